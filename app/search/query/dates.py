"""Days as people type them: a year, a month, a day, a range of these."""

import datetime
import re

from app.search.query.scope import Days

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def date_range(name: str, text: str) -> Days | None:
    """The days that `year:2021..2023`, `before:2020-05` or `after:2021` let through, half-open;
    None where there is no date in `text`."""
    first, dots, last = text.partition("..")
    begin, end = days_of(first), days_of(last)
    if (first and not begin) or (last and not end) or not (begin or end):
        return None
    if name == "before":
        return None, (begin or end or (None,))[0]
    if name == "after":
        return (begin or end or (None, None))[1], None
    if not dots:
        return begin
    if begin and end and end[0] < begin[0]:
        begin, end = end, begin
    return (begin[0] if begin else None), (end[1] if end else None)


def days_of(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first day of a year, month or day, and the first one after it."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = int(match[1]), match[2] and int(match[2]), match[3] and int(match[3])
    try:
        first = datetime.date(year, month or 1, day or 1)
        if day:
            return first, first + datetime.timedelta(days=1)
        if month:
            return first, datetime.date(year + month // 12, month % 12 + 1, 1)
        return first, datetime.date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
