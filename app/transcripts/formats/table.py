"""Tables (CSV, TSV): columns for times, speaker and words, told by their heads or their cells."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.transcripts.builder import LATE_MS, Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.references import resolved

NAME = "table"
_HEADS = {
    "start": re.compile(
        r"^(?:start|begin|in|from|start[ _]?time|time(?:[ _]?(?:codes?|spans?|range))?"
        r"|timestamp|tc ?in|onset|zeit|beginn|anfang"
        r"|début|debut|temps|inicio|tiempo|inizio|tempo|início|начало|время)\b.*",
        re.IGNORECASE,
    ),
    "end": re.compile(
        r"^(?:end|out|to|stop|end[ _]?time|tc ?out|offset|ende|fin|fine|fim|конец)\b.*",
        re.IGNORECASE,
    ),
    "speaker": re.compile(
        r"^(?:speaker|name|who|user(?:[ _]?name)?|author|sender|nick(?:name)?"
        r"|person|participant|interviewee|speaker[ _]?(?:name|id|label)"
        r"|sprecher(?:in)?|wer|кто|locuteur|intervenant|hablante|parlante|falante|orador|говорящий|спикер)$",
        re.IGNORECASE,
    ),
    "text": re.compile(
        r"^(?:text|transcript|(?:raw |final |edited |corrected )?transcription"
        r"|words?|content|utterance|caption|said|dialogue|line|what"
        r"|sentence|message|speech|äußerung|aussage|parole|paroles|frase|реплика"
        r"|was (?:wurde )?gesagt|gesagtes|inhalt|contenu|contenido"
        r"|transkript|transkription|texte|texto|testo|текст)$",
        re.IGNORECASE,
    ),
}
_JOINT = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
_IN_MS = re.compile(r"\b(?:ms|msecs?|millis(?:econds)?)\b", re.IGNORECASE)
_FRAMES = re.compile(r"(\d{1,2}:\d{2}:\d{2})[;:]\d{2,3}")
"""A time code with frames, of which a table doesn't tell how many make a second."""


_RANGE = re.compile(r"(?<=\d)\s*(?:[-–—]|-->)\s*\d[\d:.,]*$")
"""The end of a time that is told as `0:04 - 0:09`."""
_NOTES = (
    (re.compile(r"<\w{1,3}\([^<>]{0,300}\)>|</?[a-zA-Z]{1,4}(?:\s*/)?>"), ""),
    (re.compile(r"<\?\s*([^<>]{0,80})>"), r"\1"),
    (re.compile(r"<=>"), " "),
)
"""Signs of those who transcribe (oral-history.digital's: notes, doubts, repetitions), and tags."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of columns; None where there is no such one."""

    text: int
    start: int | None
    end: int | None
    speaker: int | None
    has_head: bool


def recognise(file: Text) -> Level:
    """A head with words and a time or speaker; without one, times in every row of a `.csv`, and
    clocks and names in every row of any other text."""
    rows = _rows(file.text[:20_000], file.extension)
    columns = _columns(rows[:-1] if len(file.text) > 20_000 else rows)
    if columns is None:
        return Level.NO
    if columns.has_head:
        return Level.SIGNATURE
    if file.extension in (".csv", ".tsv"):
        return Level.SHAPE
    if columns.start is None:
        return Level.NO
    start = columns.start
    if columns.speaker is None or start is None or len(rows) <= 3:
        return Level.NO
    return Level.SHAPE if all(":" in row[start] for row in rows) else Level.NO


def parse(file: Text) -> Transcript:
    """The rows in their order, with their times and speakers."""
    builder = Builder(NAME)
    rows = _rows(file.text, file.extension)
    columns = _columns(rows)
    if columns is None:
        raise TranscriptError("No column of the table holds words.")
    body = rows[1:] if columns.has_head else rows
    known = [one for one in (columns.start, columns.end, columns.speaker) if one is not None]
    if columns.has_head and columns.text == len(rows[0]) - 1 > max(known, default=-1):
        body = [_joined(row, columns.text, _separator(file.text, file.extension)) for row in body]
    told = _name(rows[0], columns.start) if columns.has_head and columns.start is not None else ""
    to_ms = _unit(body, columns, is_ms=_IN_MS.search(_JOINT.sub(" ", told)) is not None)
    if columns.speaker is None and (blocks := _captions(body, columns, to_ms)):
        add_captions(builder, blocks)
        return builder.build()
    goes_on = _names_changes_only(body, columns.speaker)
    before = ""
    for row in body:
        if len(row) <= columns.text or not row[columns.text].strip():
            continue
        if columns.speaker is not None and len(row) > columns.speaker:
            before = _name(row, columns.speaker) or (before if goes_on else "")
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


_LABELLED = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：]\s")
_FEWEST_LABELLED = 3


def _captions(
    rows: Sequence[Sequence[str]], columns: _Columns, to_ms: Callable[[str], int | None]
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


def _joined(row: list[str], last: int, separator: str) -> list[str]:
    """A row whose words hold the sign that separates columns, and weren't quoted for it."""
    if not any(cell.strip() for cell in row[last + 1 :]):
        return row
    return [*row[:last], f"{separator} ".join(cell.rstrip() for cell in row[last:]).rstrip(" ;,")]


def _separator(text: str, extension: str) -> str:
    head = text[:2_000].split("\n", 1)[0]
    is_tabs = extension == ".tsv" or head.count("\t") > head.count(",")
    return "\t" if is_tabs else max(",;|", key=head.count)


def _rows(text: str, extension: str) -> list[list[str]]:
    separator = _separator(text, extension)
    reader = csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
        if "&" in text and ";" in text:  # tables for web pages hold their entities
            rows = [[resolved(cell) for cell in row] for row in rows]
        if "<" in text:
            rows = [[_plain(cell) if "<" in cell else cell for cell in row] for row in rows]
        return rows
    except csv.Error:
        return []


def _plain(cell: str) -> str:
    for sign, plain in _NOTES:
        cell = sign.sub(plain, cell)
    return cell


def _columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    if not rows or len(rows[0]) < 2:
        return None
    head = [_JOINT.sub(" ", cell.strip().lstrip("\ufeff")) for cell in rows[0]]
    found = {
        kind: next((n for n, cell in enumerate(head) if pattern.match(cell)), None)
        for kind, pattern in _HEADS.items()
    }
    text = found["text"]
    if found["end"] is None and found["start"] is not None:  # both are called alike
        later = range(found["start"] + 1, len(head))
        found["end"] = next((n for n in later if _HEADS["start"].match(head[n])), None)
    if text is not None and (found["start"] is not None or found["speaker"] is not None):
        return _Columns(text, found["start"], found["end"], found["speaker"], has_head=True)
    return _by_what_they_hold(rows) or _by_names(rows)


def _name(row: Sequence[str], column: int) -> str:
    return row[column].strip().rstrip(":：").rstrip() if len(row) > column else ""


def _names_changes_only(rows: Sequence[Sequence[str]], column: int | None) -> bool:
    """Whether a name stands where somebody begins and holds for the empty cells below: nobody is
    named twice in a row. Else an empty cell is nobody's."""
    if column is None:
        return False
    names = [name for row in rows if (name := _name(row, column))]
    return all(one != other for one, other in pairwise(names))


def _by_names(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """A column of names that come again, one of words, and perhaps times, below heads that say
    nothing known, or none."""
    for body, has_head in ((rows[1:], True), (rows, False)):
        width = min(map(len, body), default=0)
        if len(body) < _FEWEST_ROWS or width < 2:
            continue
        length = [sum(len(row[n].split()) for row in body) / len(body) for n in range(width)]
        text = max(range(width), key=lambda n: length[n])
        names = [n for n in range(width) if n != text and _are_names([row[n] for row in body])]
        is_told = len(names) == 1 and has_head == _is_head(rows, names[0])
        if length[text] < _SPOKEN or not is_told:
            continue
        times = [n for n in range(width) if n != text and all(_is_time(row[n]) for row in body)]
        rising = [n for n in times if _rises([row[n] for row in body]) and not _counts(body, n)]
        start, end = ([*rising, None, None])[:2]
        return _Columns(text, start, end, names[0], has_head)
    return None


_FEWEST_ROWS, _SPOKEN = 6, 4.0
"""Rows; and words of a row, on the average."""


def _is_head(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the first row's cell in a column of names is none of those that come again."""
    head = rows[0][column].strip() if len(rows[0]) > column else ""
    return head not in {row[column].strip() for row in rows[1:]}


def _rises(cells: Sequence[str]) -> bool:
    times = [parse_time(cell) if ":" in cell else float(cell.replace(",", ".")) for cell in cells]
    return all(a is not None and b is not None and a <= b for a, b in pairwise(times))


_RISING = 0.8
"""Part of a table's rows that are said no earlier than those before them."""


def _seconds(cell: str) -> float:
    cell = cell.strip()
    is_number = re.fullmatch(r"\d+(?:[.,]\d+)?", cell)
    return float(cell.replace(",", ".")) if is_number else (parse_time(cell) or 0) / 1000


def _counts(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column numbers the rows."""
    cells = [row[column].strip() for row in rows]
    return all(cell.isdecimal() for cell in cells) and all(
        int(then) - int(first) == 1 for first, then in pairwise(cells)
    )


def _by_what_they_hold(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """Two columns of times that rise, and the one with most letters."""
    width = min(map(len, rows))
    timed = [n for n in range(width) if all(_is_time(row[n]) for row in rows)]
    others = [n for n in range(width) if n not in timed]
    if not timed or not others:
        return None
    text = max(others, key=lambda n: sum(len(row[n]) for row in rows))
    if not any(re.search(r"[^\W\d_]{2}", row[text]) for row in rows):
        return None
    starts = [_seconds(row[timed[0]]) for row in rows]
    if sum(a <= b for a, b in pairwise(starts)) < _RISING * (len(starts) - 1):
        return None
    end = timed[1] if len(timed) > 1 else None
    speaker = next((n for n in others if n != text and _are_names([row[n] for row in rows])), None)
    return _Columns(text, timed[0], end, speaker, has_head=False)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether they are few words that come again, as those of people who talk do."""
    names = {cell.strip() for cell in cells}
    is_short = all(0 < len(name.split()) <= 4 and re.match(r"[^\W\d_]", name) for name in names)
    return is_short and 1 < len(names) <= len(cells) / 2


def _is_time(cell: str) -> bool:
    cell = cell.strip()
    return bool(re.fullmatch(r"\d+(?:[.,]\d+)?", cell)) or parse_time(cell) is not None


def _unit(
    rows: Sequence[Sequence[str]], columns: _Columns, *, is_ms: bool
) -> Callable[[str], int | None]:
    """How times are written: as clocks, in seconds, or in milliseconds (where the head tells it, or
    of whole numbers a minute of talk would have too few words if they were seconds)."""
    cells = [row[columns.start].strip() for row in rows if columns.start is not None
             and len(row) > columns.start]  # fmt: skip
    numbers = [float(cell) for cell in cells if re.fullmatch(r"\d+", cell)]
    words = sum(len(row[columns.text].split()) for row in rows if len(row) > columns.text)
    is_ms |= len(numbers) == len(cells) > 0 and max(numbers) > 30 * max(words, 1)

    def to_ms(cell: str) -> int | None:
        cell = _RANGE.sub("", cell.strip().strip("[]()"))
        plain = cell.replace(",", ".")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return round(float(plain) * (1 if is_ms else 1000))
        frames = _FRAMES.fullmatch(cell)
        return parse_time(frames[1] if frames else cell)

    return to_ms


FORMAT = Format(
    name=NAME,
    title="Tables (CSV, TSV)",
    holds="rows of words with their times and speakers, by the heads of columns",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".csv", ".tsv"),
)
