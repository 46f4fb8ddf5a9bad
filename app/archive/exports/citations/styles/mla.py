"""MLA Handbook, 9th edition: interview, container, date, location."""

import datetime

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.prose import ended, first_inverted, interview_by, quoted
from app.archive.exports.citations.style import CitationStyle, line_each


def cite(cited: Cited) -> str:
    """Of three authors and more the first stands for all."""
    names = cited.authors
    author = f"{names[0].inverted}, et al" if len(names) > 2 else first_inverted(names)
    by = interview_by(cited.interviewers)
    place = [cited.container, _day(cited.date) if cited.date else "", cited.time, cited.url]
    parts = [
        ended(author) if author else "",
        quoted(cited.title),
        f"{by}." if by else "",
        f"{', '.join(part for part in place if part)}.",
        f"Accessed {_day(cited.seen)}.",
    ]
    return " ".join(part for part in parts if part)


def _day(date: datetime.date) -> str:
    month = f"{date:%B}" if date.month in (5, 6, 7) else f"{date:%b}."
    return f"{date.day} {month.replace('Sep.', 'Sept.')} {date.year}"


STYLE = CitationStyle(20, "mla", "MLA", "MLA 9", line_each(cite))
