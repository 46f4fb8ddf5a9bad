"""Passages that mean what a query means, where the index holds that."""

from collections.abc import Sequence

import numpy as np

from app.search.explanation import Explanation
from app.search.index.segment import Segment
from app.search.index.vectors import Vectors
from app.search.retrieval.scored import Scored
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Meaning


def add_meaning(
    found: list[Scored],
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    vector: Vectors,
    need: float,
    weights: Meaning,
) -> list[Scored]:
    """Add what passages mean to the scores of the best. Gives those that are near by meaning
    alone. `need` is what no passage covers of the query."""
    held = {(id(one.segment), one.document): one for one in found}
    others = []
    for segment, score in zip(segments, scored, strict=True):
        if segment.meanings is None:
            continue
        near = segment.meanings.nearest(vector, weights.near_passages)
        near = near[score.allowed[near]]
        mine = [one.document for one in held.values() if one.segment is segment]
        documents = np.union1d(near, np.array(mine, dtype=np.int64))
        for document, likeness in zip(
            documents.tolist(), segment.meanings.likeness(vector, documents).tolist(), strict=True
        ):
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
