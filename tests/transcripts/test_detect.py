"""Formats: one file each, seen in detection, in an import, by `inspect` and in the docs."""

import gzip
import io
import json
import sys
import time
import zipfile

import pytest
from typer.testing import CliRunner

from app.cli.commands import cli
from app.config import ROOT
from app.transcripts import detect, formats
from app.transcripts.content import DEEPEST_JSON_LEVEL, look
from app.transcripts.detect import all_formats, is_facts_alone, read, with_table
from app.transcripts.model import NoTranscriptError, TranscriptError
from app.transcripts.source import Source

NEW = '''"""The log of a tide gauge, for a test."""

from app.transcripts.builder import Builder
from app.transcripts.content import {takes}
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript


def recognise(file: {takes}) -> Level:
    """Whether it is one."""
    return Level.SIGNATURE if {knows} else Level.NO


def parse(file: {takes}) -> Transcript:
    """What was said."""
    builder = Builder("gauge")
    builder.warn("The gauge was dry.")
    builder.text({said})
    return builder.build()


FORMAT = Format(
    name="gauge", title="Tide gauge", holds="what the gauge said", takes={takes},
    recognise=recognise, parse=parse, extensions=(".gauge", ".mp3"),
)
'''


def zipped(**members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


KINDS = {
    "Binary": (b"\0GAUGE high water", 'file.data[:6] == b"\\0GAUGE"', "file.data[7:].decode()"),
    "Text": (b"GAUGE high water", 'file.text.startswith("GAUGE ")', "file.text[6:]"),
    "Json": (b'{"gauge": "high water"}', '"gauge" in file.root', 'file.root["gauge"]'),
    "Xml": (b"<gauge>high water</gauge>", 'file.root.tag == "gauge"', "file.root.text"),
    "Html": (
        b"<!DOCTYPE html><p class=gauge>high water<br></html>",
        "file.root.xpath(\"//p[@class='gauge']\")",
        "file.root.text_content()",
    ),
    "Zipped": (
        zipped(gauge="high water"),
        '"gauge" in file.names',
        'file.member("gauge").decode()',
    ),
}


@pytest.fixture(params=KINDS)
def gauge(request, tmp_path, monkeypatch):
    """The bytes of a file in a format that a new file in `formats/` reads."""
    data, knows, said = KINDS[request.param]
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "gauge.py").write_text(NEW.format(takes=request.param, knows=knows, said=said))
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(folder)])
    yield data
    detect._offered.cache_clear()
    del sys.modules[f"{formats.__name__}.gauge"]
    del formats.gauge


@pytest.mark.parametrize("name", ["talk.gauge", "talk.txt", "talk.vtt", "talk.mp3", "talk"])
def test_a_new_format_is_one_file(gauge, name):
    transcript = read(Source(name, gauge))
    assert (transcript.format, transcript.words) == ("gauge", ("high", "water"))


def test_a_new_format_is_imported_inspected_shown_and_documented(gauge, archive, site_of):
    for name in ("talk.gauge", "horn.mp3"):  # an extension that is else passed over
        path = archive.write(name, gauge)
    report = archive.run_import()
    assert (report.imported, report.failed, report.left_aside) == (2, [], [])
    assert sorted(report.problems) == [
        f"{name}: The gauge was dry." for name in ("horn.mp3", "talk.gauge")
    ]
    shown = CliRunner().invoke(cli, ["inspect", str(path)]).output
    assert "gauge" in shown
    assert "The gauge was dry." in shown
    site = site_of(archive)
    assert "<dd>Tide gauge, known by its own word for it</dd>" in site.get("/episodes/talk").text
    told = site.get("/api/episodes/talk/report").json()
    assert (told["format"], told["warnings"]) == ("Tide gauge", ["The gauge was dry."])
    assert "| Tide gauge | .gauge .mp3 | what the gauge said |" in with_table("| format |\n")


def test_the_documentation_tells_every_format():
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert page == with_table(page), "python -m app.transcripts.detect docs/formats.md"
    assert all(f"| {known.title} |" in page for known in all_formats())


def test_names_are_told_apart():
    assert len({known.name for known in all_formats()}) == len(all_formats())


PROSE = b"So we went down to the quay and the bell was gone. Nobody had heard a thing. " * 20


@pytest.mark.parametrize("name", ["talk.txt", "talk.md", "talk", "talk.transcript"])
@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (json.dumps({"setting": PROSE.decode(), "b": 1}).encode(), r"JSON .*\(setting, b\)"),
        (json.dumps(["Anna: hello", "Ben: hello"]).encode(), "JSON without words of a talk"),
        (b"<config><a>" + PROSE + b"</a></config>", "XML of a kind .*<config>"),
        (b"<!DOCTYPE html><html><body><nav>Home</nav></body></html>", "a web page"),
        (b"ID3\x03\0\0" + bytes(range(256)), "a recording"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (gzip.compress(PROSE, mtime=0), "a file compressed with gzip"),
        (zipped(a=PROSE), "a zip archive of one file"),
        (zipped(**{"xl/workbook.xml": b"<w/>"}), "a spreadsheet or slides"),
        (b'{"title": "Fog", "date": "2019-03-14"}', "facts about a talk"),
    ],
)  # fmt: skip
def test_prose_refuses_machine_data_whatever_the_extension(name, data, looks):
    with pytest.raises(TranscriptError, match=f"it looks like {looks}") as refused:
        read(Source(name, data))
    assert str(refused.value).count(". ") == 1, "what it looks like, and what to do"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'{"segments": [{"text": "one"},\n\n{"te', "The JSON is damaged in line 3"),
        (b'[{"text": "one"}] and more', "The JSON is damaged in line 1: there is more behind"),
        (b"[" * 100_000, "The JSON is damaged"),
        (
            b'{"a":' * (DEEPEST_JSON_LEVEL + 1) + b"1" + b"}" * (DEEPEST_JSON_LEVEL + 1),
            "100 levels deep",
        ),
        (b'{"a": ' + b"9" * 10_000 + b"}", "a number too long"),
        (b"<?xml version='1.0'?>\n<tt><p>one</tt>", "The XML is damaged in line 2"),
        (b"<?xml version='1.0'?><tt>" + b"<a>" * 100_000, "The XML is damaged"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bell">]><a>&b;</a>',
            "The XML declares entities",
        ),
        (b"PK\x03\x04 and no more", "The zip archive is damaged"),
    ],
)
def test_a_damaged_structure_is_told(data, fault):
    with pytest.raises(TranscriptError, match=fault) as refused:
        read(Source("talk.txt", data))
    assert not isinstance(refused.value, NoTranscriptError)


def test_xml_loads_nothing_from_outside(tmp_path):
    (tmp_path / "secret.txt").write_text("secret words")
    xml = f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "{tmp_path}/secret.txt"><a>one &lt; two</a>'
    (content, _) = look(Source("a.xml", xml.encode())).contents
    assert content.root.text == "one < two"


def test_several_json_documents_are_a_list():
    lines = b'{"text": "one"}\n{"text": "two"}\n'
    assert look(Source("a.json", lines)).contents[0].root == [{"text": "one"}, {"text": "two"}]


def test_halves_of_letters_in_json_become_a_mark():
    text = json.dumps({"segments": [{"text": "fog \ud800 bell \U0001f514 \udc00"}]})
    root = look(Source("a.json", text.encode())).contents[0].root
    assert root["segments"][0]["text"] == "fog \ufffd bell \U0001f514 \ufffd"


def test_a_bracket_makes_no_json_of_a_talk():
    transcript = read(Source("talk.txt", b"[laughter] " + PROSE))
    assert transcript.words[:3] == ("So", "we", "went")


def test_a_member_of_a_zip_archive_is_bounded(monkeypatch):
    monkeypatch.setattr("app.transcripts.content.LARGEST_MEMBER_BYTES", 1000)
    archive = look(Source("a.zip", zipped(small=b"ab", large=b"\0" * 1001))).contents[0]
    assert archive.member("small") == b"ab"
    with pytest.raises(TranscriptError, match="large in the archive is too large"):
        archive.member("large")
    with pytest.raises(TranscriptError, match="nowhere in the archive can't be read"):
        archive.member("nowhere")


@pytest.mark.parametrize("name", ["talk.html", "talk.txt"])
@pytest.mark.parametrize("head", ["<?xml version='1.0' encoding='koi8-r'?><a>{}</a>",
    "<!DOCTYPE html><html><meta charset=koi8-r><body>{}</body></html>"])  # fmt: skip
def test_the_declared_code_page_is_taken(name, head):
    source = Source(name, head.format("туман").encode("koi8-r"))
    assert "".join(look(source).contents[0].root.itertext()) == "туман"
    assert source.warnings == ()


def test_a_guessed_code_page_is_told():
    transcript = read(Source("talk.txt", "Anna Berg: café\nBen Vik: yes\n".encode("cp1252")))
    assert transcript.words[0] == "café"
    assert ["code page" in warning for warning in transcript.warnings] == [True]


def test_captions_of_minutes_with_few_words_may_be_chapters():
    text = (
        "WEBVTT\n\n00:00.000 --> 05:00.000\nIntroduction\n\n05:00.000 --> 09:00.000\nThe mill\n\n"
        "09:00.000 --> 15:00.000\nThe strike\n"
    )
    (warning,) = read(Source("talk.vtt", text.encode())).warnings
    assert "chapters" in warning


def test_implausible_times_are_told():
    lines = "".join(f"\n00:00:00.{n:03} --> 00:00:00.{n + 1:03}\nbell\n" for n in range(50))
    (warning,) = read(Source("talk.vtt", f"WEBVTT\n{lines}".encode())).warnings
    assert warning == "The times are implausible: 50 words in 0 seconds."
    lines = "".join(f"\n{n:02}:00:00.000 --> {n:02}:00:01.000\nbell\n" for n in range(50))
    (warning,) = read(Source("talk.vtt", f"WEBVTT\n{lines}".encode())).warnings
    assert warning == "The times are implausible: 50 words in 49.0 hours."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"title": "Fog", "date": "2019-03-14"}', True),
        ('{"segments": [{"text": "fog"}], "language": "en"}', False),
        ('{"height": 3, "unit": "feet"}', False),
        ('{"title": ', False),
        ("", False),
    ],
)
def test_a_sidecar_is_told_from_a_transcript(data, expected):
    assert is_facts_alone(Source("talk.json", data.encode())) is expected


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("{'text': \" Mind it.\", 'segments': [{'start': 0.5}]}", "what Python prints"),
        ("[Segment(id=1, seek=0, start=0.0, end=2.0, text=' Mind it.')]", "what Python prints"),
        ("\\_sh v3.0  400  Text\n\n\\ref a.001\n\\tx Mind it.\n\\ge GLOSS\n", "Toolbox"),
    ],
)
def test_what_other_programs_print_or_keep_is_refused_with_what_it_looks_like(text, looks):
    with pytest.raises(TranscriptError, match=looks):
        read(Source("talk.txt", text.encode()))


def test_empty_lines_below_a_mark_of_toolbox_take_no_time_but_their_own():
    begun = time.process_time()
    look(Source("talk.txt", b"\\id a\n" + b"\n" * 20_000 + b"So we went to the quay. " * 50))
    assert time.process_time() - begun < 5
