"""Passages of an index that may answer, while their scores are put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.search.explanation import Explanation
from app.search.index.segment import Segment
from app.search.port import Counts
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Ranking


@dataclass(slots=True)
class Scored:
    """A document of a segment, its score so far, how near its sense is to the query's, whether a
    phrase stands there only with slips, and what the score was put together from, where it is
    explained."""

    segment: Segment
    document: int
    score: float
    meaning: float = 0.0
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


def best_of(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    best: float,
    whole: float,
    most: int,
    weights: Ranking,
) -> list[Scored]:
    """At most so many passages, the best first (before all others those that hold phrases just as
    they were typed), of those that cover enough of the query: `best` is
    what the best one covers, `whole` the idf of all words."""
    if best <= 0.0:
        return []
    kept, lacking = weights.coverage.kept_share, weights.coverage.lacking
    found: list[Scored] = []
    for segment, score in zip(segments, scored, strict=True):
        documents = np.flatnonzero(score.coverage >= kept * best)
        share = score.coverage[documents] / whole
        final = score.score[documents] * (1 - lacking + lacking * share)
        has_slips = score.has_slips[documents]
        order = np.lexsort((-final, has_slips))[:most]
        for i in order:
            one = Scored(segment, int(documents[i]), float(final[i]), has_slips=bool(has_slips[i]))
            if score.are_explained:
                lost = float(final[i] - score.score[documents[i]])
                lacking_words = Explanation(
                    lost, f"{share[i]:.0%} of the words are held, by their idf"
                )
                one.parts = [*score.explained(one.document), lacking_words]
            found.append(one)
    found.sort(key=lambda one: (one.has_slips, -round(one.score, 4), one.passage_id))
    return found[:most]


def counts_of(
    segments: Sequence[Segment], scored: Sequence[Scores], least: float, others: Iterable[Scored]
) -> tuple[int, Counts]:
    """How many hits there are, and by episode and speaker: passages that cover at least so much of
    the query, and others found by meaning. Where nothing covers anything, these alone."""
    total = 0
    episodes: Counter[int] = Counter()
    speakers: Counter[int] = Counter()
    for segment, score in zip(segments, scored, strict=True):
        is_hit = score.coverage >= least if least > 0.0 else np.zeros(segment.count, np.bool_)
        is_hit[[one.document for one in others if one.segment is segment]] = True
        total += int(is_hit.sum())
        for column, counter in (
            (segment.episodes[is_hit], episodes),
            (segment.turns.speakers_in(is_hit), speakers),
        ):
            keys, numbers = np.unique(column, return_counts=True)
            counter.update(dict(zip(keys.tolist(), numbers.tolist(), strict=True)))
    speakers.pop(-1, None)
    return total, {"episode": dict(episodes), "speaker": dict(speakers)}
