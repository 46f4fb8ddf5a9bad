"""Passages in which a query stands nearly word by word, looked for from its rarest words on."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.codes import Codes, codes
from app.search.index.segment import Flags, Floats, Longs, Segment, ranges
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
    idf = np.array([plan.terms[Word(word)].idf for word in words], dtype=np.float32)
    sum_idf = max(1e-9, float(idf.sum()))
    values = _verbatim(segments, scored, words, idf, languages, weights.verbatim)
    is_quoted = False
    for score, value in zip(scored, values, strict=True):
        documents = np.flatnonzero(value)
        shares = value[documents] / sum_idf
        grown = weights.proximity.grown(np.minimum(1.0, shares))
        added = weights.verbatim.weight * value[documents] * grown
        score.add(documents, added.astype(np.float32), _describe(shares))
        score.is_said[documents] = True
        if len(words) >= weights.verbatim.quoted_words:
            quoted = documents[shares >= weights.verbatim.quoted_share]
            score.coverage[quoted] = np.maximum(score.coverage[quoted], whole)
            is_quoted |= len(quoted) > 0
    return is_quoted


def _describe(shares: Floats) -> Callable[[int], str]:
    return lambda at: f"{shares[at]:.0%} of the query stands here word by word"


def _verbatim(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    words: Sequence[str],
    idf: Floats,
    languages: Sequence[str],
    limits: Verbatim,
) -> list[Floats]:
    """Of each document of each segment the idf of the words that stand there in the query's order.
    Words may differ, but none may be missing between them. Everything is measured over all segments
    together, so that it doesn't matter how an index is cut."""
    wanted = codes(words)
    found = [np.zeros(segment.count, dtype=np.float32) for segment in segments]
    for place in _rarest(segments, words, languages, limits):
        starts = _starts(segments, words, place, languages, limits)
        every = [
            _runs(segment, score.allowed, at, wanted, idf)
            for segment, score, at in zip(segments, scored, starts, strict=True)
        ]
        least = _enough([runs.values for runs in every], limits, float(idf.sum()))
        for segment, runs, best in zip(segments, every, found, strict=True):
            runs = runs.only(runs.values >= least)
            documents, values = _credited(segment, runs, idf)
            np.maximum.at(best, documents, values)
    return [best * score.allowed for best, score in zip(found, scored, strict=True)]


def _rarest(
    segments: Sequence[Segment], words: Sequence[str], languages: Sequence[str], limits: Verbatim
) -> list[int]:
    """Places of the query's rarest words, each word once."""
    held = {
        word: sum(segment.holders(word, languages) for segment in segments)
        for word in dict.fromkeys(words)
    }
    places = {word: place for place, word in enumerate(words) if held[word]}
    rarest = sorted(places.values(), key=lambda place: held[words[place]])[: limits.anchor_words]
    many = itertools.accumulate(held[words[place]] for place in rarest)
    few = [
        place for place, total in zip(rarest, many, strict=True) if total <= limits.anchor_passages
    ]
    return few or rarest[:1]


def _starts(
    segments: Sequence[Segment],
    words: Sequence[str],
    place: int,
    languages: Sequence[str],
    limits: Verbatim,
) -> list[Longs]:
    """Where runs of the query would begin in each segment, by where its word number `place` stands.
    Where that is said too often only such runs of which a word beside it stands there, too."""
    wanted = codes(words)
    found = []
    for segment in segments:
        found.append(segment.places(words[place], languages) - place)
    if sum(map(len, found)) <= limits.anchor_places:
        return found
    beside = [one for one in (place - 1, place + 1) if 0 <= one < len(words)]
    return [
        at[_stand(segment, at[:, None] + beside, wanted[beside]).any(axis=1)]
        for segment, at in zip(segments, found, strict=True)
    ]


def _stand(segment: Segment, places: Longs, wanted: Codes) -> NDArray[np.bool_]:
    """Whether the wanted words stand at these places, a row each; nothing stands beyond the ends of
    a segment, into which a run may reach."""
    found: NDArray[np.bool_] = segment.stream[_within(segment, places)] == wanted
    return found & (places >= 0) & (places < len(segment.stream))


def _within(segment: Segment, places: Longs) -> Longs:
    return np.clip(places, 0, len(segment.stream) - 1)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of as many words as the query has: where they begin, which words stand there (a row
    each), and their idf."""

    starts: Longs
    same: NDArray[np.bool_]
    values: Floats

    def only(self, kept: Flags) -> "_Runs":
        """Some of them."""
        return _Runs(self.starts[kept], self.same[kept], self.values[kept])


def _runs(segment: Segment, allowed: Flags, at: Longs, wanted: Codes, idf: Floats) -> _Runs:
    """The runs that begin at these places, and touch a document that is allowed."""
    edges = segment.starts[np.flatnonzero(np.diff(allowed, prepend=False, append=False))]
    first, last = (
        np.searchsorted(at, edges[::2] - len(wanted) + 1),
        np.searchsorted(at, edges[1::2]),
    )
    first[1:] = np.maximum(first[1:], last[:-1])  # what touches two stretches of them counts once
    at = at[ranges(first, last)]
    same = _stand(segment, at[:, None] + np.arange(len(wanted)), wanted)
    return _Runs(at, same, _worth(same, idf))


def _enough(values: Sequence[Floats], limits: Verbatim, sum_idf: float) -> float:
    """What the least of the best runs is worth: those that are worth as much are as good."""
    every = np.concatenate(values)
    least = limits.least_share * sum_idf
    if len(every) <= limits.best_runs:
        return least
    return max(least, float(np.partition(every, -limits.best_runs)[-limits.best_runs]))


def _credited(segment: Segment, runs: _Runs, idf: Floats) -> tuple[Longs, Floats]:
    """For each run the document in which most of it stands, of equal ones the first, and what is
    worth of it in that one's episode."""
    size = runs.same.shape[1]
    places = _within(segment, runs.starts[:, None] + np.arange(size))
    documents = segment.document_of(places)
    first, last = documents[:, 0], documents[:, -1]
    most, count = first, np.zeros(len(first), dtype=np.int64)
    for step in range(int((last - first).max(initial=0)) + 1):
        here = (runs.same & (documents == (first + step)[:, None])).sum(axis=1)
        most = np.where(here > count, first + step, most)
        count = np.maximum(here, count)
    is_theirs = segment.episodes[documents] == segment.episodes[most][:, None]
    return most, _worth(runs.same & is_theirs, idf)


def _worth(stands: NDArray[np.bool_], idf: Floats) -> Floats:
    """What the words that stand in each run are worth together. Not by a product of matrices, whose
    last bits depend on how many rows there are: equal runs must be worth the same everywhere."""
    found: Floats = np.where(stands, idf, np.float32(0.0)).sum(axis=1)
    return found
