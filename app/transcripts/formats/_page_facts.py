"""What the head of a web page tells of it, and which recording plays in it."""

import datetime
from collections.abc import Iterator

from lxml import html


def page_facts(root: html.HtmlElement) -> dict[str, object]:
    """What the head of a page tells, and its first heading as title."""
    told = {
        (e.get("property") or e.get("name") or "").lower(): (e.get("content") or "").strip()
        for e in root.iter("meta")
    }
    titles = [" ".join(e.text_content().split()) for e in root.iter("h1")]
    page = next((" ".join((e.text or "").split()) for e in root.iter("title")), "")
    facts = {
        "title": (titles[0] if len(titles) == 1 else "") or told.get("og:title") or page or None,
        "language": (root.get("lang") or "").split("-")[0] or None,
        "date": _date(told.get("article:published_time") or told.get("date") or ""),
        "media_url": next(_media(root), None),
    }
    return {name: value for name, value in facts.items() if value}


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _media(root: html.HtmlElement) -> Iterator[str]:
    """The recording that plays in the page."""
    for element in root.iter("audio", "video"):
        for one in (element, *element.iter("source")):
            address = one.get("src") or ""
            if address.startswith(("https://", "http://")):
                yield address
