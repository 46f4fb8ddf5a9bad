import pytest

from app.transcripts.model import NoTranscriptError, TranscriptError
from tests.transcripts.formats.documents import ODF, odt, packed
from tests.transcripts.formats.reading import read_text, said, turns

BOLD = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="Title"/>'
)
TEXT = """
<text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>
<text:p text:style-name="P1">The Tower Talk</text:p>
<text:h text:outline-level="1">The stairs</text:h>
<text:p><text:span text:style-name="B">Vera Holm:</text:span><text:s text:c="2"/>Good
  morning<text:note><text:note-citation>1</text:note-citation><text:note-body>
  <text:p>A note.</text:p></text:note-body></text:note>, see <text:a>the plan</text:a>.</text:p>
<text:p><text:span text:style-name="B">Tomas Rask:</text:span> Thank you.<office:annotation>
  <text:p>Who?</text:p></office:annotation><text:line-break/>It is cold.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Steps</text:p></table:table-cell>
  <table:table-cell><text:p>212</text:p></table:table-cell></table:table-row></table:table>
<text:p><text:span text:style-name="B">Vera Holm:</text:span> Mind the step.</text:p>
"""
TURNS = [
    ("Vera Holm", "Good morning, see the plan."),
    ("Tomas Rask", "Thank you. It is cold."),
    ("Vera Holm", "Mind the step."),
]


def test_turns_title_and_chapters_without_notes_comments_and_deleted_text():
    talk = read_text(odt(TEXT, BOLD), "talk.odt")
    assert turns(talk) == TURNS
    assert talk.metadata.title == "The Tower Talk"
    assert [one.title for one in talk.metadata.chapters] == ["The stairs"]
    assert talk.warnings == ("1 table was left aside: what stands there isn't taken for speech.",)


def test_the_same_as_a_single_xml_file():
    flat = (
        f'<?xml version="1.0"?><office:document {ODF}><office:automatic-styles>{BOLD}'
        f"</office:automatic-styles><office:body><office:text>{TEXT}</office:text></office:body>"
        "</office:document>"
    )
    assert turns(read_text(flat, "talk.fodt")) == TURNS


def test_a_locked_document_is_told():
    locked = odt(TEXT, manifest="<manifest><encryption-data/></manifest>")
    with pytest.raises(TranscriptError, match="password"):
        read_text(locked, "talk.odt")


def test_a_spreadsheet_is_left_aside():
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(NoTranscriptError, match="spreadsheet"):
        read_text(packed({"mimetype": kind, "content.xml": "<a/>"}), "talk.ods")


def test_words_of_text_boxes_are_kept():
    words = "<text:p>Hello there.</text:p>"
    box = f"<draw:frame><draw:text-box>{words}</draw:text-box></draw:frame>"
    assert said(read_text(odt(f"<text:p>{box}</text:p>"), "talk.odt")) == "Hello there."
