"""Which passages answer a query best: BM25F, then how the words stand together.

BM25F: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.6.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.search.engine import Found, Hit, Scope
from app.search.highlight import LIGHT
from app.search.query import Query
from app.search.segment import Flags, Floats, Ints, Longs, Segment
from app.search.sound_alike import Expansion, Vocabulary, expand
from app.search.text import code, stem

K1, B = 1.2, 0.5
FIELDS: Mapping[str, float] = {"text": 1.0, "title": 0.35, "speaker": 0.5}
"""How much a word counts in each field."""
COMMON = 0.2
"""Words in more than this share of passages are only looked at where they stand by others;
in an archive of fewer than MANY passages no word is too common."""
MANY = 500
KEPT = 0.35
"""A passage is a hit when it covers this share of the weight that the best one covers."""
LOOKED_AT = 150
"""So many of the best passages are looked at word by word."""
LIGHT_WEIGHT = 0.2
"""Of words such as `why` and `to`: they tell little, however rare they are in an archive."""
BESIDE = 0.3
"""Weight of a word that stands only in the passage before or after: a quote doesn't end where
a passage does."""
BEYOND = 12
"""So many words of the next passage are looked at with a passage."""
TOGETHER = 0.7
"""Weight of query words that stand side by side as they do in the query."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query: its stems in the archive's languages, what may stand for it, and its
    weight (idf)."""

    stems: tuple[str, ...]
    expansions: tuple[Expansion, ...]
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
    vocabulary: Vocabulary,
    query: Query,
    scope: Scope,
    limit: int,
    offset: int,
) -> Found:
    """The best passages, and how many there are."""
    count = sum(segment.count for segment in segments)
    terms = _terms(segments, tuple(languages), vocabulary, query, count)
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
        return Found(0, (), ())
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
    heard_as = dict.fromkeys(run.stems for term in terms.values() for run in term.expansions)
    return Found(total, tuple(hits[offset : offset + limit]), tuple(heard_as))


def _terms(
    segments: Sequence[Segment],
    languages: Sequence[str],
    vocabulary: Vocabulary,
    query: Query,
    count: int,
) -> dict[str, Term]:
    """The query's words, each once. What may stand for a word is looked for among the stems of
    the first language, and not for words of a phrase, which is meant as typed."""
    quoted = {word for phrase in query.phrases for word in phrase}
    words = [stem(word, languages[0]) for word in query.words if word not in quoted]
    expansions = expand(words, vocabulary)
    return {
        word: _term(segments, languages, word, expansions.get(stem(word, languages[0]), ()), count)
        for word in dict.fromkeys(query.words)
    }


def _term(
    segments: Sequence[Segment],
    languages: Sequence[str],
    word: str,
    expansions: Sequence[Expansion],
    count: int,
) -> Term:
    stems = tuple(dict.fromkeys(stem(word, language) for language in languages))
    holding = sum(segment.frequency("text", one) for segment in segments for one in stems)
    idf = math.log(1 + (count - min(count, holding) + 0.5) / (holding + 0.5))
    if word in LIGHT:
        idf *= LIGHT_WEIGHT
    return Term(stems, tuple(expansions), idf, count > MANY and holding > COMMON * count)


def _scores(segment: Segment, terms: Sequence[Term], average: float) -> Scores:
    score = np.zeros(segment.count, dtype=np.float32)
    covered = np.zeros(segment.count, dtype=np.float32)
    is_said = np.zeros(segment.count, dtype=np.bool_)
    norm = K1 * (1 - B + B * segment.lengths / max(1.0, average))
    for term in terms:
        weight, sure = _weights(segment, term, is_said)
        touched = np.flatnonzero(weight)
        tf = weight[touched]
        gain = term.idf * tf * (K1 + 1) / (tf + norm[touched])
        score[touched] += gain
        covered[touched] += term.idf * sure[touched]
        for step in (1, -1) if len(touched) < COMMON * segment.count else ():
            near, from_here = _neighbours(segment, touched, weight, step)
            score[near] += BESIDE * gain[from_here]
            covered[near] += BESIDE * term.idf * sure[touched][from_here]
    return Scores(score, covered, is_said)


def _weights(segment: Segment, term: Term, is_said: Flags) -> tuple[Floats, Floats]:
    """How much each document holds of a term, and how surely (1 where the word itself stands
    there, less where something stands for it); notes in `is_said` whose text does."""
    weight = np.zeros(segment.count, dtype=np.float32)
    sure = np.zeros(segment.count, dtype=np.float32)
    for run in term.expansions:
        if len(run.stems) == 1:
            documents, frequency = segment.postings("text", run.stems[0])
        else:
            documents = np.flatnonzero(segment.phrase(tuple(map(code, run.stems))))
            frequency = np.ones(len(documents), dtype=np.float32)
        weight[documents] += run.weight * frequency
        sure[documents] = np.maximum(sure[documents], run.weight)
        is_said[documents] = True
    for field, boost in FIELDS.items():
        for one in term.stems:
            documents, frequency = segment.postings(field, one)
            weight[documents] += boost * frequency
            sure[documents] = 1.0
            if field == "text":
                is_said[documents] = True
    return weight, sure


def _neighbours(segment: Segment, touched: Longs, weight: Floats, step: int) -> tuple[Longs, Longs]:
    """The passages `step` after those touched, of the same episode, that lack the term; and
    which of `touched` each is beside."""
    near = touched + step
    inside = np.flatnonzero((near >= 0) & (near < segment.count))
    lacking = (weight[near[inside]] == 0) & (
        segment.episodes[near[inside]] == segment.episodes[touched[inside]]
    )
    return near[inside[lacking]], inside[lacking]


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
