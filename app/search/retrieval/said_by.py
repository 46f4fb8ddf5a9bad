"""Keep to what somebody said, and count it: a passage may hold the words of several."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from app.language.stop_words import STOP_WORDS
from app.search.index.segment import Flags, Floats, Longs, Segment, parted, sayings
from app.search.port import Plan, QueryTerm
from app.search.retrieval.spoken_phrase import spoken_at


def said_by(
    segment: Segment, speakers: Collection[int], plan: Plan, languages: Sequence[str]
) -> Flags:
    """The documents in which one of the speakers says what is asked for."""
    wanted = np.fromiter(speakers, dtype=np.int64, count=len(speakers))
    documents, sayers = parted(_said(segment, plan, languages))
    found = np.zeros(segment.count, dtype=np.bool_)
    found[documents[np.isin(sayers, wanted)]] = True
    return found


@dataclass(frozen=True, slots=True)
class Covering:
    """How much of a query the documents of a segment cover, and which of them are hits."""

    segment: Segment
    coverage: Floats
    is_hit: Flags


def hits_by_speaker(
    covering: Sequence[Covering], plan: Plan, languages: Sequence[str]
) -> Counter[int]:
    """How many hits there are when what each speaker says is asked for, of those who say some of
    the present ones: the best of theirs covers the most then, so others count that would be too
    little beside the best of all."""
    columns: list[tuple[Longs, Floats, Flags]] = []
    for one in covering:
        documents, sayers = parted(_said(one.segment, plan, languages))
        covers = one.coverage[documents]
        some = (sayers >= 0) & ((covers > 0) | one.is_hit[documents])
        columns.append((sayers[some], covers[some], one.is_hit[documents[some]]))
    sayers, covers, is_hit = (np.concatenate(column) for column in zip(*columns, strict=True))
    best = np.zeros(sayers.max(initial=-1) + 1, dtype=np.float32)
    np.maximum.at(best, sayers, covers)
    kept = plan.weights.coverage.kept_share
    counted = sayers[is_hit | (covers >= kept * best[sayers])]
    offered = np.unique(sayers[is_hit])
    numbers = np.bincount(counted, minlength=len(best))[offered]
    return Counter(dict(zip(offered.tolist(), numbers.tolist(), strict=True)))


def _said(segment: Segment, plan: Plan, languages: Sequence[str]) -> Longs:
    """Who says in which document every phrase of the query; without any, what may stand for one
    of its words; without words, anything. Stop words count only where there are no others. Each
    pair is one number, as in `sayings`."""
    phrases = [phrase for phrase in plan.query.phrases if not phrase.slop]
    if phrases:
        each = (_sayers_of(segment, phrase.tokens, languages) for phrase in phrases)
        return reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), each)
    terms = list(plan.terms.values())
    if not terms:
        return segment.turns.sayings
    telling = [term for term in terms if term.token not in STOP_WORDS] or terms
    tokens = {token for term in telling for token in _tokens(term)}
    places = np.concatenate([segment.places(token, languages) for token in tokens])
    return sayings(segment.document_of(places), segment.turns.at(places))


def _sayers_of(segment: Segment, tokens: Sequence[str], languages: Sequence[str]) -> Longs:
    """Who says a phrase in which document, from its first word to its last."""
    first, last = spoken_at(segment, tokens, languages)
    speakers = segment.turns.at(first)
    is_one = speakers == segment.turns.at(last)
    return sayings(segment.document_of(first[is_one]), speakers[is_one])


def _tokens(term: QueryTerm) -> list[str]:
    """What a term may begin with where it stands."""
    return [term.token, *term.forms, *(variant.tokens[0] for variant in term.variants)]
