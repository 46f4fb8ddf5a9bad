"""Passages of an index that may answer, while their scores are put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.search.explanation import Explanation
from app.search.index.segment import Flags, Segment
from app.search.retrieval.choosing import Hits, Wanted, chosen
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Ranking

Shares = TypeVar("Shares", float, NDArray[np.float32])


@dataclass(slots=True)
class Scored:
    """A document of a segment, its score so far, the share of the query's idf that it holds, how
    near its sense and that of those beside it is to the query's, whether a phrase stands there only
    with slips, and what the score was put together from, where it is explained."""

    segment: Segment
    document: int
    score: float
    covered: float = 0.0
    meaning: float = 0.0
    around: float = 0.0
    has_slips: bool = False
    parts: list[Explanation] = field(default_factory=list)

    @property
    def explanation(self) -> Explanation | None:
        """What the score is made of, where it is explained."""
        return Explanation(self.score, "words", tuple(self.parts)) if self.parts else None

    @property
    def passage_id(self) -> int:
        """The store's number of the passage."""
        return int(self.segment.passages[self.document])

    @property
    def episode_id(self) -> int:
        """The store's number of its episode."""
        return int(self.segment.episodes[self.document])


def held_of(share: Shares, lacking: float) -> Shares:
    """How much of a score is kept by who holds this share of a query's idf, of 1."""
    return 1 - lacking + lacking * share


def best_of(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    best: float,
    whole: float,
    wanted: Wanted,
    weights: Ranking,
) -> list[Scored]:
    """The passages that are wanted, in their order, of those that cover enough of the query: `best`
    is what the best one covers, `whole` the idf of all words."""
    if best <= 0.0:
        return []
    kept, lacking = weights.coverage.kept_share, weights.coverage.lacking
    documents = [np.flatnonzero(score.coverage >= kept * best) for score in scored]
    shares = [score.coverage[here] / whole for score, here in zip(scored, documents, strict=True)]
    finals = [
        score.score[here] * held_of(share, lacking)
        for score, here, share in zip(scored, documents, shares, strict=True)
    ]
    starts = np.cumsum([0, *map(len, documents)])
    pairs = list(zip(segments, scored, documents, strict=True))
    hits = Hits(
        np.concatenate([segment.passages[here] for segment, _, here in pairs]),
        np.concatenate([segment.episodes[here] for segment, _, here in pairs]),
        np.concatenate(finals).astype(np.float64).round(4),
        np.concatenate([score.has_slips[here] for _, score, here in pairs]),
    )
    places = chosen(hits, wanted)
    numbers = (np.searchsorted(starts, places, side="right") - 1).tolist()
    columns = (np.concatenate(documents), np.concatenate(finals), np.concatenate(shares),
               hits.has_slips)  # fmt: skip
    rows = zip(numbers, *(column[places].tolist() for column in columns), strict=True)
    found = [
        Scored(segments[number], document, final, share, has_slips=slips)
        for number, document, final, share, slips in rows
    ]
    for number, one in zip(numbers, found, strict=True):
        score = scored[number]
        if score.are_explained:
            lost = one.score - float(score.score[one.document])
            held = f"{one.covered:.0%} of the words are held, by their idf"
            one.parts = [*score.explained(one.document), Explanation(lost, held)]
    return found


def hits_of(
    segments: Sequence[Segment], scored: Sequence[Scores], least: float, others: Iterable[Scored]
) -> list[Flags]:
    """Which documents of each segment are hits: those that cover at least so much of the query,
    and others found by meaning. Where nothing covers anything, these alone."""
    found = []
    for segment, score in zip(segments, scored, strict=True):
        is_hit = score.coverage >= least if least > 0.0 else np.zeros(segment.count, np.bool_)
        is_hit[[one.document for one in others if one.segment is segment]] = True
        found.append(is_hit)
    return found


def by_episode(segments: Sequence[Segment], hits: Sequence[Flags]) -> Counter[int]:
    """How many of the hits each episode holds."""
    found: Counter[int] = Counter()
    for segment, is_hit in zip(segments, hits, strict=True):
        numbers = np.bincount(segment.episodes[is_hit])
        keys = np.flatnonzero(numbers)
        found.update(dict(zip(keys.tolist(), numbers[keys].tolist(), strict=True)))
    return found
