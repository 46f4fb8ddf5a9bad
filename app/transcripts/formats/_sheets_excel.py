"""Sheets of Excel's workbooks (Office Open XML, ECMA-376)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import join, normpath

from lxml import etree

from app.transcripts.content import Zipped
from app.transcripts.formats._sheets import (
    LONGEST_NUMBER,
    MOST_COLUMNS,
    MOST_ROWS,
    Merged,
    Sheet,
    SheetRow,
    seen,
)
from app.transcripts.xml_names import local_name

WORKBOOK = "xl/workbook.xml"
_DAY_SECONDS = 86_400
_TIME_FORMATS = frozenset(map(str, (18, 19, 20, 21, 45, 46, 47)))
_DATE_FORMATS = frozenset(map(str, (14, 15, 16, 17, 22)))
"""Numbers of the formats for times and dates that every program knows (ECMA-376, 18.8.30)."""
_TIME_FORMAT = re.compile(r"(?:\[(?:h+|m+|s+)\]|h+|m+):(?:mm|ss)", re.IGNORECASE)
_DATE_FORMAT = re.compile(r"[yd]", re.IGNORECASE)
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
"""What a format of numbers shows as it stands, and its colours, conditions and places."""


@dataclass(frozen=True, slots=True)
class _Styles:
    """The numbers of the cells' styles that show a number as a time, that show it as a date, and
    that strike the text out."""

    clocks: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()


def excel_sheets(file: Zipped) -> Iterator[Sheet]:
    """The sheets of a workbook that aren't hidden, each read once."""
    targets = {
        str(one.get("Id")): str(one.get("Target"))
        for one in file.xml("xl/_rels/workbook.xml.rels").iter()
        if local_name(one) == "Relationship"
    }
    unread = set(file.names)
    shared = _shared(file)
    styles = _styles(file)
    for sheet in file.xml(WORKBOOK).iter():
        if local_name(sheet) != "sheet" or sheet.get("state") in {"hidden", "veryHidden"}:
            continue
        key = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        path = targets.get(str(key), "").lstrip("/")
        path = path if path.startswith("xl/") else normpath(join("xl", path))
        if path in unread:  # one that is named again is read already
            unread.remove(path)
            root = file.xml(path)
            rows = list(_rows(root, shared, styles))
            yield seen(str(sheet.get("name")), rows, _hidden(root), list(_merged(root)))


def _shared(file: Zipped) -> list[str]:
    """The texts that cells name by number, without how they are pronounced."""
    if "xl/sharedStrings.xml" not in file.names:
        return []
    items = (e for e in file.xml("xl/sharedStrings.xml") if local_name(e) == "si")
    return ["".join(_texts(item)) for item in items]


def _texts(item: etree._Element) -> Iterator[str]:
    """What stands in a text, without runs that are struck out."""
    for one in item:
        if local_name(one) == "t":
            yield one.text or ""
        elif local_name(one) == "r" and not any(
            _is_struck(e) for e in one if local_name(e) == "rPr"
        ):
            yield from _texts(one)


def _is_struck(font: etree._Element) -> bool:
    return any(local_name(one) == "strike" and _is_true(one.get("val", "1")) for one in font)


def _is_true(told: str | None) -> bool:
    return told in {"1", "true"}


def _styles(file: Zipped) -> _Styles:
    if "xl/styles.xml" not in file.names:
        return _Styles()
    root = file.xml("xl/styles.xml")
    own = [(str(e.get("numFmtId")), e.get("formatCode") or "") for e in _children(root, "numFmts")]
    clocks = {number for number, code in own if _TIME_FORMAT.search(code)}
    days = {number for number, code in own if _DATE_FORMAT.search(_LITERAL.sub("", code))}
    times, dates = _TIME_FORMATS | clocks, (_DATE_FORMATS | days) - clocks
    fonts = [_is_struck(one) for one in _children(root, "fonts")]
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    looks = [(str(n), one) for n, one in enumerate(_children(root, "cellXfs"))]
    return _Styles(
        frozenset(n for n, look in looks if look.get("numFmtId") in times),
        frozenset(n for n, look in looks if look.get("numFmtId") in dates),
        frozenset(n for n, look in looks if look.get("fontId") in struck),
    )


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    """What stands in the first element of that name."""
    return list(next((one for one in root if local_name(one) == name), ()))


def _hidden(root: etree._Element) -> set[int]:
    """The columns that aren't shown."""
    hidden: set[int] = set()
    for one in _children(root, "cols"):
        if _is_true(one.get("hidden")):
            first, last = _count(one.get("min")), _count(one.get("max"))
            hidden.update(range(max(0, first - 1), min(last, MOST_COLUMNS)))
    return hidden


def _count(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < LONGEST_NUMBER else 0


def _merged(root: etree._Element) -> Iterator[Merged]:
    for one in _children(root, "mergeCells"):
        first, _, last = (one.get("ref") or "").partition(":")
        rows = [_count(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for cell in (first, last)]
        if 0 <= rows[0] < rows[1]:
            yield Merged(rows[0], rows[1], _place(first, 0))


def _rows(root: etree._Element, shared: Sequence[str], styles: _Styles) -> Iterator[SheetRow]:
    rows = (one for one in root.iter() if local_name(one) == "row")
    number = -1
    for count, row in enumerate(rows):
        if count >= MOST_ROWS:
            return
        number = max(number + 1, _count(row.get("r")) - 1)
        cells: list[str] = []
        for cell in row:
            place = _place(cell.get("r"), len(cells))
            if local_name(cell) == "c" and len(cells) <= place < MOST_COLUMNS:
                cells += [""] * (place - len(cells)) + [_cell(cell, shared, styles)]
        yield SheetRow(number, cells, _is_true(row.get("hidden")))


def _place(reference: str | None, otherwise: int) -> int:
    """The number of the column of a cell: `C7` is 2."""
    letters = re.match(r"[A-Z]{1,3}", reference or "")
    if not letters:
        return otherwise
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _cell(cell: etree._Element, shared: Sequence[str], styles: _Styles) -> str:
    """What a cell shows; nothing of errors, of what is true or false, of dates, and of what is
    struck out."""
    value = next((one.text or "" for one in cell if local_name(one) == "v"), "")
    kind, style = cell.get("t"), cell.get("s") or ""
    if kind in {"e", "b"} or style in styles.struck:
        return ""
    if kind == "s":
        place = int(value) if value.isdecimal() and len(value) < LONGEST_NUMBER else len(shared)
        return shared[place] if place < len(shared) else ""
    if kind == "inlineStr":
        return "".join(text for one in cell if local_name(one) == "is" for text in _texts(one))
    if kind in {None, "n"} and style in styles.dates:
        return ""
    if kind in {None, "n"} and style in styles.clocks:
        return _clock(value)
    return value


def _clock(days: str) -> str:
    """`00:01:02.000` of a number of days; nothing of a date."""
    if not re.fullmatch(r"\d(?:\.\d{1,20})?(?:[eE]-\d{1,2})?", days):
        return ""
    ms = round(float(days) * _DAY_SECONDS * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
