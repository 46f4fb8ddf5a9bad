"""A passage worth reading: each day another one."""

import datetime
from collections.abc import Sequence
from hashlib import blake2b

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import talk_of
from app.store import episodes, terms, transcripts
from app.store.terms import Telling
from app.store.transcripts import StoredPassage

_FEWEST, _MOST = 40, 130
"""Words of a passage that is read at a glance."""
_TERMS = 60
"""Of the terms that set a talk apart, so many count."""


def worth_reading(session: Session, day: datetime.date) -> FoundPassage | None:
    """A passage of some talk that says most of what sets the talk apart; the same all day. None
    while no talk is at hand."""
    known = episodes.ids(session)
    if not known:
        return None
    drawn = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    chosen = known[drawn % len(known)]
    passages = transcripts.passages_of(session, chosen)
    telling = terms.telling(session, chosen, _TERMS)
    best = max(passages, key=lambda one: _worth(one, telling), default=None)
    if best is None:
        return None
    return talk_of(session, episodes.by_ids(session, [chosen])[chosen]).shown(best)


def _worth(passage: StoredPassage, telling: Sequence[Telling]) -> tuple[bool, float, int]:
    fits = _FEWEST <= passage.last - passage.first <= _MOST
    told = sum(one.weight for one in telling if passage.first <= one.first < passage.last)
    return fits, told, -passage.number
