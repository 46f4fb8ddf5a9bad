"""Pages set in two columns whose text is drawn line by line across both: read down the first, then
down the second."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_GRAIN_POINTS = 4.0
"""Points within which pieces of text begin at one place."""
_MOST, _LEAST = 0.6, 6
"""The part of a page's lines, and how many at the least, that have a piece in the second column."""
_FULL_LETTERS = 20
"""Letters of a line in a first column of words; what names or times fill is shorter."""
_WIDTH = 0.45
"""Of a letter, in its size."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text, where it begins (points, rightward and upward), the size of its letters."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool


def with_gaps(line: Sequence[TextRun]) -> list[TextRun]:
    """A line with a tab before each piece that stands well apart from what it follows, as names
    in a column of their own do."""
    found: list[TextRun] = []
    for piece in line:
        before = next((one for one in reversed(found) if one.text.strip()), None)
        is_apart = before is not None and piece.x - _end(before) > _GAP_SIZES * piece.size > 0
        is_open = not piece.text[:1].isspace() and not (found and found[-1].text[-1:].isspace())
        if is_apart and ((piece.text.strip() and is_open) or _SPACES.match(piece.text)):
            piece = replace(piece, text="\t" + piece.text.lstrip())
        found.append(piece)
    return found


_GAP_SIZES = 2.0
"""Sizes of letters: a wider gap is none between words."""
_SPACES = re.compile(r"\s")


def in_reading_order(lines: Sequence[Sequence[TextRun]]) -> Iterator[Sequence[TextRun]]:
    """The lines of a page; those of two columns one after the other, between lines that go over
    both."""
    second = _second_column(lines)
    if second is None:
        yield from lines
        return
    right: list[Sequence[TextRun]] = []
    for line in lines:
        one = [piece for piece in line if piece.x < second]
        two = [piece for piece in line if piece.x >= second]
        if not two and any(_end(piece) > second + 2 * piece.size for piece in one):
            yield from right
            right = []
        if one:
            yield one
        if two:
            right.append(two)
    yield from right


def _second_column(lines: Sequence[Sequence[TextRun]]) -> float | None:
    """Where the second column begins; None where there is one only."""
    filled = [[piece for piece in line if piece.text.strip()] for line in lines]
    filled = [line for line in filled if line]
    starts = Counter(round(piece.x / _GRAIN_POINTS) for line in filled for piece in line[1:])
    if not starts:
        return None
    place, count = starts.most_common(1)[0]
    if count < max(_LEAST, len(filled) * _MOST):
        return None
    second = (place - 1) * _GRAIN_POINTS
    before = [
        sum(len(piece.text.strip()) for piece in line if piece.x < second)
        for line in filled
        if any(piece.x >= second for piece in line)
    ]
    return second if median(before) >= _FULL_LETTERS else None


def _end(piece: TextRun) -> float:
    return piece.x + _WIDTH * piece.size * len(piece.text.strip())
