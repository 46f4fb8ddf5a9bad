"""Sheets of workbooks as they are seen: their rows without what is hidden, and cells that hold for
several rows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.transcripts.model import TranscriptError

MOST_COLUMNS, MOST_ROWS = 200, 200_000
_MOST_LETTERS = 50_000_000
LONGEST_NUMBER = 9
"""Digits of a number that counts something in a sheet."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row, counted from 0 in its sheet, and the texts of its cells."""

    number: int
    cells: list[str]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that holds for the rows below it too, up to `last`."""

    first: int
    last: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that are seen; for each the texts of merged cells that reach over it, by
    column; and whether something in it is hidden."""

    name: str
    rows: list[list[str]]
    held: list[dict[int, str]]
    hides: bool


def seen(
    name: str, rows: Sequence[SheetRow], hidden: Collection[int], merged: Sequence[Merged]
) -> Sheet:
    """A sheet without its hidden rows and columns. Raises TranscriptError for more letters than a
    talk has: cells can name one long text again and again."""
    if sum(len(cell) for row in rows for cell in row.cells) > _MOST_LETTERS:
        raise TranscriptError(
            f"A sheet of it has more than {_MOST_LETTERS:,} letters, more than a talk."
        )
    told = list(_held(rows, merged))
    shown = [(row, held) for row, held in zip(rows, told, strict=True) if not row.is_hidden]
    hides = any(
        cell.strip() and (row.is_hidden or place in hidden)
        for row in rows if row.is_hidden or hidden
        for place, cell in enumerate(row.cells)
    )  # fmt: skip
    if hidden:
        places = [place for place in range(MOST_COLUMNS) if place not in hidden]
        new = {place: at for at, place in enumerate(places)}
        shown = [
            (
                SheetRow(row.number, [row.cells[n] for n in places if n < len(row.cells)]),
                {new[n]: text for n, text in held.items() if n in new},
            )
            for row, held in shown
        ]
    return Sheet(name, [row.cells for row, _ in shown], [held for _, held in shown], hides)


def _held(rows: Sequence[SheetRow], merged: Sequence[Merged]) -> Iterator[dict[int, str]]:
    """For each row the texts of the cells above that hold for it too, by column."""
    begin: dict[int, list[Merged]] = {}
    for one in merged:
        begin.setdefault(one.first, []).append(one)
    ends: dict[int, int] = {}
    held: dict[int, str] = {}  # rows between which nothing begins or ends share it
    for row in rows:
        over = {place for place, last in ends.items() if last < row.number}
        new = [one for one in begin.get(row.number, ()) if one.column < len(row.cells)]
        if over or new:
            ends = {place: last for place, last in ends.items() if place not in over}
            held = {place: text for place, text in held.items() if place not in over}
        for one in new:
            ends[one.column], held[one.column] = one.last, row.cells[one.column]
        yield held
