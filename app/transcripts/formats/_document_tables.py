"""Tables of documents as paragraphs: in which columns times, names and words stand, and whether a
table is the talk."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.language.guessing import guess_language
from app.transcripts.clock_times import CLOCK
from app.transcripts.formats._document_blocks import DocumentBlock, DocumentParagraph, Table
from app.transcripts.formats._table_heads import best_of, kind_of_head
from app.transcripts.lines.furniture import is_fact_label
from app.transcripts.lines.names import LONGEST_LABEL_LETTERS, shape

_TIME = re.compile(rf"[\[(]?{CLOCK}(?:\s*(?:-->|[-–—]|to)\s*{CLOCK})?[\])]?")
_SPELLED = re.compile(r"(?:(\d{1,2})h)?(\d{1,2})m(\d{1,2})s")
"""`0h01m44s`."""
_MARKED = re.compile(r"#(\d\d:\d\d:\d\d)(?:[-.,]\d{1,3})?#")
"""`#00:01:44-5#`, as f4 and MAXQDA write it."""
_COUNTER = re.compile(r"#?\d{1,5}\.?")
_HEADS = re.compile(
    r"(?:speakers?|names?|who|time(?:code|stamp)?s?|start|end|text|transcript(?:ion)?|words?|line"
    r"|content|dialogue|utterances?|time ?span|speech|notes?|comments?|codes?"
    r"|sprecher(?:in)?|zeit|wer|locuteur|hablante|#|no\.?|nr\.?)",
    re.IGNORECASE,
)


def facts_above(blocks: Sequence[DocumentBlock]) -> tuple[tuple[str, str], ...]:
    """Labels and values of the first table, where it has two columns of few words, and some label
    is one of those that say what a talk is: who, when, where."""
    first = next((block for block in blocks if isinstance(block, Table)), None)
    if first is None or not all(len(row) == 2 for row in first.rows):
        return ()
    pairs = [[" ".join(one.text for one in cell).strip() for cell in row] for row in first.rows]
    are_short = all(len(part) <= _LONGEST_FACT_LETTERS for pair in pairs for part in pair)
    labels = [label.rstrip(" :：") for label, _ in pairs]
    known = sum(1 for label in labels if is_fact_label(label))
    if not are_short or known * 2 < len(labels) or len(set(labels)) < len(labels):
        return ()
    return tuple((label, value) for label, (_, value) in zip(labels, pairs, strict=True) if value)


_LONGEST_FACT_LETTERS = 200


def with_tables(
    blocks: Sequence[DocumentBlock],
) -> tuple[list[DocumentParagraph], int, bool]:
    """The paragraphs, how many tables are left aside, and whether the last column of one was, which
    says everything in another language. A table is the talk where it holds as
    many words as all that stands outside, or where its rows name who says what."""
    tables = [block for block in blocks if isinstance(block, Table)]
    outside = sum(len(one.text) for one in blocks if isinstance(one, DocumentParagraph))
    ordered = {id(table): _in_order(table) for table in tables}
    read = {key: _rows(table) for key, (table, _) in ordered.items()}
    size = {key: sum(len(one.text) for one in rows) for key, rows in read.items()}
    is_all = sum(size.values()) > outside
    found: list[DocumentParagraph] = []
    left, told = 0, bool(facts_above(blocks))
    for block in blocks:
        if isinstance(block, DocumentParagraph):
            found.append(block)
        elif is_all and read[id(block)]:
            found.extend(read[id(block)])
        else:
            left += bool(size[id(block)]) and not (told and block is tables[0])
    return found, left, any(is_said_again for _, is_said_again in ordered.values())


def _in_order(table: Table) -> tuple[Table, bool]:
    """A table with its columns as they are read, time, name and words, where its heads say which
    is which, or what stands in them does; other columns (numbers, notes, codes) are left out, and
    so is a second language, which is told."""
    width = max((len(row) for row in table.rows), default=0)
    rows = [row for row in table.rows if len(row) == width]
    if width < _FEWEST_COLUMNS or len(rows) < _FEWEST_ROWS or len(rows) * 5 < len(table.rows) * 4:
        return table, width >= 2 and _is_bilingual(table)
    heads = [_plain(cell).strip(" :#") for cell in rows[0]]
    kinds = _kinds(heads, [[_plain(cell) for cell in row] for row in rows[1:]])
    if kinds.count("text") == 1 and ("name" in kinds or "time" in kinds):
        order = [kinds.index(kind) for kind in ("time", "name", "text") if kind in kinds]
        return Table(tuple(tuple(row[at] for at in order) for row in rows[1:])), _is_bilingual(
            table
        )
    if _is_bilingual(table):
        return Table(tuple(row[:-1] for row in rows)), True
    letters = [sum(len(one.text) for row in rows for one in row[at]) for at in range(width)]
    said = letters.index(max(letters))
    if 0 < said < width - 1 and sum(letters[said + 1 :]) * _NOTES_PART < letters[said]:
        behind = [" ".join(one.text for one in row[-1]).strip() for row in rows]
        is_named = any(_are_names(rows, at) for at in range(said))
        if is_named or not all(map(_is_head, filter(None, behind))) or "" in behind:
            return Table(tuple(row[: said + 1] for row in table.rows)), False
    return table, False


def _plain(cell: Sequence[DocumentParagraph]) -> str:
    return " ".join(one.text for one in cell).strip()


def _is_bilingual(table: Table) -> bool:
    """Whether the last column of a table says in another language what the one before it says."""
    width = max((len(row) for row in table.rows), default=0)
    rows = [row for row in table.rows if len(row) == width >= 2]
    said, again = ([cell.text for row in rows for cell in row[at]] for at in (-2, -1))
    one, two = " ".join(said).split(), " ".join(again).split()
    few, many = sorted((len(one), len(two)))
    if few < _FEWEST_TOLD or many > 2 * few:
        return False
    first, second = guess_language(one), guess_language(two)
    return bool(first and second) and first != second


_FEWEST_TOLD = 20
"""Words of a column, to tell its language."""


def _are_names(rows: Sequence[Sequence[Sequence[DocumentParagraph]]], at: int) -> bool:
    """Whether a column holds a few names that come again."""
    cells = [" ".join(one.text for one in row[at]).strip(" :：") for row in rows]
    names = {cell for cell in cells if cell}
    are_short = all(len(name) <= LONGEST_LABEL_LETTERS and shape(name) for name in names)
    return are_short and 1 < len(names) <= len(cells) / 2


_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_NOTES_PART = 4
"""Words are so many times as long as what is noted behind them."""
_KINDS = tuple(
    (kind, re.compile(heads, re.IGNORECASE))
    for kind, heads in (
        (
            "time",
            r"time ?(?:code|stamp|span)?s?|start(?: time)?|in|tc|zeit|temps|tiempo|hora|время",
        ),
        (
            "name",
            r"speakers?(?: name)?|names?|who|voice|participant|person|sprecher(?:in)?|wer|locuteur"
            r"|intervenant|hablante|orador|parlante|кто",
        ),
        (
            "text",
            r"text|content|transcript(?:ion)?|words?|utterances?|dialogu?e|speech|said|turn"
            r"|what (?:was|is) said|inhalt|äußerung|texte|texto|testo|contenido|текст",
        ),
    )
)
"""What the head of a column says that stands in it."""


_OF_HEADS = {"start": "time", "speaker": "name", "text": "text"}
_AS_TABLES = {"name": "speaker", "text": "text"}


def _kinds(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str | None]:
    """What the heads of columns say that stands in them: `time`, `name` or `text`, of several that
    are called so the one that holds it; as tables of other kinds are called where the usual words
    tell too little."""
    kinds = [next((k for k, known in _KINDS if known.fullmatch(head)), None) for head in heads]
    for kind, known in _AS_TABLES.items():
        fitting = [at for at, told in enumerate(kinds) if told == kind]
        best = best_of(known, fitting, heads, rows) if len(fitting) > 1 else None
        kinds = [told if best in (None, at) or told != kind else None
                 for at, told in enumerate(kinds)]  # fmt: skip
    others = [_OF_HEADS.get(kind_of_head(head) or "") for head in heads]
    return [
        told or (other if other not in kinds and others.count(other) == 1 else None)
        for told, other in zip(kinds, others, strict=True)
    ]


def _rows(table: Table) -> list[DocumentParagraph]:
    """A table's rows as paragraphs: times and a name in the cells before the words become their
    head."""
    found: list[DocumentParagraph] = []
    for number, row in enumerate(table.rows):
        cells = [cell for cell in row if any(one.text.strip() for one in cell)]
        plain = [_clock(" ".join(one.text for one in cell).strip()) for cell in cells]
        if number == 0 and len(plain) > 1 and all(map(_HEADS.fullmatch, plain)):
            continue
        at = next((n for n, text in enumerate(plain) if not _is_head(text)), len(cells) - 1)
        if len(cells) > 1 and at == 0 and len(cells) == len(row) and _is_head(plain[-1]):
            at, cells, plain = _turned(cells, plain)
        if not cells:
            continue
        head = _head(plain[:at])
        for place, cell in enumerate(cells[at:]):
            for line, one in enumerate(cell):
                is_first = not place and not line
                text = f"{head}{one.text}" if is_first and head else one.text
                found.append(replace(one, text=text, bold=len(head) if is_first else 0))
    return found


def _turned(
    cells: list[tuple[DocumentParagraph, ...]], plain: list[str]
) -> tuple[int, list[tuple[DocumentParagraph, ...]], list[str]]:
    """A row whose times stand behind its words, with them before."""
    return len(cells) - 1, [*cells[1:], cells[0]], [*plain[1:], plain[0]]


def _clock(text: str) -> str:
    """A cell's text; a time that is spelled with letters as a clock."""
    if match := _MARKED.fullmatch(text):
        return match[1]
    if match := _SPELLED.fullmatch(text):
        return f"{int(match[1] or 0)}:{int(match[2]):02}:{int(match[3]):02}"
    return text


def _is_head(text: str) -> bool:
    is_time = bool(_TIME.fullmatch(text) or _COUNTER.fullmatch(text))
    return is_time or (len(text) <= LONGEST_LABEL_LETTERS and shape(text.strip(" :：")) is not None)


def _head(cells: Sequence[str]) -> str:
    """`[0:03] Vera: ` out of the cells before the words; counters are left."""
    times = [cell.strip("[]()") for cell in cells if _TIME.fullmatch(cell)]
    names = [cell.strip(" :：") for cell in cells if not _TIME.fullmatch(cell)]
    names = [name for name in names if not _COUNTER.fullmatch(name)]
    time = f"[{times[0].split()[0]}] " if times else ""
    return f"{time}{names[0]}: " if names else time
