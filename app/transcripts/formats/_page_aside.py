"""What of a web page no reader sees as its text: navigation, forms, what is hidden, signs beside
names, numbers of notes, labels for those who listen to a page."""

import re

from lxml import html

from app.transcripts.clock_times import CLOCK

_ASIDE = frozenset(
    "script style noscript template nav footer aside form select textarea svg math iframe object"
    " embed canvas audio video picture figure head dialog menu sup rp rt map".split()
)
_PARTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|sharing|share|sharedaddy|social|sidebar|navigation|navbar"
    r"|breadcrumbs?|related|cookie|newsletter|subscribe|subscription|footer|advert|ads|promo|popup"
    r"|modal|tags|byline|pagination|toolbar|player|sr-only|screen-reader-text|skip-link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "toolbar", "dialog",
          "note"}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile(
    r"a11y-?label|visually-?hidden|sr-only|screen-?reader|(?:^|\s)sr(?:\s|$)", re.IGNORECASE
)
"""Classes of what is only read aloud, and says again what is shown."""
_PICTURED = re.compile(r"(?:^|[\s_-])(?:avatar|initials|user-icon)(?:$|[\s_-])", re.IGNORECASE)
_MOST_INITIALS = 3
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]|↩︎?)[\])]?\s*")
_STAMPED = re.compile(r"(?:^|[\s_-])(?:time-?stamp|time|date)(?:$|[\s_-])", re.IGNORECASE)
_LONGEST_STAMP = 40
_STAMP = re.compile(
    r"\W{0,2}(?:(?:today|yesterday|heute|gestern|hier|hoy|ayer)\b.{0,16}"
    r"|(?:[^\W\d_]{3,9},? )?(?:\d{1,2}[-./ ]\w{1,9}|\d{4}[-./]\d\d?|[^\W\d_]{3,9}\.? \d{1,2})"
    r"[-./, ]{1,2}\d{2,4}(?:\W{1,4}\w{0,3}\W{0,2}\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)?"
    r"|\d{1,2}:\d\d(?::\d\d)? ?[ap]\.?m\.?)\W{0,2}",
    re.IGNORECASE,
)
"""A day, or a time of the day, as messages and recorders of meetings put it beside a name."""


def is_aside(element: html.HtmlElement, letters: int) -> bool:
    """Whether an element of a page with so many letters is no part of its text."""
    if not isinstance(element.tag, str) or element.tag in _ASIDE:
        return True
    if _is_sign(element) or _is_signature(element):
        return True
    if element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" and not (_is_in_panel(element) or _is_clock(element)):
        return True
    if element.get("role") in _ROLES or _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    if not _PARTS.search(names):
        return False
    return len(element.text_content()) * 2 < letters and "transcript" not in names.lower()


def _is_in_panel(element: html.HtmlElement) -> bool:
    """Whether an element stands in YouTube's panel of a transcript, whose rows are buttons that
    say themselves otherwise to readers of screens."""
    return any("transcript-segment" in str(one.tag) for one in element.iterancestors())


def _is_clock(element: html.HtmlElement) -> bool:
    return len(element) == 0 and bool(_CLOCK.fullmatch(element.text or ""))


_CLOCK = re.compile(rf"\s*{CLOCK}\s*")


def _is_signature(element: html.HtmlElement) -> bool:
    """Whether an element ends a quotation and tells whose that is. It is no name of what comes, and
    what it signs is quoted by whoever wrote the page."""
    if element.tag != "cite":
        return False
    one, has_words = element, False
    while one.tag != "blockquote":
        parent = one.getparent()
        if parent is None or one.getnext() is not None or (one.tail or "").strip():
            return False
        has_words |= one.getprevious() is not None or bool((parent.text or "").strip())
        one = parent
    return has_words


def is_stamp(text: str) -> bool:
    """Whether a text is nothing but a day, or a time of the day."""
    text = " ".join(text.split()).strip(" ·•|–—-,")
    return 0 < len(text) <= _LONGEST_STAMP and bool(_STAMP.fullmatch(text))


def _is_sign(element: html.HtmlElement) -> bool:
    """Whether an element is a picture's letters, the number of a note, a day or a time of the day,
    or what is only read aloud."""
    named = element.get("class") or ""
    if named and _UNSEEN.search(named) and element.tag not in _HEADINGS:
        return True
    if named and _PICTURED.search(named):
        return len(element.text_content().strip()) <= _MOST_INITIALS
    if element.tag == "a":
        is_within = (element.get("href") or "").startswith("#")
        return is_within and bool(_NOTE.fullmatch(element.text_content()))
    if element.tag != "time" and not _STAMPED.search(named):
        return False
    return len(element) < _LONGEST_STAMP and is_stamp(element.text_content())


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
