"""Sheets of OpenDocument's spreadsheets (ISO 26300)."""

import re
from collections.abc import Iterator

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
from app.transcripts.xml_names import local_attribute, local_name

_ISO_TIME = re.compile(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2}(?:[.,]\d{1,9})?)S")
_UNSEEN = {"collapse", "filter"}
_BREAKS = {"s": " ", "tab": "\t", "line-break": "\n"}
"""Spaces that are elements (ISO 26300, 6.1.3 to 6.1.5)."""


def open_sheets(file: Zipped) -> Iterator[Sheet]:
    """The sheets of a spreadsheet, without those whose style hides them."""
    content = file.xml("content.xml")
    hidden = {
        _fact(style, "name")
        for style in content.iter()
        if local_name(style) == "style" and any(_fact(one, "display") == "false" for one in style)
    }
    for table in content.iter():
        if local_name(table) == "table" and _fact(table, "style-name") not in hidden:
            rows, merged = _rows(table)
            yield seen(_fact(table, "name"), rows, _hidden(table), merged)


def _hidden(table: etree._Element) -> set[int]:
    """The columns that aren't shown."""
    hidden: set[int] = set()
    place = 0
    for column in table.iter():
        if local_name(column) == "table-column" and place < MOST_COLUMNS:
            end = min(MOST_COLUMNS, place + _count(column, "number-columns-repeated"))
            if _fact(column, "visibility") in _UNSEEN:
                hidden.update(range(place, end))
            place = end
    return hidden


def _rows(table: etree._Element) -> tuple[list[SheetRow], list[Merged]]:
    rows: list[SheetRow] = []
    merged: list[Merged] = []
    number = 0
    for row in table.iter():
        if local_name(row) != "table-row" or len(rows) >= MOST_ROWS:
            continue
        cells: list[str] = []
        for cell in row:
            if local_name(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            if (span := _count(cell, "number-rows-spanned")) > 1:
                merged.append(Merged(number, number + span - 1, len(cells)))
            count = _count(cell, "number-columns-repeated")
            cells += [_cell(cell)] * min(count, max(0, MOST_COLUMNS - len(cells)))
        rows.append(SheetRow(number, cells, _fact(row, "visibility") in _UNSEEN))
        number += _count(row, "number-rows-repeated")
    return rows, merged


def _cell(cell: etree._Element) -> str:
    """What a cell shows; nothing where another is spread over it, nor of dates, of what is true or
    false, and of errors."""
    kinds = {str(v) for k, v in cell.attrib.items() if str(k).endswith("value-type")}
    if local_name(cell) == "covered-table-cell" or kinds & {"boolean", "date", "error"}:
        return ""
    if time := _ISO_TIME.fullmatch(_fact(cell, "time-value")):
        return f"{int(time[1]):02}:{int(time[2]):02}:{time[3].replace(',', '.').zfill(2)}"
    return "\n".join("".join(_texts(one)) for one in cell if local_name(one) == "p")


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """What stands in a paragraph, with the spaces that are elements."""
    yield paragraph.text or ""
    for one in paragraph.iterdescendants():
        yield _BREAKS.get(local_name(one), "")
        yield (one.text or "") if isinstance(one.tag, str) else ""
        yield one.tail or ""


def _count(element: etree._Element, attribute: str) -> int:
    """A number of an attribute; one where there is none."""
    told = _fact(element, attribute)
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else 1


def _fact(element: etree._Element, wanted: str) -> str:
    """An attribute, whatever its namespace; empty where there is none."""
    return local_attribute(element, wanted) or ""
