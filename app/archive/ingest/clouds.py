"""Find what sets people, series and years apart.

One more of many talks changes hardly what they have in common: a cloud is made anew when a talk of
it has changed or is gone, or when a twentieth more has come.
"""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import islice

from sqlalchemy.orm import Session

from app.archive.ingest.deriving import Deriving
from app.archive.ingest.rules import forget_former
from app.exploring.clouds import Apart, count_terms, set_apart
from app.language.tokens import letters, text_tokens
from app.store import candidates, clouds, terms
from app.store.clouds import Group
from app.store.database import Database

BATCH_CLOUDS = 20
"""Clouds that are stored in one transaction."""
VERSION = 2
"""Goes up when something else sets people, series and years apart."""
_GROWN_RATIO = 1.05


def refresh(database: Database, deriving: Deriving) -> None:
    """Bring clouds up to date with the terms. What was broken off is taken up by the next call."""
    forget_former(database, "clouds", VERSION, clouds.forget)
    with database.read() as session:
        now, told = clouds.groups(session), clouds.told(session)
        known = {(one.kind, one.number): one for one in now}
        gone = [key for key in told if key not in known]
        stale = [one for key, one in known.items() if _is_stale(one, told.get(key))]
        people = {token for name in candidates.names_of_people(session)
                  for token in text_tokens(name)}  # fmt: skip
        shows = {letters(show) for show in candidates.names_of_shows(session)}
    if gone:
        with database.write() as session:
            for kind, number in gone:
                clouds.drop(session, kind, number)
    found = deriving.each(partial(_words, people, shows), stale)
    while some := list(islice(found, BATCH_CLOUDS)):
        with database.write() as session:
            for group, words in some:
                clouds.keep(session, group, words)


def _is_stale(group: Group, told: dict[int, int] | None) -> bool:
    if told is None or len(group.stamps) > _GROWN_RATIO * len(told):
        return True
    return any(group.stamps.get(key) != stamp for key, stamp in told.items())


def _words(
    people: Collection[str], shows: Collection[str], session: Session, group: Group
) -> Sequence[Apart]:
    said = count_terms(clouds.talk_terms(session, group))
    archive, words = terms.everywhere(session, list(said.counts))
    return set_apart(said, group.words, archive, words, people, shows)
