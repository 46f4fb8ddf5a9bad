"""Passages that speak of a topic."""

from sqlalchemy.orm import Session

from app.archive.answers.filter import Filter
from app.search.index.facts import Allowed
from app.search.query.scope import Value
from app.store import topics


def _allowed(session: Session, value: Value) -> Allowed:
    return Allowed(passages=topics.passages_about(session, str(value)))


def _named(session: Session, text: str) -> str:
    row = topics.by_slug(session, text)
    return row.title if row else text


FILTER = Filter(
    place=40,
    name="topic",
    label="Topic",
    plural="Topics",
    typed=("about",),
    examples=("about:listening",),
    finds="passages that speak of a topic, by its address or words of its title",
    takes="a topic's address, or words of its title",
    allowed=_allowed,
    named=_named,
)
