"""Times that attributes and links of a web page tell, as clocks show them."""

import re
from itertools import pairwise

from lxml import html

from app.transcripts.clock_times import CLOCK

_TIME = re.compile(rf"[\[(]?({CLOCK})[\])]?")
_TIMES = ("data-start", "data-start-time", "data-time", "data-timestamp", "data-begin")
_SECONDS = re.compile(r"\d{1,5}(?:\.\d{1,6})?")


def unit_of_times(root: html.HtmlElement) -> float:
    """Seconds of 1 in the whole numbers that attributes of the paragraphs tell as times: 1, or .001
    where nobody would speak so slowly else; 0 where they don't rise."""
    told = [value for e in root.iter() for key in _TIMES if (value := e.get(key) or "").isdecimal()]
    times = [int(value) for value in told if len(value) < 9]
    is_rising = all(a <= b for a, b in pairwise(times)) and len(times) >= FEWEST_TIMES
    if not is_rising or times[-1] == times[0]:
        return 0.0
    words = len(root.text_content().split())
    return 0.001 if times[-1] - times[0] > _SLOWEST_S * words else 1.0


FEWEST_TIMES, _SLOWEST_S = 3, 20.0
"""Times of a page; and seconds a word."""


def told_time(element: html.HtmlElement, unit: float) -> str:
    """The time that an attribute of a paragraph tells, as a clock shows it; whole numbers are of
    so many seconds, of none where they are no times."""
    for name in _TIMES:
        value = (element.get(name) or "").strip()
        if _TIME.fullmatch(value):
            return value
        if _SECONDS.fullmatch(value) and "." in value:
            return _shown(float(value))
        if unit and value.isdecimal() and len(value) < 9:
            return _shown(int(value) * unit)
    return ""


def played_from(element: html.HtmlElement) -> str:
    """The time that a link of signs alone (`▶`) plays from; empty for other elements."""
    if element.tag != "a" or _WORD.search(element.text_content()):
        return ""
    match = _PLAYS.search(element.get("href") or "")
    return _shown(float(match[1])) if match else ""


_WORD = re.compile(r"\w")
_PLAYS = re.compile(r"[#?&](?:t|time|start)=(\d{1,5}(?:\.\d{1,6})?)s?(?:&|$)")


def _shown(time: float) -> str:
    minutes, seconds = divmod(time, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{seconds:06.3f}"
