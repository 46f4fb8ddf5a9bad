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


def in_reading_order(
    lines: Sequence[Sequence[TextRun]], second: float | None
) -> Iterator[Sequence[TextRun]]:
    """The lines of a page; those of two columns, of which the second begins at `second` points,
    one after the other, between lines that go over both."""
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


def second_column(lines: Sequence[Sequence[TextRun]], earlier: float | None) -> float | None:
    """Where the second column begins, in points; None where there is one only. On a page that ends
    early it may be too short to tell, and begins where it did on an `earlier` one."""
    own = _own_second(lines)
    if own is not None or earlier is None:
        return own
    beside = [line for line in lines if _stands_beside(line, earlier)]
    return earlier if len(beside) >= _FEWEST_BESIDE else None


_FEWEST_BESIDE = 2


def _stands_beside(line: Sequence[TextRun], second: float) -> bool:
    """Whether a line has pieces in both columns, and what is in the first ends there."""
    filled = [piece for piece in line if piece.text.strip()]
    right = [piece for piece in filled if piece.x >= second]
    left = [piece for piece in filled if piece.x < second]
    is_apart = all(_end(piece) <= second + piece.size for piece in left)
    return bool(left and right) and right[0].x < second + 2 * _GRAIN_POINTS and is_apart


def _own_second(lines: Sequence[Sequence[TextRun]]) -> float | None:
    """Where the second column of a page begins, as most of its lines tell."""
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
