"""Times of the clock: read as people write them (`1:02:03.5`, `02:03`, `12m34s`, `754`), and
written as all pages and files show them."""

import re

from app.transcripts.timeline import Moment, Timing

LONGEST_MS = 10**9
"""Milliseconds, eleven days and a half: no talk goes on for longer."""
CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
"""A pattern for a clock time with at least minutes and seconds."""

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?")
_UNITS = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m(?:in)?)?(?:(\d{1,6})s?)?")


def parse_time(text: str) -> int | None:
    """Milliseconds of a clock time, of `1h2m3s`, or of plain seconds; None for other text."""
    text = text.strip().lower()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction = match.groups(default="0")
        return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(
            fraction.ljust(3, "0")
        )
    if text and (match := _UNITS.fullmatch(text)):
        hours, minutes, seconds = match.groups(default="0")
        return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
    return None


def clock(ms: int) -> str:
    """`754000` as `12:34`, `3754000` as `1:02:34`."""
    minutes, seconds = divmod(max(0, ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def clock_of(at: Moment) -> str:
    """A time as it is read, with `≈` where it isn't exact."""
    return clock(at.ms) if at.kind is Timing.EXACT else f"≈ {clock(at.ms)}"
