"""The episodes of some days: a year, a month, a day, or what lies between two of these."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.archive.answers.filter import Choice, Counting, Filter
from app.search.index.facts import Allowed
from app.search.query.dates import date_range
from app.search.query.scope import Value
from app.store import episodes


def _allowed(session: Session, value: Value) -> Allowed:
    assert isinstance(value, tuple)  # as `date_range` gives it
    return Allowed(episodes=episodes.dated(session, *value))


def _choices(session: Session) -> Sequence[Choice]:
    return [Choice(str(year), str(year)) for year in episodes.years(session)]


def _count(found: Counting) -> Counter[Choice]:
    return found.by_episode(
        lambda filed: Choice(str(filed.date.year), str(filed.date.year)) if filed.date else None
    )


FILTER = Filter(
    place=50,
    name="year",
    label="Year",
    plural="Years",
    typed=("year", "before", "after"),
    examples=("year:2021", "year:2019..2021", "before:2021-05", "after:2020-02-28"),
    finds="episodes of a year, month or day or of those in between, before or after it",
    takes="a year, a month or a day, or two with dots between: `2021`, `2019-03..2021`",
    read=date_range,
    allowed=_allowed,
    choices=_choices,
    count=_count,
)
