"""Spreadsheets are read as tables are."""

import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.documents import ODF, packed
from tests.transcripts.formats.reading import read_text, turns

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SAID = [("Vera", "Mind the step."), ("Tomas", "Which one?")]


def _workbook(*sheets: str, shared: tuple[str, ...] = (), times: int = 1) -> bytes:
    numbers = range(1, len(sheets) + 1)
    return packed(
        {
            "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="r"><sheets>'
            + "".join(f'<sheet name="S{n}" r:id="i{n}"/>' for n in numbers) * times
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            + "".join(f'<Relationship Id="i{n}" Target="worksheets/s{n}.xml"/>' for n in numbers)
            + "</Relationships>",
            "xl/styles.xml": f'<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="46"/>'
            "</cellXfs></styleSheet>",
            "xl/sharedStrings.xml": f"<sst {_MAIN}>"
            + "".join(f"<si><r><t>{text}</t></r></si>" for text in shared)
            + "</sst>",
            **{
                f"xl/worksheets/s{n}.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>"
                "</worksheet>"
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
