"""Numbers of lines in a margin, left or right: each line's, or every fifth or tenth one's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.lines.survey import Line

_LEFT = re.compile(r"^\s{0,8}[\[(]?(\d{1,5})[\].)]?(?:\s{1,8}|$)")
_RIGHT = re.compile(r"\s{3,60}(\d{1,5})\s{0,8}$")
_FEWEST_NUMBERS = 8
_PART, _RISING = 0.8, 0.8
_STEPS = (1, 2, 5, 10)


def without_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers in their margin, where these rise by the same step and stand
    by nearly all lines, or by every fifth or so."""
    lines = _without_pages(lines)
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    left = {n: match for n in filled if (match := _LEFT.match(lines[n].text[:20]))}
    changed = list(lines)
    if len(left) >= _PART * len(filled) and _rise([int(m[1]) for m in left.values()]):
        for number, match in left.items():
            line = lines[number]
            bold = max(0, line.bold - match.end())
            changed[number] = replace(line, text=line.text[match.end() :], bold=bold)
        return changed
    right = {n: m for n in filled if (m := _RIGHT.search(lines[n].text[-80:]))}
    values = [int(match[1]) for match in right.values()]
    if len(values) > 2 and _counts_lines(list(right), values) and len(right) * 12 >= len(filled):
        for number, match in right.items():
            text = lines[number].text
            cut = len(text) - (match.end() - match.start())
            changed[number] = replace(lines[number], text=text[:cut])
    return changed


def _without_pages(lines: Sequence[Line]) -> list[Line]:
    """The lines without the page's number and the line's (`00012:07`), where nearly all have both
    and the line's rises by one: no times do."""
    found = {
        number: match
        for number, line in enumerate(lines)
        if (match := _PAGE_AND_LINE.match(line.text[:20]))
    }
    filled = sum(1 for line in lines if line.text.strip())
    rising = sum(
        int(below[2]) - int(above[2]) == 1 or int(below[2]) == 1
        for above, below in pairwise(found.values())
    )
    if len(found) < max(_FEWEST_NUMBERS, _PART * filled) or rising < _RISING * (len(found) - 1):
        return list(lines)
    return [
        replace(line, text=line.text[found[number].end() :]) if number in found else line
        for number, line in enumerate(lines)
    ]


_PAGE_AND_LINE = re.compile(r"\s{0,8}(\d{3,5}):(\d{1,2})(?:\s{1,8}|$)")


def _rise(values: Sequence[int]) -> bool:
    """Whether most numbers follow one another by one of the usual steps."""
    if len(values) < _FEWEST_NUMBERS:
        return False
    steps = Counter(then - first for first, then in pairwise(values))
    step, count = steps.most_common(1)[0]
    return step in _STEPS and count >= _RISING * (len(values) - 1)


def _counts_lines(places: Sequence[int], values: Sequence[int]) -> bool:
    """Whether numbers grow as the lines between them do."""
    grown = sum(
        then - first == to - at > 0
        for (at, to), (first, then) in zip(pairwise(places), pairwise(values), strict=True)
    )
    return grown >= _RISING * (len(values) - 1)
