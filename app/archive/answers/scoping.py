"""What a scope names, as the store's numbers, for engines that hold no facts themselves."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from app.search.index.facts import Allowed
from app.search.query.scope import EVERYTHING, Scope
from app.store import episodes, people, topics
from app.store.database import Database


class StoredFacts:
    """The facts of an archive, asked amid a search."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def allowed(self, scope: Scope) -> Allowed:
        """What a scope lets through."""
        if scope == EVERYTHING:
            return Allowed()
        with self._database.aside() as session:
            return allowed(session, scope)

    def dates(self, episode_ids: Collection[int]) -> Mapping[int, datetime.date]:
        """The dates of episodes; those without one are left out."""
        with self._database.aside() as session:
            return episodes.dates(session, episode_ids)


def allowed(session: Session, scope: Scope) -> Allowed:
    """The numbers of what a scope lets through."""
    return Allowed(
        episodes=episodes.in_scope(
            session, scope.series, scope.episodes, scope.dates, scope.timings
        ),
        speakers=_speakers(session, scope.speakers),
        passages=_in_each(topics.passages_about(session, name) for name in scope.topics),
    )


def names_of(session: Session, speakers: Sequence[str]) -> frozenset[str] | None:
    """The names of those who are meant by each of some slugs or words of names; None where
    anybody is."""
    found = _speakers(session, speakers)
    return None if found is None else people.names(session, found)


def _speakers(session: Session, wishes: Sequence[str]) -> frozenset[int] | None:
    return _in_each(people.named_like(session, wish) for wish in wishes)


def _in_each(found: Iterable[frozenset[int]]) -> frozenset[int] | None:
    """What is in each of some sets; None where there are none."""
    sets = list(found)
    return frozenset.intersection(*sets) if sets else None
