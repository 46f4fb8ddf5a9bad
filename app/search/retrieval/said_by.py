"""Keep to what somebody said: a passage may hold the words of several."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from app.language.stop_words import STOP_WORDS
from app.search.codes import code
from app.search.index.segment import Flags, Segment
from app.search.port import Term


def said_by(
    segment: Segment,
    speakers: Collection[int],
    terms: Iterable[Term],
    languages: Sequence[str],
) -> Flags:
    """The documents in which one of the speakers says what may stand for one of the terms. Stop
    words count only where there are no others."""
    terms = list(terms)
    telling = [term for term in terms if term.token not in STOP_WORDS] or terms
    wanted = np.fromiter(speakers, dtype=np.int64, count=len(speakers))
    found = np.zeros(segment.count, dtype=np.bool_)
    for token in {token for term in telling for token in _tokens(term)}:
        places = segment.positions(code(token), segment.holding(token, languages))
        theirs = places[np.isin(segment.turns.at(places), wanted)]
        found[segment.document_of(theirs)] = True
    return found


def _tokens(term: Term) -> list[str]:
    """What a term may begin with where it stands."""
    return [term.token, *term.forms, *(variant.tokens[0] for variant in term.variants)]
