"""APA's Publication Manual, 7th edition, section 10.13 (interviews in an archive)."""

from collections.abc import Sequence

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.names import Name
from app.archive.exports.citations.prose import ended, enumerated
from app.archive.exports.citations.style import CitationStyle, line_each


def cite(cited: Cited) -> str:
    """Up to 20 authors, an ampersand before the last; the interviewer is named with the kind of
    work. Without an author the title comes first."""
    date = f"({cited.date.year}, {cited.date:%B} {cited.date.day})." if cited.date else "(n.d.)."
    names = [_inverted(name) for name in cited.authors]
    asked = [_initialed(name) for name in cited.interviewers]
    kind = f"Interview transcript; interview by {enumerated(asked, '&')}" if asked else ""
    kind = ", ".join(part for part in (kind or "Interview transcript", cited.time) if part)
    work = f"{cited.title} [{kind}]."
    first, second = (_authors(names), f"{date} {work}") if names else (work, date)
    return f"{first} {second} {ended(cited.container)} {cited.url}"


def _authors(names: Sequence[str]) -> str:
    if len(names) > 20:
        return ", ".join([*names[:19], f"… {names[-1]}"])
    return ", & ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.initials, name.suffix) if part)


def _initialed(name: Name) -> str:
    whole = " ".join(part for part in (name.initials, name.family) if part)
    return f"{whole}, {name.suffix}" if name.suffix else whole


STYLE = CitationStyle(
    10, "apa", "APA", "APA 7, section 10.13: the interviewee is the author", line_each(cite)
)
