"""Lines in which somebody else begins to speak: `Vera: Why? Jonas: Because.` is two lines.

A name is believed in the middle of a line only where the text is known to name that person so at
the head of a line, where a sentence has ended before it, and outside of quotes: who says `And she
goes, "Vera: no"` says all of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.transcripts.lines.speakers import find_speakers
from app.transcripts.lines.survey import Line

_NAME = r"[^\W\d_](?:[^\W_]|[ .'’-]){0,38}"
_HEAD = re.compile(rf"^\W{{0,4}}(?:({_NAME})\W{{0,2}}:|\[({_NAME})\])[\s*]")
_WITHIN = re.compile(rf"[.?!…][\"”’»)]*\s+(?=(?:\W{{0,2}}({_NAME}):|\[({_NAME})\])[\s*])")
_OPENS, _CLOSES = frozenset("“«„"), frozenset("”»")


def parted(lines: Sequence[Line], is_caption: bool = False) -> list[list[Line]]:
    """Each of the lines, cut where somebody who is named at the head of some begins within."""
    heads = {_name(match) for line in lines if (match := _HEAD.match(line.text))}
    if not any(_places(line.text, heads) for line in lines):
        return [[line] for line in lines]
    known = {one.speaker for one in find_speakers(lines, is_caption) if one.speaker}
    folded = {name.casefold() for name in known}
    sure = {name for name in heads if name.casefold() in folded}
    return [_parts(line, sure) for line in lines]


def _name(match: re.Match[str]) -> str:
    return str(match[1] or match[2]).strip()


def _places(text: str, names: set[str]) -> list[int]:
    """Where in a line one of these names begins to speak."""
    if ":" not in text and "[" not in text:
        return []
    return [
        match.end()
        for match in _WITHIN.finditer(text)
        if _name(match) in names and not _is_quoted(text[: match.end()])
    ]


def _is_quoted(before: str) -> bool:
    """Whether a quote is still open behind this."""
    opened = sum(letter in _OPENS for letter in before) - sum(
        letter in _CLOSES for letter in before
    )
    return opened > 0 or before.count('"') % 2 == 1


def _parts(line: Line, names: set[str]) -> list[Line]:
    places = _places(line.text, names)
    if not places:
        return [line]
    ends = [*places, len(line.text)]
    first = replace(line, text=line.text[: ends[0]].rstrip(), bold=min(line.bold, ends[0]))
    later = [replace(line, text=line.text[at:end].strip(), bold=0) for at, end in pairwise(ends)]
    return [first, *later]
