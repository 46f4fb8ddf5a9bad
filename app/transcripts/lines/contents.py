"""A list of contents with times above a talk whose times then begin anew."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.transcripts.clock_times import CLOCK, parse_time
from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.lines.survey import Line
from app.transcripts.model import Chapter

_FEWEST, _MOST = 2, 60
_MOST_WORDS = 12
_LATEST_BEGINNING_MS = 60_000
_LISTED = re.compile(rf"\W{{0,4}}({CLOCK})[\])]?\s*[-–—:|]?\s+(\S.*)")
_OWN_TIME = re.compile(rf"\W{{0,4}}({CLOCK})[\])]?(?:\s|$)|.{{0,60}}[\[( ]({CLOCK})[\])]?:?\s*$")


def listed_above(lines: Sequence[Line]) -> dict[int, Chapter]:
    """The lines of a list of contents that stand one below the other before anything is said,
    each with its chapter; as many times come behind them, and begin anew."""
    filled = [number for number, line in enumerate(lines) if line.text.strip()][:_LOOKED_AT_LINES]
    found: dict[int, Chapter] = {}
    after: list[int] = []
    for number in filled:
        text = lines[number].text[:_LOOKED_AT_LETTERS]
        match = _LISTED.match(text)
        at = parse_time(match[1]) if match else None
        rises = not found or (at is not None and at > list(found.values())[-1].start_ms)
        if match and at is not None and rises and not after and _is_title(match[2]):
            found[number] = Chapter(at, match[2].strip())
        elif found and (time := _OWN_TIME.match(text)):
            after.append(parse_time(time[1] or time[2]) or 0)
    are_listed = len(found) > _FEWEST and list(found) == _in_a_row(filled, found)
    if not are_listed or len(after) < _FEWEST:
        return {}
    last = list(found.values())[-1].start_ms or 0
    return found if after[0] <= min(_LATEST_BEGINNING_MS, last / 2) else {}


_LOOKED_AT_LINES = _LOOKED_AT_LETTERS = 400
"""Lines, and letters of each, in which contents are looked for."""


def _in_a_row(filled: Sequence[int], found: dict[int, Chapter]) -> list[int]:
    """As many filled lines as were found, from the first of these on."""
    place = filled.index(next(iter(found)))
    return list(filled[place : place + len(found)])


def contents_above(said: Sequence[SpokenLine]) -> dict[int, Chapter]:
    """The lines of a list of contents, each with its chapter: short ones with rising times and no
    sentence's end, behind which the times begin once more from the start, and more come then."""
    timed = [number for number, one in enumerate(said) if one.times and not one.speaker]
    backward = [
        place
        for place, (above, below) in enumerate(pairwise(timed), start=1)
        if said[below].times[0] < said[above].times[0]
    ]
    if not backward or not _FEWEST <= backward[0] <= min(_MOST, len(timed) - backward[0]):
        return {}
    listed, begins = timed[: backward[0]], timed[backward[0]]
    is_anew = said[begins].times[0] <= min(_LATEST_BEGINNING_MS, said[listed[-1]].times[0] / 2)
    is_own = not any(one.speaker for one in said[: listed[-1]])
    if not is_anew or not is_own or not all(_is_title(said[number].text) for number in listed):
        return {}
    return {number: Chapter(said[number].times[0], said[number].text) for number in listed}


def _is_title(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS and text[-1] not in ".…,;"
