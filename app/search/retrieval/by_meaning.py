"""Passages that mean what a query means, as far as that is known of them."""

from collections.abc import Sequence

import numpy as np

from app.search.explanation import Explanation
from app.search.index.segment import Longs, Segment
from app.search.meaning.model import Vectors
from app.search.meaning.vector_file import Meanings
from app.search.retrieval.scored import Scored, held_of
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Ranking


def add_meaning(
    found: list[Scored],
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    meanings: Meanings,
    vector: Vectors,
    weights: Ranking,
) -> list[Scored]:
    """Note what passages mean with those found. Gives those that are near by meaning alone."""
    held = {(id(one.segment), one.document): one for one in found}
    others = []
    near = _near(segments, scored, meanings, vector, weights.meaning.near_passages)
    for segment, score, some in zip(segments, scored, near, strict=True):
        mine = np.array([one.document for one in found if one.segment is segment], dtype=np.int64)
        documents = np.union1d(some, mine)
        alike, around = _likeness(segment, documents, meanings, vector)
        for document, likeness, beside in zip(
            documents.tolist(), alike.tolist(), around.tolist(), strict=True
        ):
            if likeness <= weights.meaning.least_alike:
                continue
            one = held.get((id(segment), document))
            if one is None:
                one = _by_words(segment, document, score, weights.coverage.lacking)
                others.append(one)
            one.meaning, one.around = likeness, beside
    return sorted(others, key=lambda one: one.passage_id)


def _by_words(segment: Segment, document: int, score: Scores, lacking: float) -> Scored:
    """A document that holds too little of a query to be found by its words, with their score."""
    share = float(score.coverage[document]) / score.whole if score.whole else 0.0
    said = float(score.score[document]) * held_of(share, lacking)
    one = Scored(segment, document, said, share)
    if score.are_explained:
        one.parts.append(Explanation(said, "words that cover too little"))
    return one


def _likeness(
    segment: Segment, documents: Longs, meanings: Meanings, vector: Vectors
) -> tuple[Vectors, Vectors]:
    """How like a vector documents are, and the passages before and after them in their episodes,
    in the mean; 0 for what isn't known."""
    last = len(segment.episodes) - 1
    places = np.stack([documents, np.maximum(documents - 1, 0), np.minimum(documents + 1, last)])
    rows = meanings.rows_of(segment)[places]
    is_known = (rows >= 0) & (segment.episodes[places] == segment.episodes[documents])
    is_known[1:] &= places[1:] != documents
    alike = np.zeros(places.shape, dtype=np.float32)
    alike[is_known] = meanings.likeness(vector, rows[is_known])
    return alike[0], alike[1:].sum(axis=0) / np.maximum(is_known[1:].sum(axis=0), 1)


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
