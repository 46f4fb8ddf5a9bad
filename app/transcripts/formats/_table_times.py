"""How the times of a table's rows are written, and whether a talk can have them."""

import re
from collections.abc import Callable, Sequence

from app.transcripts.clock_times import parse_time
from app.transcripts.formats._table_columns import Columns

_FRAMES = re.compile(r"(\d{1,2}:\d{2}:\d{2})[;:]\d{2,3}")
"""A time code with frames, of which a table doesn't tell how many make a second."""
_RANGE = re.compile(r"(?<=\d)\s*(?:[-–—]|-->)\s*\d[\d:.,]*$")
"""The end of a time that is told as `0:04 - 0:09`."""
_DAY_MS, _HOUR_MS, _MINUTE_MS = 86_400_000, 3_600_000, 60_000
_SERIAL = re.compile(r"0[.,]\d{5,20}|0")
"""A time as spreadsheets keep it: a part of a day."""
_WITH_HOURS = re.compile(r"\d{1,3}:\d\d:\d\d(?:[.,]\d{1,3})?")
_SLOWEST, _PACES = 10, (60, 300)
"""Words of a minute: fewer are no talk, and between these most talks are."""
_LONGEST_MS = 4 * _HOUR_MS
"""What nobody talks for, as slowly."""
AS_MINUTES = (
    "Its times are read as minutes and seconds: as hours and minutes, which they are in the sheet, "
    "nobody would speak so slowly."
)
LEFT_OUT = (
    "Its times are left out: hours and minutes, as which they stand in the sheet, are too long for "
    "its words; they may be minutes and seconds."
)


def unit_of(
    rows: Sequence[Sequence[str]], columns: Columns, *, is_ms: bool
) -> Callable[[str], int | None]:
    """How times are written: as clocks, in seconds, or in milliseconds (where the head tells it, or
    of whole numbers a minute of talk would have too few words if they were seconds)."""
    cells = [row[columns.start].strip() for row in rows if columns.start is not None
             and len(row) > columns.start]  # fmt: skip
    numbers = [float(cell) for cell in cells if re.fullmatch(r"\d+", cell)]
    words = sum(len(row[columns.text].split()) for row in rows if len(row) > columns.text)
    is_serial = len(cells) > 1 and all(map(_SERIAL.fullmatch, cells))
    is_ms |= len(numbers) == len(cells) > 0 and max(numbers) > 30 * max(words, 1)

    def to_ms(cell: str) -> int | None:
        cell = _RANGE.sub("", cell.strip().strip("[]()"))
        plain = cell.replace(",", ".")
        if is_serial and re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return round(float(plain) * _DAY_MS)
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return round(float(plain) * (1 if is_ms else 1000))
        frames = _FRAMES.fullmatch(cell)
        return parse_time(frames[1] if frames else cell)

    return to_ms


def told_as_hours(
    rows: Sequence[Sequence[str]], columns: Columns, to_ms: Callable[[str], int | None]
) -> tuple[Callable[[str], int | None], str]:
    """How times are written where a spreadsheet took minutes and seconds for hours and minutes
    (`12:34` is 12:34:00 to it), told by too slow a pace, which is usual a sixtieth of the time: and
    what to tell of it; the same and nothing elsewhere."""
    at = columns.start
    said = [row for row in rows if at is not None and len(row) > max(at, columns.text)]
    timed = [(row[at].strip(), len(row[columns.text].split())) for row in said if at is not None]
    timed = [(cell, count) for cell, count in timed if cell]
    starts = [to_ms(cell) or 0 for cell, _ in timed]
    are_hours = all(_WITH_HOURS.fullmatch(cell) or _SERIAL.fullmatch(cell) for cell, _ in timed)
    if len(timed) < _FEWEST_TIMES or not are_hours or any(ms % _MINUTE_MS for ms in starts):
        return to_ms, ""
    minutes = (starts[-1] - starts[0]) / _MINUTE_MS
    words = sum(count for _, count in timed[:-1])
    if words >= _SLOWEST * minutes or not _PACES[0] <= words * 60 / minutes <= _PACES[1]:
        return to_ms, ""
    if starts[-1] >= _LONGEST_MS:
        return lambda cell: None if (ms := to_ms(cell)) is None else ms // 60, AS_MINUTES
    if columns.speaker is None:  # what is said at some times of a recording, in short
        return to_ms, ""
    return lambda _: None, LEFT_OUT


_FEWEST_TIMES = 3
"""Times, to tell a pace."""
