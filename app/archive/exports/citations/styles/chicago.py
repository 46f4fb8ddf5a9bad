"""The Chicago Manual of Style, 17th edition, 14.211 (interviews), as a bibliography entry."""

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.prose import ended, first_inverted, interview_by, quoted
from app.archive.exports.citations.style import CitationStyle, line_each


def cite(cited: Cited) -> str:
    """The person interviewed comes first, the interviewer after the title."""
    author = first_inverted(cited.authors)
    by = interview_by(cited.interviewers)
    date = f"{cited.date:%B} {cited.date.day}, {cited.date.year}" if cited.date else ""
    at = f"at {cited.time}" if cited.time else ""
    parts = [
        ended(author) if author else "",
        quoted(cited.title),
        f"{by}." if by else "",
        ended(cited.container),
        f"{', '.join(part for part in ('Interview transcript', date, at) if part)}.",
        f"{cited.url}.",
    ]
    return " ".join(part for part in parts if part)


STYLE = CitationStyle(
    30, "chicago", "Chicago", "Chicago 17, section 14.211, as a bibliography entry", line_each(cite)
)
