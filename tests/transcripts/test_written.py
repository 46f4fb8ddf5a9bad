"""A file's lines and long texts, whatever its format."""

import io
import zipfile

from app.transcripts.content import look
from app.transcripts.source import Source
from app.transcripts.written import long_texts, written_lines

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def first(name, data):
    return look(Source(name, data)).contents[0]


def test_a_text_has_its_lines():
    assert written_lines(first("talk.txt", b"Ruth: One.\n\nKai: Two.")) == [
        "Ruth: One.", "", "Kai: Two.",
    ]  # fmt: skip


def test_a_document_has_its_paragraphs_without_what_is_deleted():
    text = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Ruth:</w:t><w:tab/><w:t>One.</w:t>'
        "</w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", text)
    assert written_lines(first("talk.docx", packed.getvalue())) == ["Ruth: One."]


def test_json_and_xml_have_their_long_texts_once():
    text = b'{"a": ["one two three four", "one two three four"], "b": {"kind": "note"}}'
    assert long_texts(first("talk.json", text)) == ["one two three four"]
    assert long_texts(first("talk.xml", b"<a><b>one two three four</b><c>five</c></a>")) == [
        "one two three four"
    ]


def test_other_files_have_neither():
    page = first("talk.html", b"<html><body><p>one two three four</p></body></html>")
    assert written_lines(page) == [] and long_texts(page) == []


def test_a_documents_notes_are_not_of_its_text():
    text = (
        '<o:document-content xmlns:o="urn:o" xmlns:t="urn:t"><t:p>Ruth: One<t:note><t:note-body>'
        "<t:p>See there.</t:p></t:note-body></t:note>, two.</t:p></o:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", text)
    assert written_lines(first("talk.odt", packed.getvalue())) == ["Ruth: One, two."]


def test_what_rtf_is_written_with_are_no_lines():
    assert written_lines(first("talk.rtf", rb"{\rtf1 Ruth: One.\par}")) == []
