"""Timed caption blocks, as WebVTT, SRT and their cousins share them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.transcripts.clock_times import CLOCK, parse_time

ARROW = re.compile(rf"^[^\S\n]*{CLOCK}\s*--?>\s*{CLOCK}", re.MULTILINE)
_ARROW = re.compile(rf"^\s*({CLOCK})\s*--?>\s*({CLOCK})(.*)$")
_LOOSE = r"\d{1,3} ?: ?\d{1,2} ?: ?\d{1,2}(?: ?[.,:;] ?\d{1,4})?|\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_LOOSE_ARROW = re.compile(rf"^\s*({_LOOSE})\s*(?:-{{1,3}}\s?>|[–—→]>?|=>)\s*({_LOOSE})")
COUNTED = re.compile(rf"\s*\d+\s*\n{_LOOSE_ARROW.pattern[1:]}")
"""A text that begins as SubRip's do: a counter, and below it a line of times."""
_DAMAGED = re.compile(r"^\s*\d[\d:.,; ]*--?>")


@dataclass(frozen=True, slots=True)
class CaptionBlock:
    """One caption: `[start_ms, end_ms)` and its lines as they stand in the file."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def caption_blocks(text: str) -> Iterator[CaptionBlock]:
    """The captions in a text, in its order; whatever has no times is passed over.

    A caption ends at an empty line or at the next line with an arrow, so that files whose empty
    lines were lost are read as well; one whose times can't be read is left out, as WebVTT has
    it. A counter before the next caption isn't part of the one above it.
    """
    times: tuple[int, int] | None = None
    lines: list[str] = []
    is_empty = False  # a line without anything came below the times
    every = text.split("\n")
    for number, line in enumerate(every):
        if _FENCE.fullmatch(line) or (lines and _is_inner(every, number)):
            continue
        if "->" in line and ("-->" in line or _ARROW.match(line)):
            if is_empty and len(lines) == 1 and " " not in lines[0].strip():
                lines = []  # what the next caption is called
            if times:
                yield CaptionBlock(*times, _without_counter(lines))
            times, lines = _times(_ARROW.match(line)), []
            is_empty = False
        elif times and line.strip():
            lines.append(line)
        elif times and lines:
            yield CaptionBlock(*times, tuple(lines))
            times, lines = None, []
        elif times:
            is_empty = True
    if times:
        yield CaptionBlock(*times, tuple(lines))


_FENCE = re.compile(r"\s*```\w*\s*")
"""What Markdown sets around captions that stand in it as code."""


def _is_inner(lines: Sequence[str], number: int) -> bool:
    """Whether a line of spaces alone stands within a cue, which only an empty one ends (WebVTT,
    6.1): words follow, and no next caption's counter or times."""
    following = lines[number + 1 : number + 3]
    is_space = bool(lines[number]) and not lines[number].strip()
    return (
        is_space
        and bool(following)
        and bool(following[0].strip())
        and not following[0].strip().isdecimal()
        and not any("->" in line for line in following)
    )


def counted_blocks(text: str) -> Iterator[CaptionBlock]:
    """The captions of SubRip and its broken cousins: spaces, dots and dashes of any kind in the
    line of times; empty lines within a caption, and captions without times, belong to the
    caption before; counters don't."""
    times: tuple[int, int] | None = None
    lines: list[str] = []
    is_open = True
    for line in text.split("\n"):
        if _FENCE.fullmatch(line):
            continue
        bare = line.strip().lstrip("\ufeff")
        match = _LOOSE_ARROW.match(line)
        if match or _DAMAGED.match(line):
            if times:
                yield CaptionBlock(*times, _without_counter(lines))
            times, lines = _times(match) or (times and (times[1], times[1])), []
        elif bare and not (is_open and bare.isdecimal()):
            lines.append(line)
        is_open = not bare
    if times:
        yield CaptionBlock(*times, tuple(lines))


def _times(match: re.Match[str] | None) -> tuple[int, int] | None:
    if not match:
        return None
    start, end = _ms(match[1]), _ms(match[2])
    return None if start is None or end is None else (start, max(start, end))


def _ms(clock: str) -> int | None:
    """A caption's time; a fraction after a colon or semicolon is one as well."""
    clock = clock.replace(" ", "")
    if match := re.fullmatch(r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[.,:;](\d{1,4}))?", clock):
        hours, minutes, seconds, fraction = match.groups(default="")
        ms = int((fraction + "000")[:3])
        return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + ms
    return parse_time(clock)


def _without_counter(lines: list[str]) -> tuple[str, ...]:
    if lines and lines[-1].strip().isdecimal():
        lines = lines[:-1]
    return tuple(line for line in lines if line.strip())
