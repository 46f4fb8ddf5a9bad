"""Passages in which a query stands nearly word by word, looked for from its rarest words on."""

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from app.search.codes import code
from app.search.index.segment import Floats, Longs, Segment
from app.search.port import Plan
from app.search.query.tree import Phrase, Word
from app.search.retrieval.segment_scores import Scores
from app.search.weights import Verbatim


def add_verbatim(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    plan: Plan,
    whole: float,
    languages: Sequence[str],
) -> bool:
    """Add to the scores what stands nearly word by word; tells whether all of the query does. Such
    a passage covers all of it, which is `whole`."""
    words, weights = plan.query.words, plan.weights
    if len(words) < 2 or not all(isinstance(node, Word | Phrase) for node in plan.query.root.nodes):
        return False
    idf = [plan.terms[Word(word)].idf for word in words]
    codes = [code(word) for word in words]
    sum_idf = sum(idf)
    least_quoted = weights.verbatim.quoted_share * sum_idf
    is_quoted = False
    for segment, score in zip(segments, scored, strict=True):
        places = [
            (place, segment.holding(words[place], languages))
            for place in _rarest(segment, words, languages, weights.verbatim)
        ]
        for document, value in verbatim(segment, codes, idf, places, weights.verbatim).items():
            if score.allowed[document]:
                grown = weights.proximity.grown(min(1.0, value / max(sum_idf, 1e-9)))
                added = np.array([weights.verbatim.weight * value * grown], dtype=np.float32)
                score.add(np.array([document]), added, _describe(value / max(sum_idf, 1e-9)))
                score.is_said[document] = True
                if value >= least_quoted and len(words) >= weights.verbatim.quoted_words:
                    is_quoted = True
                    score.coverage[document] = max(whole, float(score.coverage[document]))
    return is_quoted


def _describe(share: float) -> Callable[[int], str]:
    return lambda _: f"{share:.0%} of the query stands here word by word"


def _rarest(
    segment: Segment, words: Sequence[str], languages: Sequence[str], limits: Verbatim
) -> list[int]:
    """Places of the query's rarest words in a segment, each word once."""
    held = {word: segment.holders(word, languages) for word in dict.fromkeys(words)}
    places = {word: place for place, word in enumerate(words) if held[word]}
    rarest = sorted(places.values(), key=lambda place: held[words[place]])[: limits.anchor_words]
    many = itertools.accumulate(held[words[place]] for place in rarest)
    few = [
        place for place, total in zip(rarest, many, strict=True) if total <= limits.anchor_passages
    ]
    return few or rarest[:1]


def verbatim(
    segment: Segment,
    codes: Sequence[int],
    idf: Sequence[float],
    rarest: Sequence[tuple[int, Longs]],
    limits: Verbatim,
) -> dict[int, float]:
    """Documents in which the query stands nearly word by word, and the idf of the words that
    stand there in its order. Words may differ, but none may be missing between them; `rarest`
    are places in the query with the documents that hold the word there."""
    weights = np.array(idf, dtype=np.float32)
    wanted = np.array(codes, dtype=np.int32)
    found: dict[int, float] = {}
    for place, documents in rarest:
        at = segment.positions(codes[place], documents)[: limits.anchor_places] - place
        at = at[(at >= 0) & (at + len(codes) <= len(segment.stream))]
        if not len(at):
            continue
        same = segment.stream[at[:, None] + np.arange(len(codes))] == wanted
        value = same @ weights
        best = np.argsort(-value, kind="stable")[: limits.best_runs]
        for index in best[value[best] >= limits.least_share * weights.sum()]:
            _credit(segment, int(at[index]), same[index], weights, float(value[index]), found)
    return found


def _credit(
    segment: Segment, at: int, same: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    weights: Floats, value: float, found: dict[int, float],
) -> None:  # fmt: skip
    """Credit a run to the document that most of it stands in."""
    documents = segment.document_of(np.arange(at, at + len(same)))
    shares = {int(one): int((same & (documents == one)).sum()) for one in np.unique(documents)}
    most = max(shares, key=lambda one: (shares[one], -one))
    elsewhere = segment.episodes[documents] != segment.episodes[most]
    value -= float((weights * same)[elsewhere].sum())
    found[most] = max(found.get(most, 0.0), value)
