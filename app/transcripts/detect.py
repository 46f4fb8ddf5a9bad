"""Which format is this? Content first, file name second."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from app.transcripts import formats
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.source import Source


class UnknownFormatError(TranscriptError):
    """A file that no format knows: no transcript, as far as one can tell."""


class Format(Protocol):
    """What a module in `formats/` offers."""

    NAME: str

    def confidence(self, source: Source) -> float:
        """How surely the source is of this format, 0 (not at all) to 1 (beyond doubt)."""

    def parse(self, source: Source) -> Transcript:
        """Read the source; raises TranscriptError with a sentence for the owner."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Every module of `formats/`: a new format is a new file there."""
    return tuple(
        cast(Format, import_module(f"{formats.__name__}.{module.name}"))
        for module in pkgutil.iter_modules(formats.__path__)
    )


def detect(source: Source) -> Format:
    """The format that knows the source best; raises UnknownFormatError when none does."""
    ranked = [(known.confidence(source), known) for known in all_formats()]
    confidence, best = max(ranked, key=lambda pair: pair[0])
    if confidence <= 0:
        raise UnknownFormatError("No transcript format is known for this file.")
    return best


def read(source: Source) -> Transcript:
    """Detect and parse. Raises TranscriptError for what is no readable transcript."""
    return detect(source).parse(source)
