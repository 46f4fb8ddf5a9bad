"""Tables (CSV, TSV): columns for times, speaker and words, told by their heads or their cells."""

import csv
import io
import re

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats._table_columns import below_titles, find_columns
from app.transcripts.formats._table_rows import transcript_of
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.references import resolved

NAME = "table"
_SEPARATED_BY = re.compile(r"\ufeff?\"?sep=(.)\"?[ \t]*\n")
"""The line that tells Excel what separates the columns."""
_NOTES = (
    (re.compile(r"<\w{1,3}\([^<>]{0,300}\)>|</?[a-zA-Z]{1,4}(?:\s*/)?>"), ""),
    (re.compile(r"<\?\s*([^<>]{0,80})>"), r"\1"),
    (re.compile(r"<=>"), " "),
)
"""Signs of those who transcribe (oral-history.digital's: notes, doubts, repetitions), and tags."""


_STRUCTURED = re.compile(r"[\ufeff\s]{0,100}(?:<|\{|\[\s{0,100}[\[{\"])")


def recognise(file: Text) -> Level:
    """A head with words and a time or speaker; without one, times in every row of a `.csv`, and
    clocks and names in every row of any other text."""
    if _STRUCTURED.match(file.text):
        return Level.NO  # lines of a web page or of JSON may hold tabs and commas
    rows = _rows(file.text[:20_000], file.extension)
    _, rows = below_titles(rows[:-1] if len(file.text) > 20_000 else rows)
    columns = find_columns(rows)
    if columns is None:
        return Level.NO
    if columns.has_head:
        return Level.SHAPE if columns.is_guessed else Level.SIGNATURE
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
    title, rows = below_titles(_rows(file.text, file.extension))
    builder.about(title=title or None)
    above = below_titles(_rows(file.text[:20_000], file.extension))[1][:-1]
    columns = find_columns(rows) or find_columns(above)  # what stands below may be no row
    if columns is None:
        raise TranscriptError("No column of the table holds words.")
    known = [one for one in (columns.start, columns.end, columns.speaker) if one is not None]
    is_last = columns.text == len(rows[0]) - 1 > max(known, default=-1)
    if columns.has_head and is_last and not columns.said_in:
        separator = _separator(file.text, file.extension)
        rows = [rows[0], *(_joined(row, columns.text, separator) for row in rows[1:])]
    return transcript_of(builder, rows, columns)


def _joined(row: list[str], last: int, separator: str) -> list[str]:
    """A row whose words hold the sign that separates columns, and weren't quoted for it."""
    if not any(cell.strip() for cell in row[last + 1 :]):
        return row
    return [*row[:last], f"{separator} ".join(cell.rstrip() for cell in row[last:]).rstrip(" ;,")]


def _separator(text: str, extension: str) -> str:
    if told := _SEPARATED_BY.match(text):
        return told[1]
    head = text[:2_000].split("\n", 1)[0]
    is_tabs = extension == ".tsv" or head.count("\t") > head.count(",")
    return "\t" if is_tabs else max(",;|", key=head.count)


def _rows(text: str, extension: str) -> list[list[str]]:
    separator = _separator(text, extension)
    text = _SEPARATED_BY.sub("", text, count=1)
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


FORMAT = Format(
    name=NAME,
    title="Tables (CSV, TSV)",
    holds="rows of words with their times and speakers, by the heads of columns",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".csv", ".tsv"),
)
