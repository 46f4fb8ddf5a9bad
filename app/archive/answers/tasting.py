"""A passage worth reading: each day another one."""

import datetime
from collections.abc import Sequence
from hashlib import blake2b

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.store import episodes, terms, transcripts
from app.store.tables import EpisodeRow
from app.store.terms import Telling
from app.store.transcripts import StoredPassage
from app.transcripts.restoring.restore import readable
from app.transcripts.turns import spoken

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
    return _shown(session, episodes.by_ids(session, [chosen])[chosen], best) if best else None


def _worth(passage: StoredPassage, telling: Sequence[Telling]) -> tuple[bool, float, int]:
    fits = _FEWEST <= passage.last - passage.first <= _MOST
    told = sum(one.weight for one in telling if passage.first <= one.first < passage.last)
    return fits, told, -passage.number


def _shown(session: Session, row: EpisodeRow, passage: StoredPassage) -> FoundPassage:
    words = transcripts.words(session, row.id)[passage.first : passage.last]
    restored = transcripts.restored(session, row.id)
    turns = transcripts.turns_of(session, [row.id])[row.id]
    read = readable(words, restored, row.language, passage.first) if restored else words
    return FoundPassage(
        passage=passage,
        episode=row,
        words=words,
        readable=read,
        first=passage.first,
        turns=spoken(turns, passage.first, passage.last),
        marked=frozenset(),
        score=0.0,
    )
