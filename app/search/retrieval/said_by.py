"""Keep to what somebody said: a passage may hold the words of several."""

from collections.abc import Collection, Sequence

import numpy as np

from app.language.stop_words import STOP_WORDS
from app.search.index.segment import Flags, Segment
from app.search.port import Plan, QueryTerm
from app.search.retrieval.spoken_phrase import spoken_at


def said_by(
    segment: Segment, speakers: Collection[int], plan: Plan, languages: Sequence[str]
) -> Flags:
    """The documents in which one of the speakers says every phrase of the query; without any, what
    may stand for one of its words; without words, anything. Stop
    words count only where there are no others."""
    wanted = np.fromiter(speakers, dtype=np.int64, count=len(speakers))
    phrases = [phrase for phrase in plan.query.phrases if not phrase.slop]
    if phrases:
        found = np.ones(segment.count, dtype=np.bool_)
        for phrase in phrases:
            first, last = spoken_at(segment, phrase.tokens, languages)
            theirs = first[
                np.isin(segment.turns.at(first), wanted) & np.isin(segment.turns.at(last), wanted)
            ]
            found &= np.isin(np.arange(segment.count), segment.document_of(theirs))
        return found
    found = np.zeros(segment.count, dtype=np.bool_)
    terms = list(plan.terms.values())
    if not terms:
        found[segment.turns.documents[np.isin(segment.turns.speakers, wanted)]] = True
        return found
    telling = [term for term in terms if term.token not in STOP_WORDS] or terms
    for token in {token for term in telling for token in _tokens(term)}:
        places = segment.places(token, languages)
        theirs = places[np.isin(segment.turns.at(places), wanted)]
        found[segment.document_of(theirs)] = True
    return found


def _tokens(term: QueryTerm) -> list[str]:
    """What a term may begin with where it stands."""
    return [term.token, *term.forms, *(variant.tokens[0] for variant in term.variants)]
