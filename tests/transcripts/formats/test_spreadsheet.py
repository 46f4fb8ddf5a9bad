"""Spreadsheets are read as tables are."""

import pytest

from app.transcripts.model import NoTranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.documents import ODF, packed
from tests.transcripts.formats.reading import read_text, turns

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SAID = [("Vera", "Mind the step."), ("Tomas", "Which one?")]


def _workbook(
    *sheets: str, shared: tuple[str, ...] = (), times: int = 1, before: str = "", after: str = ""
) -> bytes:
    numbers = range(1, len(sheets) + 1)
    return packed(
        {
            "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="r"><sheets>'
            + "".join(f'<sheet name="S{n}" r:id="i{n}"/>' for n in numbers) * times
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            + "".join(f'<Relationship Id="i{n}" Target="worksheets/s{n}.xml"/>' for n in numbers)
            + "</Relationships>",
            "xl/styles.xml": f"<styleSheet {_MAIN}>"
            '<numFmts><numFmt numFmtId="170" formatCode="d. mmm"/></numFmts>'
            "<fonts><font/><font><strike/></font></fonts>"
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="46"/><xf numFmtId="14"/>'
            '<xf numFmtId="170"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f"<sst {_MAIN}>"
            + "".join(f"<si><r><t>{text}</t></r></si>" for text in shared)
            + "</sst>",
            **{
                f"xl/worksheets/s{n}.xml": f"<worksheet {_MAIN}>{before}<sheetData>{rows}"
                f"</sheetData>{after}</worksheet>"
                for n, rows in zip(numbers, sheets, strict=True)
            },
        }
    )


def _row(*texts: str, time: str = "") -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row>{f"""<c s="1"><v>{time}</v></c>""" if time else ""}{cells}</row>'


def test_the_sheet_that_says_who_said_what_with_its_times():
    notes = _row("Key", "Value") + _row("Place", "Harbour")
    talk = (
        _row("The Step")
        + _row("Time", "Speaker", "Text")
        + _row("Vera", "Mind the step.", time="1.15741E-05")
        + _row("Tomas", "Which one?", time="0.0000347222")
    )
    read = read_text(_workbook(notes, talk), "talk.xlsx")
    assert turns(read) == _SAID
    assert [read.timeline.at(word).ms for word in (0, 3)] == [1_000, 3_000]
    assert read.metadata.title == "The Step"
    assert read.warnings == ()


def test_words_that_stand_elsewhere_and_cells_that_are_left_out():
    shared = ("Time", "Speaker", "Text", "Vera", "Mind the step.", "It is wet.")
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '</row><row><c r="B2" t="s"><v>3</v></c><c r="C2" t="s"><v>4</v></c></row>'
        '<row><c r="C3" t="s"><v>5</v></c></row>'
    )
    read = read_text(_workbook(rows, shared=shared), "talk.xlsx")
    assert turns(read) == [("Vera", "Mind the step. It is wet.")]


def test_of_several_sheets_the_first_is_read_and_that_is_said():
    rows = _row("Speaker", "Text") + "".join(_row(*said) for said in _SAID)
    read = read_text(_workbook(rows, rows), "talk.xlsx")
    assert turns(read) == _SAID
    assert "“S1” was read" in read.warnings[0]


def test_a_sheet_that_is_named_again_is_read_once():
    rows = _row("Speaker", "Text") + "".join(_row(*said) for said in _SAID)
    read = read_text(_workbook(rows, times=3), "talk.xlsx")
    assert turns(read) == _SAID
    assert read.warnings == ()


def test_open_documents():
    rows = "".join(
        f'<table:table-row><table:table-cell office:time-value="PT00H00M0{n}S"/>'
        f'<table:table-cell table:number-columns-repeated="2"/>'
        f"<table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        for n, (name, text) in enumerate(_SAID, 1)
    )
    heads = "".join(
        f"<table:table-cell><text:p>{head}</text:p></table:table-cell>"
        for head in ("Time", "Day", "Place", "Speaker", "Text")
    )
    content = (
        f"<office:document-content {ODF}><office:body><office:spreadsheet>"
        f'<table:table table:name="A"><table:table-row>{heads}</table:table-row>{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    read = read_text(packed({"mimetype": kind, "content.xml": content}), "talk.ods")
    assert turns(read) == _SAID
    assert read.timeline.at(3).ms == 2_000


def test_sheets_of_sums_are_none():
    with pytest.raises(NoTranscriptError, match="call its columns Time, Speaker and Text"):
        read_text(_workbook(_row("Item", "Price") + _row("Oar", "12")), "sums.xlsx")


def test_numbers_without_end_name_no_text():
    rows = f'<row><c t="s"><v>{"9" * 5000}</v></c><c t="s" s="{"1" * 5000}"><v>0</v></c></row>'
    with pytest.raises(NoTranscriptError):
        read_text(_workbook(rows, shared=("Vera",)), "talk.xlsx")


def _open_sheet(rows: str, columns: str = "", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}>{styles}<office:body><office:spreadsheet>"
        f'<table:table table:name="A" table:style-name="ta">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content})


def _open_row(*cells: str, look: str = "") -> str:
    told = "".join(
        cell
        if cell.startswith("<table:")
        else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {look}>{told}</table:table-row>"


_HEADS = ("Speaker", "Text", "Text")
_DRAFTED = [(name, f"A draft that is much longer than this: {text}", text) for name, text in _SAID]


def test_hidden_rows_and_columns_of_excel_are_left_out():
    rows = _row(*_HEADS) + _row(*_DRAFTED[0])
    rows += _row("Nobody", "Not this.", "Nor this.").replace("<row>", '<row hidden="1">')
    rows += _row(*_DRAFTED[1])
    book = _workbook(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    read = read_text(book, "talk.xlsx")
    assert turns(read) == _SAID
    assert read.warnings == ("Rows or columns that the sheet hides are left out.",)


@pytest.mark.parametrize("look", ["collapse", "filter"])
def test_hidden_rows_columns_and_sheets_of_open_documents_are_left_out(look):
    unseen = f'table:visibility="{look}"'
    rows = _open_row(*_HEADS) + _open_row(*_DRAFTED[0])
    rows += _open_row("Nobody", "Not this.", "Nor this.", look=unseen) + _open_row(*_DRAFTED[1])
    columns = f"<table:table-column/><table:table-column {unseen}/><table:table-column/>"
    read = read_text(_open_sheet(rows, columns), "talk.ods")
    assert turns(read) == _SAID
    assert read.warnings == ("Rows or columns that the sheet hides are left out.",)
    styles = (
        '<office:automatic-styles><style:style style:name="ta" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    with pytest.raises(NoTranscriptError):
        read_text(_open_sheet(rows, styles=styles), "talk.ods")


_HELD = [("Vera", "Mind the step."), ("Vera", "It is wet."), ("Vera", "And dark."),
         ("Tomas", "Which one?"), ("Tomas", "That one?")]  # fmt: skip
_BY_WHOM = [
    ("Vera", "Mind the step. It is wet. And dark."),
    ("Tomas", "Which one? That one?"),
]


def test_names_in_merged_cells_of_excel_hold_for_all_rows_that_they_cover():
    places = iter(range(1, 20))
    shown = [("Speaker", "Text"), *((n if at in (0, 2, 3) else "", t)
             for at, (n, t) in enumerate(_HELD))]  # fmt: skip
    rows = "".join(_row(*one).replace("<row>", f'<row r="{next(places)}">') for one in shown)
    after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A5:A6"/></mergeCells>'
    assert turns(read_text(_workbook(rows, after=after), "talk.xlsx")) == _BY_WHOM


def test_names_in_merged_cells_of_open_documents_and_what_stands_beneath_is_not_seen():
    spanned = '<table:table-cell table:number-rows-spanned="2"><text:p>{}</text:p>'
    under = "<table:covered-table-cell><text:p>Old Name</text:p></table:covered-table-cell>"
    names = [f"{spanned.format('Vera')}</table:table-cell>", under, "Vera",
             f"{spanned.format('Tomas')}</table:table-cell>", under]  # fmt: skip
    rows = _open_row("Speaker", "Text")
    rows += "".join(_open_row(name, text) for name, (_, text) in zip(names, _HELD, strict=True))
    assert turns(read_text(_open_sheet(rows), "talk.ods")) == _BY_WHOM


def test_dates_are_no_times():
    rows = _row("Time", "Speaker", "Text")
    rows += "".join(
        _row(*said, time=f"4500{n}").replace('s="1"', f's="{look}"')
        for n, (look, said) in enumerate(zip((2, 3), _SAID, strict=True))
    )
    read = read_text(_workbook(rows), "talk.xlsx")
    assert turns(read) == _SAID
    assert read.timeline.at(3).kind is not Timing.EXACT


def test_breaks_within_cells_of_open_documents_part_words():
    rows = _open_row("Speaker", "Text")
    rows += _open_row("Vera", "That winter.<text:line-break/>Mind<text:tab/>the<text:s/>step.")
    rows += _open_row("Tomas", "Which one?")
    assert turns(read_text(_open_sheet(rows), "talk.ods"))[0] == (
        "Vera",
        "That winter. Mind the step.",
    )


def test_errors_truths_and_what_is_struck_out_are_no_words():
    run = "<r><rPr><strike/></rPr><t>Not this.</t></r><r><t>{}</t></r>"
    rows = _row("Speaker", "Text") + "".join(
        _row(name, "~").replace("<t>~</t>", run.format(text)) for name, text in _SAID
    )
    for cell in ('t="e"><v>#REF!</v>', 't="b"><v>1</v>', 't="str" s="4"><v>Gone.</v>'):
        rows += f'<row><c t="inlineStr"><is><t>Vera</t></is></c><c {cell}</c></row>'
    assert turns(read_text(_workbook(rows), "talk.xlsx")) == _SAID


def test_a_long_text_that_all_cells_name_is_no_talk():
    shared = ("Speaker", "Text", "step " * 100_000)
    cells = "".join('<c t="s"><v>2</v></c>' for _ in range(150))
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>' + f"<row>{cells}</row>"
    with pytest.raises(NoTranscriptError):
        read_text(_workbook(rows, shared=shared), "talk.xlsx")
