"""Rows of a table as turns: when each is said, by whom, and what."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.transcripts.builder import LATE_MS, Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.formats._table_columns import Columns, name_in, names_changes_only
from app.transcripts.formats._table_heads import heads
from app.transcripts.model import Transcript

_IN_MS = re.compile(r"\b(?:ms|msecs?|millis(?:econds)?)\b", re.IGNORECASE)
_FRAMES = re.compile(r"(\d{1,2}:\d{2}:\d{2})[;:]\d{2,3}")
"""A time code with frames, of which a table doesn't tell how many make a second."""


_RANGE = re.compile(r"(?<=\d)\s*(?:[-–—]|-->)\s*\d[\d:.,]*$")
"""The end of a time that is told as `0:04 - 0:09`."""
_DAY_MS = 86_400_000
_SERIAL = re.compile(r"0[.,]\d{5,20}|0")
"""A time as spreadsheets keep it: a part of a day."""


def transcript_of(builder: Builder, rows: Sequence[list[str]], columns: Columns) -> Transcript:
    """The rows in their order, with their times and speakers; `rows` begin with the heads, where
    there are any."""
    body = list(rows[1:] if columns.has_head else rows)
    at = columns.start
    told = " ".join(heads(rows[0])[at : at + 1]) if columns.has_head and at is not None else ""
    if columns.said_in:
        body = list(_one_column(body, columns))
        start = None if columns.start is None else 0
        columns = Columns(2, start, None, 1, has_head=True)
    to_ms = _unit(body, columns, is_ms=_IN_MS.search(told) is not None)
    if columns.speaker is None and (blocks := _captions(body, columns, to_ms)):
        add_captions(builder, blocks)
        return builder.build()
    goes_on = names_changes_only(body, columns.speaker)
    before = ""
    for row in body:
        if len(row) <= columns.text or not row[columns.text].strip():
            continue
        if columns.speaker is not None and len(row) > columns.speaker:
            before = name_in(row, columns.speaker) or (before if goes_on else "")
            builder.turn(before or None)
        start, end = (
            to_ms(row[place]) if place is not None and len(row) > place else None
            for place in (columns.start, columns.end)
        )
        if start is None:
            builder.text(row[columns.text])
        elif end is None:
            builder.time(start)
            builder.text(row[columns.text])
        else:
            builder.cue(row[columns.text], start, max(start, end))
    builder.leave_times_of_day(LATE_MS)
    return builder.build()


def _one_column(rows: Sequence[Sequence[str]], columns: Columns) -> Iterator[list[str]]:
    """Rows of a time, a name and words, of those that hold what each says in a column of its
    own."""
    for row in rows:
        time = row[columns.start] if columns.start is not None and len(row) > columns.start else ""
        for place, name in columns.said_in:
            if len(row) > place and row[place].strip():
                yield [time, name, row[place]]
                time = ""


_LABELLED = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：]\s")
_FEWEST_LABELLED = 3


def _captions(
    rows: Sequence[Sequence[str]], columns: Columns, to_ms: Callable[[str], int | None]
) -> list[CaptionBlock]:
    """The rows as captions, where several begin with a name and all have times; else none."""
    said = [row for row in rows if len(row) > columns.text and row[columns.text].strip()]
    if sum(1 for row in said if _LABELLED.match(row[columns.text])) < _FEWEST_LABELLED:
        return []
    blocks = []
    for row in said:
        start, end = (
            to_ms(row[place]) if place is not None and len(row) > place else None
            for place in (columns.start, columns.end)
        )
        if start is None:
            return []
        lines = tuple(row[columns.text].strip().split("\n"))
        blocks.append(CaptionBlock(start, max(start, start if end is None else end), lines))
    return blocks


def _unit(
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
