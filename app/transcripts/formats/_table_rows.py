"""Rows of a table as turns: when each is said, by whom, and what."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.transcripts.builder import LATE_MS, Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.formats._table_columns import Columns, name_in, names_changes_only
from app.transcripts.formats._table_heads import heads, kind_of_head
from app.transcripts.formats._table_times import told_as_hours, unit_of
from app.transcripts.model import Transcript

_IN_MS = re.compile(r"\b(?:ms|msecs?|millis(?:econds)?)\b", re.IGNORECASE)
_HEAD_OF_TIMES = re.compile(r"(?=.*[hms])[hmsf:;.,\[\]() ]{2,}", re.IGNORECASE)


def transcript_of(builder: Builder, rows: Sequence[list[str]], columns: Columns) -> Transcript:
    """The rows in their order, with their times and speakers; `rows` begin with the heads, where
    there are any."""
    body = _below_heads(rows, columns) if columns.has_head else list(rows)
    at = columns.start
    told = " ".join(heads(rows[0])[at : at + 1]) if columns.has_head and at is not None else ""
    if columns.said_in:
        body = list(_one_column(body, columns))
        start = None if columns.start is None else 0
        columns = Columns(2, start, None, 1, has_head=True)
    to_ms = unit_of(body, columns, is_ms=_IN_MS.search(told) is not None)
    to_ms, note = told_as_hours(body, columns, to_ms)
    builder.warn(*filter(None, (note, _GUESSED if columns.is_guessed else "")))
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


_GUESSED = (
    "Its columns may be those of any list; that they tell who says what is guessed, by names that "
    "come again."
)


def _below_heads(rows: Sequence[list[str]], columns: Columns) -> list[list[str]]:
    """The rows without the heads, which may come again, and without a second row of them."""
    body = [row for row in rows if row != rows[0]]
    return body[1:] if body and _are_heads(body[0], columns) else body


def _are_heads(row: Sequence[str], columns: Columns) -> bool:
    """Whether a row tells how times are written (`hh:mm:ss`), or has heads where names and words
    are to be."""
    start = name_in(row, columns.start) if columns.start is not None else ""
    name = name_in(row, columns.speaker) if columns.speaker is not None else ""
    is_head = kind_of_head(name) == "speaker" and kind_of_head(name_in(row, columns.text)) == "text"
    return is_head or bool(_HEAD_OF_TIMES.fullmatch(start))


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
