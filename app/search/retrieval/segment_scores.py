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

    def of(self, documents: Longs, shares: Floats) -> "ScorePart":
        """The part, of which each of its documents keeps its share, of 1; `documents`, among which
        they are, have these shares, and rise."""
        theirs = shares[np.searchsorted(documents, self.documents)]
        return ScorePart(self.documents, self.values * theirs, self.describe)


@dataclass(slots=True)
class Scores:
    """Per document of a segment: the score, the idf of the query words that it holds in any
    field, as much of both as those beside it lend it, whether any word stands in its text, whether
    all that must stand there does, and whether a phrase only does with what slips into speech.
    `whole` is the idf of all words. `parts` are what the scores were put together from, noted
    where they `are_explained`, and `lent_parts` the same of what is lent."""

    score: Floats
    coverage: Floats
    lent_score: Floats
    lent_coverage: Floats
    is_said: Flags
    allowed: Flags
    has_slips: Flags
    are_explained: bool
    whole: float = 0.0
    parts: list[ScorePart] = field(default_factory=list)
    lent_parts: list[ScorePart] = field(default_factory=list)

    def add(
        self, documents: Longs, values: NDArray[np.floating], describe: Callable[[int], str]
    ) -> None:
        """Add to the scores of these documents, each once."""
        self.score[documents] += values
        if self.are_explained:
            self.parts.append(ScorePart(documents, values, describe))

    def lend(
        self,
        documents: Longs,
        values: NDArray[np.floating],
        coverage: NDArray[np.floating],
        describe: Callable[[int], str],
    ) -> None:
        """Lend these documents, each once, what stands beside them."""
        self.lent_score[documents] += values
        self.lent_coverage[documents] += coverage
        if self.are_explained:
            self.lent_parts.append(ScorePart(documents, values, describe))

    def settle(self) -> None:
        """Count what was lent, to each document at most as much as it has of its own: one that
        holds nothing of a query, or only words that any sentence has, is no hit for what its
        neighbours say."""
        lent = np.flatnonzero(self.lent_score != 0)
        mine, theirs = self.score[lent], self.lent_score[lent]
        shares = np.minimum(1.0, mine / np.maximum(theirs, np.float32(1e-9)))
        self.score[lent] = mine + shares * theirs
        self.coverage[lent] += np.minimum(self.coverage[lent], self.lent_coverage[lent])
        self.parts += [part.of(lent, shares) for part in self.lent_parts]
        self.lent_score[lent] = self.lent_coverage[lent] = 0.0
        self.lent_parts = []

    def add_best(self, others: Sequence["Scores"]) -> None:
        """Add the best that each document has among alternatives: the best score, and of what it
        covers the largest share of one."""
        each = np.arange(len(self.score))
        best = np.stack([one.score + one.lent_score for one in others]).argmax(axis=0)
        self.score += np.stack([one.score for one in others])[best, each]
        self.lent_score += np.stack([one.lent_score for one in others])[best, each]
        for number, one in enumerate(others):
            is_best = (best == number) & one.allowed
            self.parts += [part.only(is_best[part.documents]) for part in one.parts]
            self.lent_parts += [part.only(is_best[part.documents]) for part in one.lent_parts]
        whole = sum(one.whole for one in others) / len(others)
        scale = [whole / max(one.whole, 1e-9) for one in others]
        own = np.stack([one.coverage * by for one, by in zip(others, scale, strict=True)])
        lent = np.stack([one.lent_coverage * by for one, by in zip(others, scale, strict=True)])
        most = (own + lent).argmax(axis=0)
        self.coverage += own[most, each]
        self.lent_coverage += lent[most, each]
        self.whole += whole

    def explained(self, document: int) -> list[Explanation]:
        """What the score of a document was put together from."""
        found = []
        for part in self.parts:
            place = int(np.searchsorted(part.documents, document))
            if place < len(part.documents) and part.documents[place] == document:
                found.append(Explanation(float(part.values[place]), part.describe(place)))
        return found

    def drop(self, documents: Flags) -> None:
        """Let these documents score and cover nothing."""
        for column in (self.score, self.coverage, self.lent_score, self.lent_coverage):
            column[documents] = 0.0

    def keep(self, documents: Flags) -> None:
        """Leave out all other documents."""
        self.allowed &= documents
        self.coverage[~self.allowed] = 0.0
