"""Passages that mean what a query means, as far as that is known of them."""

from collections.abc import Sequence

import numpy as np

from app.search.explanation import Explanation
from app.search.index.segment import Segment
from app.search.meaning.kept import Meanings
from app.search.meaning.model import Vectors
from app.search.retrieval.scored import Scored
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Meaning


def add_meaning(
    found: list[Scored],
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    meanings: Meanings,
    vector: Vectors,
    need: float,
    weights: Meaning,
) -> list[Scored]:
    """Add what passages mean to the scores of the best. Gives those that are near by meaning
    alone. `need` is what no passage covers of the query."""
    held = {(id(one.segment), one.document): one for one in found}
    others = []
    near = _near(segments, scored, meanings, vector, weights.near_passages)
    for segment, score, some in zip(segments, scored, near, strict=True):
        rows = meanings.rows_of(segment)
        mine = np.array([one.document for one in found if one.segment is segment], dtype=np.int64)
        documents = np.union1d(some, mine[rows[mine] >= 0])
        alike = meanings.likeness(vector, rows[documents])
        for document, likeness in zip(documents.tolist(), alike.tolist(), strict=True):
            if likeness <= weights.least_alike:
                continue
            one = held.get((id(segment), document))
            if one is None:
                one = Scored(segment, document, weights.of_words * float(score.score[document]))
                if score.are_explained:
                    one.parts.append(Explanation(one.score, "words that cover too little"))
                others.append(one)
            added = weights.weight * need * (likeness - weights.least_alike)
            one.score += added
            one.meaning = likeness
            if score.are_explained:
                one.parts.append(Explanation(added, f"meaning, which is {likeness:.0%} the same"))
    return others


def _near(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    meanings: Meanings,
    vector: Vectors,
    count: int,
) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The documents of each segment that are among the `count` nearest of all."""
    allowed = [
        np.flatnonzero(score.allowed & (meanings.rows_of(segment) >= 0))
        for segment, score in zip(segments, scored, strict=True)
    ]
    rows = [meanings.rows_of(one)[some] for one, some in zip(segments, allowed, strict=True)]
    places = np.sort(meanings.nearest(vector, np.concatenate(rows), count))
    starts = np.cumsum([0, *map(len, rows)])
    return [
        some[places[(places >= start) & (places < start + len(some))] - start]
        for some, start in zip(allowed, starts, strict=False)
    ]
