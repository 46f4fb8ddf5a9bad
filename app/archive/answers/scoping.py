"""What a scope names, as the store's numbers: for engines that hold no facts themselves."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.search.index.allowed import Allowed, Resolve
from app.search.query.scope import EVERYTHING, Scope
from app.store import episodes, people, topics
from app.store.database import Database


def resolver(database: Database) -> Resolve:
    """Looks up scopes in an archive's database."""

    def resolve(scope: Scope) -> Allowed:
        if scope == EVERYTHING:
            return Allowed()
        with database.aside() as session:
            return allowed(session, scope)

    return resolve


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
