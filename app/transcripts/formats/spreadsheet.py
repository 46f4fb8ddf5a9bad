"""Spreadsheets (Office Open XML, ECMA-376, and OpenDocument, ISO 26300): the first sheet that says
who said what, as tables are read."""

from collections.abc import Iterator

from app.transcripts.builder import Builder
from app.transcripts.content import Zipped
from app.transcripts.format import Format, Level
from app.transcripts.formats._sheets import Sheet
from app.transcripts.formats._sheets_excel import WORKBOOK, excel_sheets
from app.transcripts.formats._sheets_open import open_sheets
from app.transcripts.formats._table_columns import Columns, below_titles, find_columns
from app.transcripts.formats._table_rows import transcript_of
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError

NAME = "spreadsheet"
_OTHERS = (
    "Several sheets say who said what; “{name}” was read. Save the others as files of their own."
)
_HIDDEN = "Rows or columns that the sheet hides are left out."


def recognise(file: Zipped) -> Level:
    """A sheet in it has columns for words, and for times or names."""
    try:
        guessed = [columns.is_guessed for *_, columns in _talks(file)] if _is_workbook(file) else []
    except TranscriptError:
        return Level.NO
    return Level.NO if not guessed else Level.SHAPE if all(guessed) else Level.SIGNATURE


def parse(file: Zipped) -> Transcript:
    """The first sheet that holds a talk. Raises NoTranscriptError where none does."""
    talks = sorted(_talks(file), key=lambda talk: talk[3].is_guessed)
    if not talks:
        raise NoTranscriptError("No sheet of it has a column of words beside times or names.")
    sheet, title, rows, columns = talks[0]
    builder = Builder(NAME)
    builder.about(title=title or None)
    if len(talks) > 1:
        builder.warn(_OTHERS.format(name=sheet.name))
    if sheet.hides:
        builder.warn(_HIDDEN)
    return transcript_of(builder, rows, columns)


def _is_workbook(file: Zipped) -> bool:
    if WORKBOOK in file.names:
        return True
    is_open = "content.xml" in file.names and "mimetype" in file.names
    return is_open and b"opendocument.spreadsheet" in file.member("mimetype")


def _talks(file: Zipped) -> Iterator[tuple[Sheet, str, list[list[str]], Columns]]:
    """The sheets that hold one: the sheet, title above the rows, the rows, and their columns."""
    for sheet in excel_sheets(file) if WORKBOOK in file.names else open_sheets(file):
        filled = [n for n, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
        title, rows = below_titles([sheet.rows[n] for n in filled])
        widest = max(map(len, rows), default=0)
        rows = [row + [""] * (widest - len(row)) for row in rows]
        if columns := find_columns(rows):
            held = [sheet.held[n] for n in filled[len(filled) - len(rows) :]]
            yield sheet, title, _named(rows, held, columns.speaker), columns


def _named(
    rows: list[list[str]], held: list[dict[int, str]], speaker: int | None
) -> list[list[str]]:
    """The rows with the names of merged cells in all that these cover."""
    if speaker is None:
        return rows
    return [
        [*row[:speaker], row[speaker].strip() or above.get(speaker, ""), *row[speaker + 1 :]]
        for row, above in zip(rows, held, strict=True)
    ]


FORMAT = Format(
    name=NAME,
    title="Spreadsheets (XLSX, ODS)",
    holds="as tables, of the first sheet whose columns say who said what, or when",
    takes=Zipped,
    recognise=recognise,
    parse=parse,
    extensions=(".xlsx", ".xlsm", ".ods"),
)
