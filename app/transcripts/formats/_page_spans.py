"""Cells of a page's table that reach over several rows."""

from collections.abc import Iterator

from lxml import html

from app.transcripts.lines.names import shape

_LONGEST_SPAN_DIGITS = 5


def whole_rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement | None]]:
    """The rows of a table, without those of tables within its cells: a name that reaches over
    several rows stands in each, and None in place of anything else that does."""
    own = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    over: dict[int, tuple[int, html.HtmlElement | None]] = {}
    for number, row in enumerate(own):
        over = {place: held for place, held in over.items() if held[0] > number}
        cells: list[html.HtmlElement | None] = []
        begun: dict[int, tuple[int, html.HtmlElement | None]] = {}
        for cell in (one for one in row if one.tag in {"td", "th"}):
            while len(cells) in over:
                cells.append(over[len(cells)][1])
            if (span := _span(cell)) > 1:
                begun[len(cells)] = (number + span, cell if _is_name(cell) else None)
            cells.append(cell)
        while len(cells) in over:
            cells.append(over[len(cells)][1])
        over |= begun
        yield cells


def _span(cell: html.HtmlElement) -> int:
    told = cell.get("rowspan", "").strip()
    return int(told) if told.isdecimal() and len(told) <= _LONGEST_SPAN_DIGITS else 1


def _is_name(cell: html.HtmlElement) -> bool:
    return shape(" ".join(cell.text_content().split()).strip(" :：")) is not None
