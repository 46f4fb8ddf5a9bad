"""Web pages whose words are elements of their own, each with the second at which it is said."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import html

from app.transcripts.formats._page_aside import is_aside

TimedPageWord = tuple[str, float | None]
"""A word, or a part of one, and when it is said, in seconds; None where that isn't told."""
_LEAST_WORDS = 8
_WORD_TIMES = ("data-start", "data-time", "data-begin", "data-t", "start")
_SECONDS = re.compile(r"\d{1,5}(?:\.\d{1,9})?")
_LONGEST_WORDS = 3


def timed_words(root: html.HtmlElement) -> list[TimedPageWord]:
    """The words of the part of a page in which they say themselves when they are said, and those
    between them; empty where there are none."""
    timed = [e for e in root.iter("span", "a", "mark", "w") if _at_seconds(e) is not None]
    starts = [at for e in timed if (at := _at_seconds(e)) is not None]
    short = sum(1 for e in timed if len(e.text_content().split()) <= _LONGEST_WORDS)
    rising = sum(a <= b for a, b in pairwise(starts))
    is_told = len(timed) >= _LEAST_WORDS and short * 10 >= len(timed) * 9
    if (
        not is_told
        or rising * 20 < (len(timed) - 1) * 19
        or not any("." in _told(e) for e in timed)
    ):
        return []
    parts: list[TimedPageWord] = []
    _collect(holder_of(timed), parts)
    return list(_whole_words(parts))


def _told(element: html.HtmlElement) -> str:
    return next((told for key in _WORD_TIMES if (told := element.get(key) or "")), "").strip()


def _at_seconds(element: html.HtmlElement) -> float | None:
    told = _told(element)
    return float(told) if _SECONDS.fullmatch(told) else None


def _collect(element: html.HtmlElement, parts: list[TimedPageWord]) -> None:
    """The texts below an element in their order, each with the time of the word that it is."""
    parts.append((element.text or "", _at_seconds(element)))
    for child in element:
        if isinstance(child.tag, str) and not is_aside(child, 0):
            _collect(child, parts)
            if child.tag in _LINES:
                parts.append((" ", None))
        parts.append((child.tail or "", None))


_LINES = frozenset("p div br li ul ol h1 h2 h3 h4 tr td section blockquote".split())


def _whole_words(
    parts: Sequence[TimedPageWord],
) -> Iterator[TimedPageWord]:
    """Words put together of their parts, each with the first time that is told within it."""
    word, at = "", None
    for text, time in parts:
        for piece in re.split(r"(\s+)", text):
            if piece.isspace():
                if word:
                    yield word, at
                word, at = "", None
            elif piece:
                at, time = (time, None) if at is None else (at, time)
                word += piece
    if word:
        yield word, at


def holder_of(elements: Sequence[html.HtmlElement]) -> html.HtmlElement:
    """The smallest element that holds all of them, and is none of them."""
    common = [elements[0], *elements[0].iterancestors()][1:] or [elements[0]]
    for element in elements[1:]:
        above = set(element.iterancestors())
        common = [one for one in common if one in above] or common[-1:]
    return common[0]
