"""The episodes of a series."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.archive.answers.filter import Choice, Counting, Filter
from app.search.index.facts import Allowed
from app.search.query.scope import Value
from app.store import episodes, series


def _allowed(session: Session, value: Value) -> Allowed:
    return Allowed(episodes=episodes.in_series(session, str(value)))


def _choices(session: Session) -> Sequence[Choice]:
    return [Choice(one.slug, one.name) for one in series.with_counts(session)]


def _named(session: Session, text: str) -> str:
    return next((one.name for one in _choices(session) if one.value == text), text)


def _count(found: Counting) -> Counter[Choice]:
    return found.by_episode(
        lambda filed: Choice(filed.series_slug, filed.series) if filed.series else None
    )


FILTER = Filter(
    place=20,
    name="series",
    label="Series",
    plural="Series",
    typed=("series",),
    examples=("series:harbour",),
    finds="a series, by its address or words of its name",
    takes="a series' address, or words of its name",
    allowed=_allowed,
    named=_named,
    choices=_choices,
    count=_count,
)
