"""Spreadsheets (Office Open XML, ECMA-376, and OpenDocument, ISO 26300): the first sheet that says
who said what, as tables are read."""

import re
from collections.abc import Iterator, Sequence
from posixpath import join, normpath

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.content import Zipped
from app.transcripts.format import Format, Level
from app.transcripts.formats._table_columns import Columns, below_titles, find_columns
from app.transcripts.formats._table_rows import transcript_of
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError

NAME = "spreadsheet"
_WORKBOOK = "xl/workbook.xml"
_MOST_COLUMNS, _MOST_ROWS = 200, 200_000
_DAY_SECONDS = 86_400
_LONGEST_NUMBER = 9
"""Digits of a number that counts something in a sheet."""
_TIME_FORMATS = frozenset((18, 19, 20, 21, 45, 46, 47))
"""Numbers of the formats for times that every program knows (ECMA-376, 18.8.30)."""
_TIME_FORMAT = re.compile(r"(?:\[(?:h+|m+|s+)\]|h+|m+):(?:mm|ss)", re.IGNORECASE)
_OTHERS = (
    "Several sheets say who said what; “{name}” was read. Save the others as files of their own."
)
_ISO_TIME = re.compile(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2}(?:[.,]\d{1,9})?)S")


def recognise(file: Zipped) -> Level:
    """A sheet in it has columns for words, and for times or names."""
    try:
        return Level.SIGNATURE if _is_workbook(file) and any(_talks(file)) else Level.NO
    except TranscriptError:
        return Level.NO


def parse(file: Zipped) -> Transcript:
    """The first sheet that holds a talk. Raises NoTranscriptError where none does."""
    talks = list(_talks(file))
    if not talks:
        raise NoTranscriptError("No sheet of it has a column of words beside times or names.")
    name, title, rows, columns = talks[0]
    builder = Builder(NAME)
    builder.about(title=title or None)
    if len(talks) > 1:
        builder.warn(_OTHERS.format(name=name))
    return transcript_of(builder, rows, columns)


def _is_workbook(file: Zipped) -> bool:
    if _WORKBOOK in file.names:
        return True
    is_open = "content.xml" in file.names and "mimetype" in file.names
    return is_open and b"opendocument.spreadsheet" in file.member("mimetype")


def _talks(file: Zipped) -> Iterator[tuple[str, str, list[list[str]], Columns]]:
    """The sheets that hold one: name, title above the rows, the rows, and their columns."""
    sheets = _excel_sheets(file) if _WORKBOOK in file.names else _open_sheets(file)
    for name, rows in sheets:
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        title, filled = below_titles(filled)
        widest = max(map(len, filled), default=0)
        filled = [row + [""] * (widest - len(row)) for row in filled]
        if columns := find_columns(filled):
            yield name, title, filled, columns


def _excel_sheets(file: Zipped) -> Iterator[tuple[str, list[list[str]]]]:
    targets = {
        str(one.get("Id")): str(one.get("Target"))
        for one in file.xml("xl/_rels/workbook.xml.rels").iter()
        if _name(one) == "Relationship"
    }
    unread = set(file.names)
    shared = _shared(file)
    clocks = _clock_styles(file)
    for sheet in file.xml(_WORKBOOK).iter():
        if _name(sheet) != "sheet" or sheet.get("state") in {"hidden", "veryHidden"}:
            continue
        key = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        path = targets.get(str(key), "").lstrip("/")
        path = path if path.startswith("xl/") else normpath(join("xl", path))
        if path in unread:  # one that is named again is read already
            unread.remove(path)
            yield str(sheet.get("name")), list(_excel_rows(file.xml(path), shared, clocks))


def _shared(file: Zipped) -> list[str]:
    """The texts that cells name by number, without how they are pronounced."""
    if "xl/sharedStrings.xml" not in file.names:
        return []
    items = (e for e in file.xml("xl/sharedStrings.xml") if _name(e) == "si")
    return ["".join(_texts(item)) for item in items]


def _texts(item: etree._Element) -> Iterator[str]:
    for one in item:
        if _name(one) == "t":
            yield one.text or ""
        elif _name(one) == "r":
            yield from _texts(one)


def _clock_styles(file: Zipped) -> set[str]:
    """The numbers of the cells' styles that show a number as a time."""
    if "xl/styles.xml" not in file.names:
        return set()
    root = file.xml("xl/styles.xml")
    own = {
        str(one.get("numFmtId"))
        for one in root.iter()
        if _name(one) == "numFmt" and _TIME_FORMAT.search(one.get("formatCode") or "")
    }
    told = own | {str(number) for number in _TIME_FORMATS}
    styles = next((one for one in root if _name(one) == "cellXfs"), None)
    looks = [one for one in styles if _name(one) == "xf"] if styles is not None else []
    return {str(number) for number, look in enumerate(looks) if look.get("numFmtId") in told}


def _excel_rows(
    root: etree._Element, shared: Sequence[str], clocks: set[str]
) -> Iterator[list[str]]:
    rows = (one for one in root.iter() if _name(one) == "row")
    for number, row in enumerate(rows):
        if number >= _MOST_ROWS:
            return
        cells: list[str] = []
        for cell in row:
            place = _place(cell.get("r"), len(cells))
            if _name(cell) == "c" and len(cells) <= place < _MOST_COLUMNS:
                cells += [""] * (place - len(cells)) + [_excel_cell(cell, shared, clocks)]
        yield cells


def _place(reference: str | None, otherwise: int) -> int:
    """The number of the column of a cell: `C7` is 2."""
    letters = re.match(r"[A-Z]{1,3}", reference or "")
    if not letters:
        return otherwise
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _excel_cell(cell: etree._Element, shared: Sequence[str], clocks: set[str]) -> str:
    value = next((one.text or "" for one in cell if _name(one) == "v"), "")
    kind, style = cell.get("t"), cell.get("s") or ""
    if kind == "s":
        place = int(value) if value.isdecimal() and len(value) < _LONGEST_NUMBER else len(shared)
        return shared[place] if place < len(shared) else ""
    if kind == "inlineStr":
        return "".join(text for one in cell if _name(one) == "is" for text in _texts(one))
    if kind is None and style in clocks:
        return _clock(value)
    return value


def _clock(days: str) -> str:
    """`00:01:02.000` of a number of days; nothing of a date."""
    if not re.fullmatch(r"\d(?:\.\d{1,20})?(?:[eE]-\d{1,2})?", days):
        return ""
    ms = round(float(days) * _DAY_SECONDS * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _open_sheets(file: Zipped) -> Iterator[tuple[str, list[list[str]]]]:
    for table in file.xml("content.xml").iter():
        if _name(table) == "table":
            rows = (one for one in table.iter() if _name(one) == "table-row")
            found = [_open_row(row) for number, row in enumerate(rows) if number < _MOST_ROWS]
            yield str(_fact(table, "name")), found


def _open_row(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if _name(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        again = _fact(cell, "number-columns-repeated")
        count = int(again) if again.isdecimal() and len(again) < _LONGEST_NUMBER else 1
        cells += [_open_cell(cell)] * min(count, max(0, _MOST_COLUMNS - len(cells)))
    return cells


def _open_cell(cell: etree._Element) -> str:
    if time := _ISO_TIME.fullmatch(_fact(cell, "time-value")):
        return f"{int(time[1]):02}:{int(time[2]):02}:{time[3].replace(',', '.').zfill(2)}"
    return "\n".join("".join(map(str, one.itertext())) for one in cell if _name(one) == "p")


def _fact(element: etree._Element, wanted: str) -> str:
    """An attribute, whatever its namespace; empty where there is none."""
    return next(
        (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == wanted), ""
    )


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


FORMAT = Format(
    name=NAME,
    title="Spreadsheets (XLSX, ODS)",
    holds="as tables, of the first sheet whose columns say who said what, or when",
    takes=Zipped,
    recognise=recognise,
    parse=parse,
    extensions=(".xlsx", ".xlsm", ".ods"),
)
