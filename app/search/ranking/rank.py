"""Which passages answer a query best: words, then how they stand together, then what they mean."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.search.expansion.terms import terms
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.allowed import Allowed
from app.search.index.codes import code
from app.search.index.segment import Segment
from app.search.index.vectors import Vectors
from app.search.port import Found, HeardAs, Hit, Term
from app.search.query.tree import Node, Phrase, Query, Word
from app.search.ranking.bm25 import Archive, Scores, scores
from app.search.ranking.proximity import Slot, densest, nearness, places_in, verbatim
from app.search.ranking.said_by import said_by
from app.search.snapshot import Snapshot
from app.search.weights import Meaning, Proximity, Ranking, Verbatim, Weights


@dataclass(slots=True)
class _Candidate:
    segment: Segment
    document: int
    score: float
    meaning: float = 0.0

    @property
    def place(self) -> tuple[float, int]:
        return -round(self.score, 4), int(self.segment.passages[self.document])


def rank(
    snapshot: Snapshot,
    query: Query,
    within: Allowed,
    limit: int,
    heard_as: HeardAs,
    weights: Weights,
    vector: Vectors | None = None,
) -> Found:
    """The best passages, and how many there are. `vector` is what the query means, None to leave
    that out."""
    segments, vocabulary = snapshot.segments, snapshot.vocabulary
    known = terms(snapshot, query, heard_as, weights)
    ranking = weights.ranking
    count = sum(segment.count for segment in segments)
    average = sum(float(segment.lengths.sum()) for segment in segments) / max(1, count)
    archive = Archive(known, average, snapshot.languages, ranking.bm25)
    scored = [scores(segment, query, within, archive) for segment in segments]
    if within.speakers is not None:
        for segment, score in zip(segments, scored, strict=True):
            score.keep(
                said_by(segment, within.speakers, known.values(), vocabulary, archive.languages)
            )
    whole = max((score.whole for score in scored), default=0.0)
    quoted = _add_quoted(segments, scored, query, known, whole, snapshot.languages, ranking)
    _drop_unsaid(scored)
    best = max((float(score.coverage.max(initial=0.0)) for score in scored), default=0.0)
    found = _candidates(segments, scored, best, whole, limit, ranking)
    if not quoted or len(query.words) < ranking.verbatim.long_words:
        closest = found[: ranking.proximity.best_passages]
        _look_closer(closest, query, known, vocabulary, ranking.proximity)
    if vector is not None and not quoted and not query.phrases:
        need = whole - best / ranking.meaning.said_share
        if need > 0:
            found = _with_meaning(found, segments, scored, vector, need, ranking.meaning)
    found.sort(key=lambda candidate: candidate.place)
    hits = [
        Hit(
            int(candidate.segment.passages[candidate.document]),
            int(candidate.segment.episodes[candidate.document]),
            round(candidate.score, 4),
            round(candidate.meaning, 3),
        )
        for candidate in found[:limit]
    ]
    least = ranking.coverage.kept_share * best
    total, episodes, speakers = _counts(segments, scored, least, found)
    return Found(total, tuple(hits), tuple(known.values()), episodes, speakers)


def _drop_unsaid(scored: Sequence[Scores]) -> None:
    """Where some passage says a word of the query, those found by title alone are no hits."""
    if any(bool((score.is_said & (score.coverage > 0)).any()) for score in scored):
        for score in scored:
            score.coverage[~score.is_said] = 0.0


def _add_quoted(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    query: Query,
    known: Mapping[Node, Term],
    whole: float,
    languages: tuple[str, ...],
    weights: Ranking,
) -> bool:
    """Add to the scores what stands nearly word by word; tells whether all of the query does."""
    nodes = query.root.nodes
    if len(query.words) < 2 or not all(isinstance(node, Word | Phrase) for node in nodes):
        return False
    words = query.words
    idf = [known[Word(word)].idf for word in words]
    codes = [code(word) for word in words]
    whole = sum(idf)
    least_quoted = weights.verbatim.quoted_share * whole
    is_whole = False
    for segment, score in zip(segments, scored, strict=True):
        places = [
            (place, segment.holding(words[place], languages))
            for place in _rarest(segment, words, languages, weights.verbatim)
        ]
        found = verbatim(segment, codes, idf, places, weights.verbatim)
        for document, value in found.items():
            if score.allowed[document]:
                part = min(1.0, value / max(whole, 1e-9))
                score.score[document] += (
                    weights.verbatim.weight * value * weights.proximity.grown(part)
                )
                score.is_said[document] = True
                if value >= least_quoted and len(words) >= weights.verbatim.quoted_words:
                    is_whole = True
                    score.coverage[document] = max(whole, float(score.coverage[document]))
    return is_whole


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


def _candidates(
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    best: float,
    whole: float,
    limit: int,
    weights: Ranking,
) -> list[_Candidate]:
    """The passages that cover enough of the query, the best first, some more than `limit`."""
    found: list[_Candidate] = []
    kept, lacking = weights.coverage.kept_share, weights.coverage.lacking
    most = limit + weights.proximity.best_passages
    for segment, score in zip(segments, scored, strict=True):
        if best <= 0.0:
            break
        documents = np.flatnonzero(score.coverage >= kept * best)
        share = score.coverage[documents] / whole
        final = score.score[documents] * (1 - lacking + lacking * share)
        order = np.argsort(-final, kind="stable")[:most]
        found += [_Candidate(segment, int(documents[i]), float(final[i])) for i in order]
    found.sort(key=lambda candidate: candidate.place)
    return found[:most]


def _look_closer(
    found: Sequence[_Candidate],
    query: Query,
    known: Mapping[Node, Term],
    vocabulary: Vocabulary,
    weights: Proximity,
) -> None:
    """Add to the scores what words add that stand together."""
    if len(query.words) < 2:
        return
    slots, idf = _slots(query.words, known, vocabulary, weights)
    whole = max(1e-9, sum(idf))
    streams = [one.segment.tokens(one.document, weights.beyond_words) for one in found]
    for candidate, places in zip(found, places_in(streams, slots), strict=True):
        own = int(candidate.segment.lengths[candidate.document])
        candidate.score += weights.together * nearness(places, own, idf, weights)
        dense = densest(places, idf, weights.breath_words)
        candidate.score += weights.in_one_breath * dense * dense / whole


def _slots(
    words: Sequence[str], known: Mapping[Node, Term], vocabulary: Vocabulary, weights: Proximity
) -> tuple[dict[int, list[Slot]], list[float]]:
    """The codes of what may stand for each word of the query, and the idf of each."""
    slots: dict[int, list[Slot]] = {}
    idf = []
    seen: Counter[str] = Counter()
    for place, word in enumerate(words):
        term = known.get(Word(word))
        idf.append(term.idf if term else 0.0)
        seen[word] += 1
        if term is None or seen[word] > weights.again_words:
            continue
        slots.setdefault(code(word), []).append(Slot(place, 1.0))
        for form in vocabulary.forms(term.stems):
            if form != word:
                slots.setdefault(code(form), []).append(Slot(place, weights.other_form))
        for variant in term.variants:
            slots.setdefault(code(variant.tokens[-1]), []).append(Slot(place, variant.weight))
    return slots, idf


def _with_meaning(
    found: list[_Candidate],
    segments: Sequence[Segment],
    scored: Sequence[Scores],
    vector: Vectors,
    need: float,
    weights: Meaning,
) -> list[_Candidate]:
    """Add what passages mean to the scores of the best, and those that are near by meaning
    alone."""
    held = {(id(one.segment), one.document): one for one in found[: weights.best_passages]}
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
            candidate = held.get((id(segment), document))
            if candidate is None:
                of_words = weights.of_words * float(score.score[document])
                candidate = _Candidate(segment, document, of_words)
                found.append(candidate)
            candidate.score += weights.weight * need * (likeness - weights.least_alike)
            candidate.meaning = likeness
    return found


def _counts(
    segments: Sequence[Segment], scored: Sequence[Scores], least: float, found: list[_Candidate]
) -> tuple[int, dict[int, int], dict[int, int]]:
    """How many hits there are, by episode and by speaker too; `least` is what a hit must cover."""
    total = 0
    episodes: Counter[int] = Counter()
    speakers: Counter[int] = Counter()
    for segment, score in zip(segments, scored, strict=True):
        is_hit = score.coverage >= least if least > 0.0 else np.zeros(segment.count, np.bool_)
        for one in found:
            if one.segment is segment:
                is_hit[one.document] = True
        total += int(is_hit.sum())
        for column, counter in (
            (segment.episodes[is_hit], episodes),
            (segment.turns.speakers_in(is_hit), speakers),
        ):
            keys, numbers = np.unique(column, return_counts=True)
            counter.update(dict(zip(keys.tolist(), numbers.tolist(), strict=True)))
    speakers.pop(-1, None)
    return total, dict(episodes), dict(speakers)
