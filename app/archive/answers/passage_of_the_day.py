"""The passage of the day: one that is worth reading, each day another."""

import datetime
from hashlib import blake2b

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import talks_of
from app.store import episodes, transcripts, worth

_FEWEST_PASSAGES = 30
"""So many passages take turns, or as many as there are."""
_TALKS_FOR_ONE = 9
"""For so many talks one more: of four hundred the best fifty read well, and seldom come again."""


def passage_of_the_day(session: Session, day: datetime.date) -> FoundPassage | None:
    """A passage of some talk that reads well by itself, the same all day, and none twice before all
    others had their turn. None while no talk is at hand."""
    count = max(_FEWEST_PASSAGES, episodes.count(session) // _TALKS_FOR_ONE)
    shuffled = sorted(worth.best(session, count), key=_drawn)
    if not shuffled:
        return None
    place = shuffled[day.toordinal() % len(shuffled)]
    passage = transcripts.passages_by_number(session, [place]).get(place)
    row = episodes.by_ids(session, [place[0]]).get(place[0])
    if passage is None or row is None:
        return None
    return talks_of(session, [row], [passage])[row.id].shown(passage)


def _drawn(place: tuple[int, int]) -> bytes:
    """Where a passage stands among the others, which follows from nothing that it says."""
    return blake2b(f"{place[0]}/{place[1]}".encode(), digest_size=8).digest()
