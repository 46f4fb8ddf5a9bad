"""The scores of a segment's documents while they are put together, and from what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.search.explanation import Explanation
from app.search.index.segment import Flags, Floats, Longs


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What was added to the scores of some documents, which rise; `describe` says what for, by the
    place of a document among them."""

    documents: Longs
    values: NDArray[np.floating]
    describe: Callable[[int], str]

    def only(self, kept: Flags) -> "ScorePart":
        """The part of those documents of it that are kept."""
        places = np.flatnonzero(kept)
        return ScorePart(
            self.documents[places],
            self.values[places],
            lambda place: self.describe(int(places[place])),
        )


@dataclass(slots=True)
class Scores:
    """Per document of a segment: the score, the idf of the query words that it holds in any
    field, whether any stands in its text, whether all that must stand there does, and whether a
    phrase only does with what slips into speech.
    `whole` is the idf of all words. `parts` are what the scores were put together from, noted
    where they `are_explained`."""

    score: Floats
    coverage: Floats
    is_said: Flags
    allowed: Flags
    has_slips: Flags
    are_explained: bool
    whole: float = 0.0
    parts: list[ScorePart] = field(default_factory=list)

    def add(
        self, documents: Longs, values: NDArray[np.floating], describe: Callable[[int], str]
    ) -> None:
        """Add to the scores of these documents, each once."""
        self.score[documents] += values
        if self.are_explained:
            self.parts.append(ScorePart(documents, values, describe))

    def add_best(self, others: Sequence["Scores"]) -> None:
        """Add the best score that each document has among others."""
        scores = np.stack([one.score for one in others])
        best = scores.argmax(axis=0)
        self.score += scores.max(axis=0)
        for number, one in enumerate(others):
            for part in one.parts:
                is_best = (best[part.documents] == number) & one.allowed[part.documents]
                self.parts.append(part.only(is_best))

    def explained(self, document: int) -> list[Explanation]:
        """What the score of a document was put together from."""
        found = []
        for part in self.parts:
            place = int(np.searchsorted(part.documents, document))
            if place < len(part.documents) and part.documents[place] == document:
                found.append(Explanation(float(part.values[place]), part.describe(place)))
        return found

    def keep(self, documents: Flags) -> None:
        """Leave out all other documents."""
        self.allowed &= documents
        self.coverage[~self.allowed] = 0.0
