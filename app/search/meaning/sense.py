"""What search asks about meaning: the model of an archive, and the vectors of its passages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.search.meaning.model import Sentences, Vectors, is_installed
from app.search.meaning.vector_file import Meanings, VectorFile


class Model(Protocol):
    """What gives texts their vectors."""

    @property
    def is_made(self) -> bool:
        """Whether it can be asked."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text."""


class Sense:
    """The model, and what it made of the passages so far."""

    def __init__(self, model: Model, kept: VectorFile) -> None:
        self.model = model
        self.kept = kept

    def now(self) -> Meanings | None:
        """The vectors that are there; None before there are any."""
        found = self.kept.now()
        return found if len(found) and self.model.is_made else None

    def warm(self) -> None:
        """Load the model, where it will be asked: else who asks first waits for it, and processes
        that are forked later hold it each for itself."""
        if self.now():
            self.vector("")

    def vector(self, text: str) -> Vectors:
        """What a query means."""
        found: Vectors = self.model.vectors([text])[0]
        return found


def installed(wanted: bool, folder: Path) -> Sense | None:
    """Search by meaning over a folder, where that is wanted and the extra is there."""
    return Sense(Sentences(folder), VectorFile(folder)) if wanted and is_installed() else None
