"""CSL-JSON, as citation processors take it (Citation Style Language 1.0.2)."""

import datetime
import json
from collections.abc import Sequence

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.names import Name
from app.archive.exports.citations.style import CitationStyle


def cite(passages: Sequence[Cited]) -> str:
    """A list of items."""
    return json.dumps([_item(one) for one in passages], ensure_ascii=False, indent=2)


def _item(cited: Cited) -> dict[str, object]:
    item: dict[str, object] = {
        "id": cited.key,
        "type": "interview",
        "author": [_name(name) for name in cited.authors],
        "interviewer": [_name(name) for name in cited.interviewers],
        "title": cited.title,
        "container-title": cited.container,
        "archive": cited.archive,
        "medium": "Interview transcript",
        "issued": _day(cited.date) if cited.date else None,
        "locator": cited.time,
        "abstract": cited.quote,
        "note": cited.note,
        "keyword": ", ".join(cited.keywords),
        "URL": cited.url,
        "accessed": _day(cited.seen),
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _day(date: datetime.date) -> dict[str, object]:
    return {"date-parts": [[date.year, date.month, date.day]]}


STYLE = CitationStyle(
    60,
    "csl",
    "CSL-JSON",
    "for Zotero, pandoc and other citation processors, with the reader's notes and tags",
    cite,
    "application/vnd.citationstyles.csl+json",
    "json",
    is_data=True,
)
