"""Which columns of a table hold words, times and names: told by their heads, or by their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.transcripts.clock_times import parse_time
from app.transcripts.formats._table_heads import (
    KINDS,
    answer_one_another,
    column_of,
    heads,
    is_head_of,
    is_vague,
    kind_of_head,
)
from app.transcripts.lines.names import LabelShape, shape

_ASKED = re.compile(
    r"^(?:questions?|fragen?|preguntas?|domand[ae]|perguntas?|vra(?:ag|gen)|вопросы?|pytani[ea]"
    r"|fråg(?:a|or)|spørsmål|spørgsmål|otázk[ay]|sorular?|kysymy(?:s|kset)|質問|问题|問題|질문)$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:answers?|respon[sc]es?|antwort(?:en)?|réponses?|respuestas?|rispost[ae]|respostas?"
    r"|antwoord(?:en)?|ответы?|odpowied(?:ź|zi)|svar|odpověď|cevap(?:lar)?|vastau(?:s|kset)|回答|答え"
    r"|答案|답변)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns; None where there is no such one."""

    text: int
    start: int | None
    end: int | None
    speaker: int | None
    has_head: bool
    said_in: tuple[tuple[int, str], ...] = ()
    """Where each column holds what one speaks: its place, and the name."""
    is_guessed: bool = False
    """Whether the heads are those of lists of any kind too."""


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a table whose first row may be their heads; None where none holds words."""
    if not rows or len(rows[0]) < 2:
        return None
    head = heads(rows[0])
    start, end, speaker, text = (column_of(kind, head, rows[1:]) for kind in KINDS)
    if end is None and start is not None:  # both are called alike
        later = range(start + 1, len(head))
        end = next((n for n in later if kind_of_head(head[n]) == "start"), None)
    if text is not None and (start is not None or speaker is not None):
        columns = Columns(text, start, end, speaker, has_head=True)
        if not _may_be_any_list(columns, head, rows[1:]):
            return columns
        return replace(columns, is_guessed=True) if _are_answers(columns, rows[1:]) else None
    return _by_speaker(rows, head, start) or _by_what_they_hold(rows) or _by_names(rows)


def _may_be_any_list(columns: Columns, head: list[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether heads such as `Name` and `Content` are all that tells of a talk: lists of tasks,
    customers and answers have them too, with days in place of times."""
    vague = is_vague("text", head[columns.text]) and (
        columns.speaker is None or is_vague("speaker", head[columns.speaker])
    )
    if not vague or columns.start is None:
        return vague
    told = [cell for row in rows if (cell := name_in(row, columns.start))]
    times = sum(1 for cell in told if re.search(r"\d", cell) and not _DAY.match(cell))
    return times * 2 < len(told) or not told


_DAY = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}(?:[-/]\d{1,2}[-/]\d{2,4}|\.\d{1,2}\.\d{4}|\W{1,2}[^\W\d_]{3,12}\W{1,2}\d{2,4})\b"
)
_SENTENCE = re.compile(r"[.?!…。？！؟।][\"'”’»)\]]*$")


def _are_answers(columns: Columns, rows: Sequence[Sequence[str]]) -> bool:
    """Whether those who are named answer one another, mostly in sentences or at some hour."""
    if columns.speaker is None:
        return False
    at = columns.start
    told = [cell for row in rows if at is not None and (cell := name_in(row, at))]
    is_timed = bool(told) and all(":" in cell for cell in told)
    texts = [
        text for row in rows if len(row) > columns.text and (text := row[columns.text].strip())
    ]
    sentences = sum(1 for text in texts if _SENTENCE.search(text))
    names = [name_in(row, columns.speaker) for row in rows]
    return (is_timed or sentences * 2 >= len(texts)) and answer_one_another(names)


def below_titles(rows: list[list[str]]) -> tuple[str, list[list[str]]]:
    """What stands in the cells above the row of heads, and the rows from there on."""
    for number, row in enumerate(rows[:_MOST_TITLES]):
        kinds = {kind for head in heads(row) for kind in KINDS if is_head_of(kind, head)}
        is_head = len(row) > 1 and "text" in kinds and bool(kinds & {"start", "speaker"})
        if is_head and (number == 0 or _is_above_all(row, rows[number + 1 :])):
            above = [[cell.strip() for cell in one if cell.strip()] for one in rows[:number]]
            title = above[0][0] if above and all(len(one) == 1 for one in above) else ""
            return title, rows[number:]
    return "", rows


_MOST_TITLES = 8
_LONGEST_HEAD_LETTERS = 40


def _is_above_all(row: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row is as short as heads are, and the rows below it are as wide."""
    is_short = all(len(cell) <= _LONGEST_HEAD_LETTERS for cell in row)
    wide = sum(len(one) == len(row) for one in rows)
    return is_short and len(rows) > 1 and wide * 5 >= len(rows) * 4


def _by_speaker(
    rows: Sequence[Sequence[str]], head: list[str], start: int | None
) -> Columns | None:
    """A column for each who speaks, headed by the name, of which each row fills one; or one of
    questions and one of answers, where whoever answers tells of themselves."""
    asked = [n for n, cell in enumerate(head) if _ASKED.match(cell)]
    answered = [n for n, cell in enumerate(head) if _ANSWERED.match(cell)]
    if len(asked) == len(answered) == 1 and _tell_of_themselves(rows[1:], answered[0]):
        both = ((asked[0], head[asked[0]]), (answered[0], head[answered[0]]))
        return Columns(answered[0], start, None, None, has_head=True, said_in=both)
    named = [n for n, cell in enumerate(head) if n != start and shape(cell) in _NAMED]
    body = [row for row in rows[1:] if len(row) > max(named, default=0)]
    if (
        len(named) < 2
        or len(named) < len(head) - 1 - (start is not None)
        or len(body) < _FEWEST_ROWS
    ):
        return None
    filled = [[n for n in named if row[n].strip()] for row in body]
    alone = sum(len(one) == 1 for one in filled)
    words = sum(len(row[n].split()) for row, one in zip(body, filled, strict=True) for n in one)
    if alone < _ALONE * len(body) or words < _SPOKEN * len(body):
        return None
    said_in = tuple((n, head[n]) for n in named)
    return Columns(named[0], start, None, None, has_head=True, said_in=said_in)


_NAMED = (LabelShape.FULL, LabelShape.SINGLE, LabelShape.ROLE, LabelShape.CODE, LabelShape.CAPS)
_ALONE = 0.9
_OF_ONESELF = re.compile(
    r"\b(?:I|I['’]\w{1,2}|(?i:my|me|we|our|ich|mich|mir|mein\w{0,2}|wir|uns\w{0,3}|je|j['’]\w+|moi"
    r"|mon|ma|nous|yo|mi|nosotros|io|mio|mia|noi|eu|meu|minha|ik|mijn|wij|jag|min|mig|jeg|meg|vi"
    r"|я|мы|мне|меня|мой|ja|mnie|moj\w|nas|ben|benim|biz|minä|minun|já|můj))\b"
)
_TELLING = 0.4
"""Part of the answers in which whoever answers speaks of themselves, as nobody does in answers to
frequent questions."""


def _tell_of_themselves(rows: Sequence[Sequence[str]], column: int) -> bool:
    answers = [row[column] for row in rows if len(row) > column and row[column].strip()]
    telling = sum(1 for text in answers if _OF_ONESELF.search(text))
    return len(answers) > 1 and telling >= _TELLING * len(answers)


def name_in(row: Sequence[str], column: int) -> str:
    """The name in a cell."""
    return row[column].strip().rstrip(":：").rstrip() if len(row) > column else ""


def names_changes_only(rows: Sequence[Sequence[str]], column: int | None) -> bool:
    """Whether a name stands where somebody begins and holds for the empty cells below: nobody is
    named twice in a row. Else an empty cell is nobody's."""
    if column is None:
        return False
    names = [name for row in rows if (name := name_in(row, column))]
    return all(one != other for one, other in pairwise(names))


def _by_names(rows: Sequence[Sequence[str]]) -> Columns | None:
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
        return Columns(text, start, end, names[0], has_head)
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


def _by_what_they_hold(rows: Sequence[Sequence[str]]) -> Columns | None:
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
    return Columns(text, timed[0], end, speaker, has_head=False)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether they are few words that come again, as those of people who talk do."""
    names = {cell.strip() for cell in cells}
    is_short = all(0 < len(name.split()) <= 4 and re.match(r"[^\W\d_]", name) for name in names)
    return is_short and 1 < len(names) <= len(cells) / 2


def _is_time(cell: str) -> bool:
    cell = cell.strip()
    return bool(re.fullmatch(r"\d+(?:[.,]\d+)?", cell)) or parse_time(cell) is not None
