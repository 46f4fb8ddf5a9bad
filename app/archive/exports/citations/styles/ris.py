"""RIS: a line a field, which no value can break."""

from collections.abc import Sequence

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.style import CitationStyle


def cite(passages: Sequence[Cited]) -> str:
    """A record each."""
    return "\r\n\r\n".join(map(_record, passages))


def _record(cited: Cited) -> str:
    rows = [
        ("TY", "SOUND"),
        *(("AU", name.inverted) for name in cited.authors),
        *(("A2", name.inverted) for name in cited.interviewers),
        ("TI", cited.title),
        ("T2", cited.container),
        ("PY", f"{cited.date.year}" if cited.date else ""),
        ("DA", f"{cited.date:%Y/%m/%d}" if cited.date else ""),
        ("SP", cited.time),
        ("AB", cited.quote),
        ("N1", cited.note),
        *(("KW", word) for word in cited.keywords),
        ("UR", cited.url),
        ("Y2", f"{cited.seen:%Y/%m/%d}"),
    ]
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in rows if value), "ER  - "])


STYLE = CitationStyle(
    50,
    "ris",
    "RIS",
    "for EndNote, Zotero, Mendeley and their like, with the reader's notes and tags",
    cite,
    "application/x-research-info-systems",
    "ris",
    is_data=True,
)
