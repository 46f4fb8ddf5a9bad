"""Tables of a web page that are the talk: those that hold nearly all its words, in rows with names
or times."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml import html

from app.transcripts.formats._page_blocks import Placed
from app.transcripts.formats._page_spans import whole_rows
from app.transcripts.formats._table_columns import find_columns, name_in
from app.transcripts.formats._table_heads import answer_one_another
from app.transcripts.lines.names import shape


def of_tables(tables: Sequence[Placed]) -> list[Placed]:
    """The table of a page that holds nearly all its words, where its rows have heads."""
    best = max(tables, key=lambda one: len(one.element.text_content()), default=None)
    if best is None:
        return []
    lines = [" ".join(cell.text_content().split()) for cell in best.element.iter("td")]
    times = sum(1 for line in lines if _CLOCK.fullmatch(line))
    clocks = [line for line in lines if _CLOCK.fullmatch(line)]
    if len(clocks) > 1 and all(_OF_PROGRAMME.fullmatch(line) for line in clocks):
        return []
    heads = sum(1 for line in lines if line.endswith(":") and len(line) < 60)
    if max(times, heads) < 3 and not _are_names(best.element):
        return []
    width = _width(best.element)
    return [one for one in tables if one is best or (width and _width(one.element) == width)]


def _width(table: html.HtmlElement) -> tuple[str, ...]:
    """The heads of a table's columns, by which it is like others; empty where it has none."""
    return tuple(" ".join(cell.text_content().split()) for cell in table.iter("th"))


_CLOCK = re.compile(r"[\[(]?(?:\d+:)?\d+:\d\d[.\d]*[\])]?|(?:\d{1,2}h)?\d{1,2}m\d{1,2}s")


_OF_PROGRAMME = re.compile(r"(?:0?[6-9]|1\d|2[0-3]):\d[05]")
"""The time of the day at which something is to begin, as programmes of conferences have it."""


def _are_names(table: html.HtmlElement) -> bool:
    """Whether the first of two cells in each row is a name that comes again, or the heads tell
    where names stand."""
    whole = list(whole_rows(table))
    if _are_named_by_heads([list(map(_plain, row)) for row in whole]):
        return True
    rows = [[_plain(cell) for cell in row if cell is None or cell.tag == "td"] for row in whole]
    firsts = Counter(row[0].strip(" :：") for row in rows if len(row) == 2 and row[0])
    names = {name for name, times in firsts.items() if times > 1 and shape(name)}
    said = sum(firsts[name] for name in names)
    goes_on = sum(1 for row in rows if len(row) == 2 and not row[0])
    return len(names) > 1 and said >= 4 and (said + goes_on) * 5 >= len(rows) * 4


def _plain(cell: html.HtmlElement | None) -> str:
    return "" if cell is None else " ".join(cell.text_content().split())


def _are_named_by_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the heads of a table's columns say where names and words stand, and those who are
    named answer one another."""
    widest = max(map(len, rows), default=0)
    columns = find_columns([row for row in rows if len(row) == widest])
    if columns is None or not columns.has_head or columns.speaker is None:
        return False
    return answer_one_another([name_in(row, columns.speaker) for row in rows[1:]])
