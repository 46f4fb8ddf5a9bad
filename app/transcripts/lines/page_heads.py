"""Heads and numbers of pages, which nobody says."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from app.transcripts.lines.names import LabelShape, shape

_PAGE = re.compile(
    r"^\s*\W{0,3}(?:(?:page|p\.|pg\.?|seite|página|pagina|стр\.?|strana)\s*)?(\d{1,4})"
    r"(?:\s*(?:of|/|von|de|sur|из)\s*\d{1,4})?\W{0,3}$",
    re.IGNORECASE,
)
_PAGE_SAID = re.compile(r"page|p\.|pg|seite|p[aá]gina|стр|strana| of |/", re.IGNORECASE)
_CENTRED = 8
_MINUTE = re.compile(r"[●•]\s?\(\d{4}\)")
"""When a page of a debate was taken down: `● (1415)`."""


def page_heads(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Page numbers: those that say so, stand in the middle, or count on; and lines that stand
    by them again and again."""
    numbers = [(n, int(match[1])) for n in filled if (match := _PAGE.match(lines[n]))]
    counted = {
        line for (a, first), (b, then) in pairwise(numbers) if then == first + 1 for line in (a, b)
    }
    pages = {
        number
        for number, _ in numbers
        if number in counted
        or _PAGE_SAID.search(lines[number])
        or len(lines[number]) - len(lines[number].lstrip()) >= _CENTRED
        or "\f" in lines[number]
    }
    pages |= {number for number in filled if _MINUTE.fullmatch(lines[number].strip())}
    breaks = pages | {number for number, line in enumerate(lines) if line.startswith("\f")}
    return pages | _heads(lines, filled, breaks) | _running(lines, filled)


def _heads(lines: Sequence[str], filled: Sequence[int], breaks: set[int]) -> set[int]:
    """Lines by a page's break that are the same (but for numbers) by three breaks or more, and
    hardly stand elsewhere, as names do."""
    places = {number: place for place, number in enumerate(filled)}
    near: Counter[str] = Counter()
    beside: list[int] = []
    for number in breaks:
        place = places.get(number)
        if place is None:
            continue
        around = filled[max(0, place - 2) : place + 3]
        beside.extend(n for n in around if len(lines[n]) <= 100)
    for number in set(beside):
        near[_pattern(lines[number])] += 1
    everywhere = Counter(_pattern(lines[n]) for n in filled if len(lines[n]) <= 100) if near else {}
    heads = {one for one, count in near.items() if count >= 3 and count * 2 > everywhere[one]}
    return {number for number in beside if _pattern(lines[number]) in heads}


def _running(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Short lines that are the same but for one number, which rises by one: heads of pages."""
    alike: dict[str, list[int]] = {}
    for number in filled:
        line = " ".join(lines[number].split())
        if len(line) <= 100 and line[-1].isdigit() and " " in line and line[-1] not in ".:":
            alike.setdefault(_pattern(line), []).append(number)
    found: set[int] = set()
    for pattern, numbers in alike.items():
        name = pattern.rstrip(" #-–|")
        fewest = 2 if _PAGE_OF.search(pattern) else _FEWEST_PAGES
        is_enough = len(numbers) >= fewest and not _is_numbered(name)
        if is_enough and _rises_by_one([lines[number] for number in numbers]):
            found.update(numbers)
    return found


_FEWEST_PAGES = 3
_PAGE_OF = re.compile(r"\b(?:page|p\.|seite|página|pagina|стр\.?) ?#(?: \S+ #)?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:chapter|part|section|act|scene|tape|side|track|item|question|kapitel|teil|top|punkt|frage"
    r"|chapitre|partie|capítulo|parte|capitolo|глава|часть|вопрос|step|lesson|session)\W*",
    re.IGNORECASE,
)


def _is_numbered(name: str) -> bool:
    """Whether what stands before a number is a heading's word, or somebody without a name."""
    is_code = shape(f"{name} 1") is LabelShape.CODE
    return is_code or bool(_NUMBERED.fullmatch(name)) or name[-1:] in {":", "："} or not name


def _rises_by_one(lines: Sequence[str]) -> bool:
    """Whether one of the numbers in lines rises by one from each to the next, the others stay."""
    rows = [[int(figure) for figure in re.findall(r"\d{1,9}", line)] for line in lines]
    if len({len(row) for row in rows}) != 1:
        return False
    steps = [
        {then - first for first, then in pairwise(column)} for column in zip(*rows, strict=True)
    ]
    return sum(one == {1} for one in steps) == 1 and all(one in ({0}, {1}) for one in steps)


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))
