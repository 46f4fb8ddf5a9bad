"""Which passages answer a query best: BM25F, then how the words stand together.

BM25F: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.6.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.search.engine import Found, Hit, Scope
from app.search.query import Query
from app.search.segment import Flags, Floats, Ints, Segment
from app.search.text import code, stem

K1, B = 1.2, 0.5
FIELDS: Mapping[str, float] = {"text": 1.0, "title": 0.35, "speaker": 0.5}
"""How much a word counts in each field."""
COMMON = 0.2
"""Words in more than this share of passages are only looked at where they stand by others;
in an archive of fewer than MANY passages no word is too common."""
MANY = 500
KEPT = 0.5
"""A passage is a hit when it covers this share of the weight that the best one covers."""
LOOKED_AT = 150
"""So many of the best passages are looked at word by word."""
BEYOND = 12
"""So many words of the next passage are looked at with a passage."""
TOGETHER = 0.7
"""Weight of query words that stand side by side as they do in the query."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query: its stems in the archive's languages, and its weight (idf)."""

    stems: tuple[str, ...]
    idf: float
    is_common: bool


@dataclass(slots=True)
class Scores:
    """Per document of a segment: the score, the weight of the query words that it holds in any
    field, and whether any stands in its text."""

    score: Floats
    covered: Floats
    is_said: Flags


def rank(
    segments: Sequence[Segment],
    languages: Iterable[str],
    query: Query,
    scope: Scope,
    limit: int,
    offset: int,
) -> Found:
    """The best passages, and how many there are."""
    count = sum(segment.count for segment in segments)
    words = tuple(dict.fromkeys(query.words))
    terms = {word: _term(segments, tuple(languages), word, count) for word in words}
    scored = [term for term in terms.values() if not term.is_common] or list(terms.values())
    whole = sum(term.idf for term in scored)
    average = sum(float(segment.lengths.sum()) for segment in segments) / max(1, count)
    scores = [_scores(segment, scored, average) for segment in segments]
    for segment, score in zip(segments, scores, strict=True):
        allowed = _allowed(segment, query, scope)
        if query.phrases:  # the rest of a phrase may stand in the next passage
            score.covered[allowed] = whole
            score.is_said |= allowed
        score.covered[~allowed] = 0.0
    _drop_unsaid(scores)
    best = max((float(score.covered.max(initial=0.0)) for score in scores), default=0.0)
    if best <= 0.0:
        return Found(0, ())
    candidates: list[tuple[float, Segment, int]] = []
    total = 0
    for segment, score in zip(segments, scores, strict=True):
        documents = np.flatnonzero(score.covered >= KEPT * best)
        total += len(documents)
        share = score.covered[documents] / whole
        final = score.score[documents] * (0.3 + 0.7 * share)
        order = np.argsort(-final, kind="stable")[: limit + offset + LOOKED_AT]
        candidates += [(float(final[i]), segment, int(documents[i])) for i in order]
    candidates.sort(key=lambda found: -found[0])
    pairs = _pairs(query.words, terms)
    looked_at = [
        (score + TOGETHER * _together(segment.tokens(document, BEYOND), pairs), segment, document)
        for score, segment, document in candidates[:LOOKED_AT]
    ]
    hits = [
        Hit(int(segment.passages[document]), int(segment.episodes[document]), round(score, 4))
        for score, segment, document in looked_at + candidates[LOOKED_AT:]
    ]
    hits[:LOOKED_AT] = sorted(hits[:LOOKED_AT], key=lambda hit: (-hit.score, hit.passage_id))
    return Found(total, tuple(hits[offset : offset + limit]))


def _term(segments: Sequence[Segment], languages: Sequence[str], word: str, count: int) -> Term:
    stems = tuple(dict.fromkeys(stem(word, language) for language in languages))
    holding = sum(segment.frequency("text", one) for segment in segments for one in stems)
    idf = math.log(1 + (count - min(count, holding) + 0.5) / (holding + 0.5))
    return Term(stems, idf, count > MANY and holding > COMMON * count)


def _scores(segment: Segment, terms: Sequence[Term], average: float) -> Scores:
    score = np.zeros(segment.count, dtype=np.float32)
    covered = np.zeros(segment.count, dtype=np.float32)
    is_said = np.zeros(segment.count, dtype=np.bool_)
    norm = K1 * (1 - B + B * segment.lengths / max(1.0, average))
    for term in terms:
        weight = np.zeros(segment.count, dtype=np.float32)
        for field, boost in FIELDS.items():
            for one in term.stems:
                documents, frequency = segment.postings(field, one)
                if len(documents):
                    weight[documents] += boost * frequency
                    if field == "text":
                        is_said[documents] = True
        touched = np.flatnonzero(weight)
        tf = weight[touched]
        score[touched] += term.idf * tf * (K1 + 1) / (tf + norm[touched])
        covered[touched] += term.idf
    return Scores(score, covered, is_said)


def _drop_unsaid(scores: Sequence[Scores]) -> None:
    """Where some passage says a word of the query, those found by title alone are no hits."""
    if any(bool((score.is_said & (score.covered > 0)).any()) for score in scores):
        for score in scores:
            score.covered[~score.is_said] = 0.0


def _allowed(segment: Segment, query: Query, scope: Scope) -> Flags:
    """Documents within the scope that hold every phrase and nothing that is excluded."""
    allowed = segment.alive.copy()
    for phrase in query.phrases:
        allowed &= segment.phrase(tuple(code(token) for token in phrase))
    for run in query.excluded:
        allowed &= ~segment.phrase(tuple(code(token) for token in run))
    if scope.episodes is not None:
        allowed &= np.isin(segment.episodes, list(scope.episodes))
    if scope.speakers is not None:
        allowed &= np.isin(segment.speakers, list(scope.speakers))
    return allowed


def _pairs(words: Sequence[str], terms: Mapping[str, Term]) -> dict[tuple[int, int], float]:
    """The query's neighbouring words as codes, with the weight of finding them so."""
    return {
        (code(left), code(right)): (terms[left].idf + terms[right].idf) / 2
        for left, right in itertools.pairwise(words)
        if left in terms and right in terms
    }


def _together(stream: Ints, pairs: Mapping[tuple[int, int], float]) -> float:
    """The weight of the query's neighbours that are neighbours here too."""
    if not pairs:
        return 0.0
    here = stream.tolist()
    found = set(itertools.pairwise(here)) & pairs.keys()
    return sum(pairs[pair] for pair in found)
