"""Rows with columns: a name, perhaps a time, and words, with a sign or a tab between them, as
tables and services write them: `S1<tab>00:04<tab>words`, `00:00:04 | Vera | words`,
`Vera | words`."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.transcripts.clock_times import CLOCK
from app.transcripts.lines.names import LabelShape, is_no_label, shape
from app.transcripts.lines.survey import Line

_BETWEEN = re.compile(r"[ \t]*(?:\t|(?<=\s)\|(?=\s)|(?<=\s)¦(?=\s))[ \t|]*")
_CLOCK = re.compile(rf"[\[(]?({CLOCK})(?:\s?[-–—]\s?{CLOCK})?[\])]?")
_COUNT = re.compile(r"#?\d{1,5}[.)]?")
_LOOKED_AT_LETTERS = 160
_LONGEST_NAME_LETTERS = 60
_FEWEST_ROWS = 3
_NEARLY_ALL = 0.8
_NAMES = frozenset(LabelShape) - {LabelShape.LOOSE}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: who speaks, when (empty where that isn't told), and the letter at which the words
    begin."""

    name: str
    time: str
    start: int


def without_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, rows among them as `Name (time): words`, where nearly all that have the sign are
    rows, and few people come again and again in them."""
    signed = [number for number, line in enumerate(lines) if _BETWEEN.search(_head(line))]
    rows = {n: row for n in signed if (row := _row(_head(lines[n])))}
    names = Counter(row.name for row in rows.values())
    again = sum(times for times in names.values() if times > 1)
    timed = sum(1 for row in rows.values() if row.time)
    if len(rows) < _FEWEST_ROWS or len(names) < 2 or again * 2 < len(rows):
        return list(lines)
    is_signed = all("|" in _head(lines[n]) or rows[n].time for n in rows)
    if not is_signed or len(rows) < _NEARLY_ALL * len(signed):
        return list(lines)
    if timed and timed < _NEARLY_ALL * len(rows):
        return list(lines)
    return [
        _typed(line, rows[number]) if number in rows else line for number, line in enumerate(lines)
    ]


def without_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text whose words all begin at one column, with somebody's name left of it
    now and then (`DC HARTLEY  words`, `QUILL       words`), with a colon behind the name."""
    found = {n: match for n, line in enumerate(lines) if (match := _GAP.match(line.text[:60]))}
    ends = Counter(match.end() for match in found.values())
    column, count = ends.most_common(1)[0] if ends else (0, 0)
    own = {n: match for n, match in found.items() if match.end() == column}
    if all(_is_shouted(match[1]) for match in found.values()):
        own, count = found, len(found)  # names in capitals, wherever the words begin
    names = Counter(match[1] for match in own.values())
    again = sum(times for times in names.values() if times > 1)
    widths = {len(name) for name in names}
    if count < _FEWEST_GAPS or count < _NEARLY_ALL * len(found) or again < _NEARLY_ALL * count:
        return list(lines)
    if (len(widths) < 2 and own is not found) or len(names) < 2 or not all(map(_is_name, names)):
        return list(lines)  # of one width they may be anything
    return [
        replace(line, text=f"{_stopless(own[n][1])}: {line.text[own[n].end() :]}", bold=0)
        if n in own
        else line
        for n, line in enumerate(lines)
    ]


def _stopless(name: str) -> str:
    """A name without the stop behind it, but for one of a title or an initial."""
    return name.rstrip(".") if len(name.rpartition(" ")[2]) > _LONGEST_TITLE else name


_LONGEST_TITLE = 4


def _is_shouted(name: str) -> bool:
    return name.isupper() and " " in name


_GAP = re.compile(r"([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}):?\s{2,40}(?=\S)")
_FEWEST_GAPS = 5


def _head(line: Line) -> str:
    return line.text[:_LOOKED_AT_LETTERS]


def _row(text: str) -> _Row | None:
    """A line's columns before its words: a name, with a time and a number before or behind it."""
    name = time = ""
    at = len(text) - len(text.lstrip(" |"))
    for sign in _BETWEEN.finditer(text, at):
        part = text[at : sign.start()].strip(" :")
        if (clock := _CLOCK.fullmatch(part)) and not time:
            time = clock[1]
        elif not name and _is_name(part):
            name = part
        elif clock or (not name and _COUNT.fullmatch(part)):
            pass  # when it ends, or its number
        else:
            break
        at = sign.end()
    return _Row(name, time, at) if name and text[at:].strip() else None


def _is_name(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST_NAME_LETTERS
    return is_short and shape(text) in _NAMES and not is_no_label(text)


def _typed(line: Line, row: _Row) -> Line:
    head = f"{row.name} ({row.time}):" if row.time else f"{row.name}:"
    return replace(line, text=f"{head} {line.text[row.start :].rstrip(' |')}", bold=len(head))
