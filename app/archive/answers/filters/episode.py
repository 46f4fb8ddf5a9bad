"""One episode."""

from sqlalchemy.orm import Session

from app.archive.answers.filter import Filter
from app.search.index.facts import Allowed
from app.search.query.scope import Value
from app.store import episodes


def _allowed(session: Session, value: Value) -> Allowed:
    return Allowed(episodes=episodes.slugged(session, str(value)))


def _named(session: Session, slug: str) -> str:
    row = episodes.by_slug(session, slug)
    return row.title if row else slug


FILTER = Filter(
    place=10,
    name="episode",
    label="Only in",
    plural="Episodes",
    typed=("in",),
    examples=("in:the-bell",),
    finds="one episode, by its address",
    takes="an episode's address",
    allowed=_allowed,
    named=_named,
)
