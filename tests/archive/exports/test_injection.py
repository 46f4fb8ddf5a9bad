"""Names, titles and words that are written as another format's own signs end or begin nothing in
any file that is taken along, and hide nothing."""

import io
import json
import re
import zipfile

import lxml.etree
import pytest
import webvtt
import yaml
from docx import Document
from fastapi.testclient import TestClient
from markdown_it import MarkdownIt

from app.archive.exports.citations.style import all_styles
from app.archive.exports.format import export_formats
from app.config import Settings
from app.web.application import create

BREAKS = (
    "\r\nTI  - forged\nER  - \n\n1\n00:00:00,000 --> 00:00:09,000\nforged\n---\x0b\x0c\x85\u2028"
)
EVIL = (
    "=HYPERLINK(1) }}, evil = {x}\\} \\input{/etc/passwd} --> <b>b</b> <script>alert(1)</script> "
    "![i](javascript:alert(1)) [l](javascript:1) </v><v Mallory> {\\an8} ]]> &lt; \u202e\u2066 "
    "\x00\x01\x1b[31m \ud83d" + BREAKS
)
HIDING = "\u200b\u200d\ufeff\u00ad\u200f"
"""Long texts may have these: Khmer breaks lines by the first."""
NAME = f"Anna\u202e{HIDING} Berg-->{{}}<x>"
WORDS = [
    "and --> so =1+1 <script>alert(1)</script> 00:00:01,000 --> 00:00:09,000 {\\an8} **the** ebb",
    "--- - * # 1. > | [^1]: ![i](javascript:alert(1)) [l](javascript:1) <http://x.example> ebb",
    "STYLE ::cue{} REGION NOTE WEBVTT ]]> &lt; &amp;lt; \x00\x01 \u202eturned\u2066 @misc{x, }}",
]
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]|(?<!^)\ufeff")
FORMATS = [one.name for one in export_formats()]
STYLES = [one.name for one in all_styles()]


@pytest.fixture(scope="module")
def told(archive_of):
    """What files of the talk hold, by the names of their formats and styles."""
    turns = [
        {"speaker": name, "start": 5 * number, "end": 5 * number + 4, "text": words}
        for number, (name, words) in enumerate(
            zip((NAME, "=cmd|' /C calc'!A0", "} and {"), WORDS, strict=True)
        )
    ]
    short = f"=HY{HIDING}{EVIL[3:]}"
    facts = {"title": short, "description": EVIL, "channel": short, "tags": [short],
             "uploader": short, "upload_date": "20240102",
             "chapters": [{"start_time": 0, "title": short}]}  # fmt: skip
    plain = EVIL.encode("utf-8", "replace").decode()
    made = archive_of(
        {
            "evil.json": json.dumps({"segments": turns}),
            "evil.info.json": json.dumps(facts),
            "archive.yaml": yaml.safe_dump({"title": plain}),
            "topics.yaml": yaml.safe_dump([{"title": plain, "words": ["ebb"]}]),
        }
    )
    settings = Settings(archive=made.folder, data=made.database.path.parent)
    app = create(settings)
    site = TestClient(app, raise_server_exceptions=False)
    hit = site.get("/api/search?q=ebb").json()["hits"][0]
    files = {name: site.get(f"/episodes/{hit['episode']}.{name}") for name in FORMATS}
    files |= {name: site.get(f"/cite/{hit['passage']}/{name}") for name in STYLES}
    assert {answer.status_code for answer in files.values()} == {200}
    app.state.site.database.close()
    return files


def front_matter(text):
    """The facts at the head of a text, and what stands behind them."""
    head, rest = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL).groups()
    return yaml.safe_load(head), rest


def texts(name, data):
    """All that people read of a file, taken apart by another program than ours."""
    if name in ("json", "podcast.json", "csl"):
        return json.dumps(json.loads(data), ensure_ascii=False)
    if name.endswith(".xml"):
        return " ".join(lxml.etree.fromstring(data).itertext())
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                if part.endswith((".xml", ".rels")):
                    lxml.etree.fromstring(parts.read(part))
            assert b'TargetMode="External"' not in parts.read("word/_rels/document.xml.rels")
        return "\n".join(one.text for one in Document(io.BytesIO(data)).paragraphs)
    if name in ("txt", "md"):
        facts, rest = front_matter(data.decode())
        return f"{facts}{rest}"
    return data.decode()


@pytest.mark.parametrize("name", [*FORMATS, *STYLES])
def test_nothing_hides_or_turns_the_text_round_in_any_file(told, name):
    content = texts(name, told[name].content)
    assert "HYPERLINK" in content or "ebb" in content
    assert not UNSEEN.search(content)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", content)


@pytest.mark.parametrize("name", FORMATS)
def test_files_are_called_by_letters_and_numbers_alone(told, name):
    called = told[name].headers.get("content-disposition", "attachment; filename*=UTF-8''a")
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[a-z0-9.-]+", called)


@pytest.mark.parametrize("name", ["txt", "md"])
def test_facts_end_where_they_are_to(told, name):
    facts, rest = front_matter(told[name].content.decode())
    assert set(facts) <= {"title", "description", "series", "date", "language", "keywords",
                          "chapters", "info", "labels"}  # fmt: skip
    assert facts["title"].startswith("=HYPERLINK")
    assert len([line for line in rest.splitlines() if line]) == len(facts["labels"]) == 3


def test_markdown_holds_no_markup_of_others(told):
    _, rest = front_matter(told["md"].content.decode())
    kinds, waiting = set(), MarkdownIt("commonmark", {"html": True}).parse(rest)
    while waiting:
        one = waiting.pop()
        kinds.add(one.type)
        waiting += one.children or []
    assert kinds == {"paragraph_open", "paragraph_close", "inline", "text", "strong_open",
                     "strong_close", "text_special"} & kinds  # fmt: skip


@pytest.mark.parametrize("name", ["vtt", "srt"])
def test_captions_are_as_many_as_have_times(told, name):
    content = told[name].content.decode()
    read = webvtt.from_buffer(io.StringIO(content), name)
    lines = [line for line in content.splitlines() if "-->" in line]
    assert len(read) == len(lines)
    assert all(re.fullmatch(r"[\d:.,]{12} --> [\d:.,]{12}", line) for line in lines)
    assert "forged" not in " ".join(one.text for one in read)
    if name == "vtt":
        assert {one.voice for one in read} == {"Anna Berg--&gt;{}&lt;x&gt;",
                                               "=cmd|' /C calc'!A0", "} and {"}  # fmt: skip


def test_references_are_one_each_whatever_stands_in_them(told):
    entry = told["bibtex"].content.decode()
    depth, ends = 0, []
    for at, sign in enumerate(entry):
        depth += (sign == "{") - (sign == "}")
        if sign == "}" and not depth:
            ends.append(at)
    assert ends == [len(entry.rstrip()) - 1]
    fields = re.findall(r"^  (\w+) = \{", entry, re.MULTILINE)
    assert len(fields) == len(set(fields)) == len(entry.strip().splitlines()) - 2
    assert "\\input" not in entry
    rows = told["ris"].content.decode().rstrip("\n").split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", row) for row in rows)
    assert [row[:2] for row in rows].count("ER") == [row[:2] for row in rows].count("TI") == 1
    assert not re.search(r"[\n\x0b\x0c\x85\u2028\u2029]", "".join(rows))
