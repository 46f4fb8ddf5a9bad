"""Keep to what somebody said, and count it: a passage may hold the words of several."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.search.index.segment import Flags, Floats, Longs, Segment
from app.search.port import Plan, QueryTerm
from app.search.retrieval.spoken_phrase import spoken_at


def said_by(
    segment: Segment, speakers: Collection[int], plan: Plan, languages: Sequence[str]
) -> Flags:
    """The documents in which one of the speakers says what is asked for."""
    wanted = np.fromiter(speakers, dtype=np.int64, count=len(speakers))
    sayers = segment.turns.sayers
    theirs = _said(segment, plan, languages, None) & np.isin(sayers.speakers, wanted)
    found = np.zeros(segment.count, dtype=np.bool_)
    found[sayers.documents[theirs]] = True
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
    kept = plan.weights.coverage.kept_share
    # Who says a hit covers so much of the best, and what counts for them so much of that.
    least = kept**2 * max((float(one.coverage.max(initial=0.0)) for one in covering), default=0.0)
    columns: list[tuple[Longs, Floats, Flags]] = []
    for one in covering:
        sayers = one.segment.turns.sayers
        covers, is_hit = one.coverage[sayers.documents], one.is_hit[sayers.documents]
        may_count = (one.coverage > 0) & (one.coverage >= least) | one.is_hit
        some = _said(one.segment, plan, languages, np.flatnonzero(may_count)) & (
            sayers.speakers >= 0
        )
        some &= may_count[sayers.documents]
        columns.append((sayers.speakers[some], covers[some], is_hit[some]))
    speakers, shares, are_hits = (np.concatenate(column) for column in zip(*columns, strict=True))
    best = np.zeros(speakers.max(initial=-1) + 1, dtype=np.float32)
    np.maximum.at(best, speakers, shares)
    counted = speakers[are_hits | (shares >= kept * best[speakers])]
    offered = np.unique(speakers[are_hits])
    numbers = np.bincount(counted, minlength=len(best))[offered]
    return Counter(dict(zip(offered.tolist(), numbers.tolist(), strict=True)))


def _said(segment: Segment, plan: Plan, languages: Sequence[str], documents: Longs | None) -> Flags:
    """Which of a segment's sayings say every phrase of the query; without any, what may stand for
    one of its words; without words, anything. Stop words count only where there are no others.
    Where `documents` are given, the others needn't be told."""
    turns = segment.turns
    found = np.ones(len(turns.sayers.documents), dtype=np.bool_)
    phrases = [phrase for phrase in plan.query.phrases if not phrase.slop]
    for phrase in phrases:
        first, last = spoken_at(segment, phrase.tokens, languages)
        found &= turns.saying(first[turns.at(first) == turns.at(last)])
    terms = list(plan.terms.values())
    if phrases or not terms:
        return found
    telling = [term for term in terms if term.token not in STOP_WORDS] or terms
    return found & _saying(segment, telling, languages, documents)


def _saying(
    segment: Segment,
    terms: Sequence[QueryTerm],
    languages: Sequence[str],
    documents: Longs | None,
) -> Flags:
    """Which of a segment's sayings say what may stand for one of the terms. Where one alone speaks,
    the posting lists tell it; only where several do, the words are looked at."""
    sayers = segment.turns.sayers
    tokens = {token for term in terms for token in _tokens(term)}
    stems = {one for term in terms for one in term.stems}
    # All forms of these stems are among the tokens, but not all of those of a variant.
    loose = {one for one in tokens if any(stem(one, each) not in stems for each in languages)}
    holds = segment.holding_any(stems)
    may_hold = segment.holding_any(stem(one, each) for one in loose for each in languages)
    is_told = holds & sayers.is_alone
    open_still = (holds | may_hold) & ~is_told
    if documents is not None:
        asked = np.zeros(segment.count, dtype=np.bool_)
        asked[documents] = True
        open_still &= asked
    places = segment.places_of_any(tokens, np.flatnonzero(open_still), languages)
    return is_told[sayers.documents] | segment.turns.saying(places)


def _tokens(term: QueryTerm) -> list[str]:
    """What a term may begin with where it stands."""
    return [term.token, *term.forms, *(variant.tokens[0] for variant in term.variants)]
