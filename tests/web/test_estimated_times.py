"""A talk whose file tells no times has estimated ones: nowhere are they told as facts, in no file,
answer, page or feed."""

import io
import json
import re

import docx
import pytest
from fastapi.testclient import TestClient
from lxml import etree

from app.archive.exports.format import export_formats
from app.config import ROOT, Settings
from app.transcripts.detect import read
from app.transcripts.source import Source
from app.web.application import create
from tests.web.views.test_linked_data import data_of

TALK = """# The Bell

## Fog

**Ann:** The bell of the harbour tolls in the fog, and the pilots listen for it every night.

**Ben:** The bell of the harbour is older than any of the pilots who listen for it now.

## Noon

**Ann:** And at noon the bell of the harbour rings for the market as well, and nobody listens.

**Ben:** Nobody but the pilots.
"""
EPISODE = "/episodes/the-bell"
TIMES = {"start", "end", "at", "length", "minutes", "startOffset", "endOffset", "duration"}


@pytest.fixture(scope="module")
def site(archive_of):
    said = "> tolls in the fog, and the pilots listen for it every night\n\nTrue."
    comments = json.dumps([{"id": "a", "text": said}])
    archive = archive_of({"bell.md": TALK, "bell.comments.json": comments})
    app = create(Settings(archive=archive.folder, data=archive.database.path.parent))
    yield TestClient(app)
    app.state.site.database.close()


def unmarked(told, is_marked=False, path=""):
    """Where JSON tells a time, and neither it nor what it is in says that it isn't sure."""
    if isinstance(told, list):
        return [one for value in told for one in unmarked(value, is_marked, path)]
    if not isinstance(told, dict):
        return []
    is_marked |= told.get("timing") == "estimated" or bool(told.get("is_length_guessed"))
    is_marked |= told.get("is_length_known") is False
    own = [f"{path}/{name}" for name in TIMES & told.keys() if told[name] and not is_marked]
    own = [one for one in own if not isinstance(told[one.rpartition("/")[2]], dict | list)]
    inner = [unmarked(value, is_marked, f"{path}/{name}") for name, value in told.items()]
    return own + [one for found in inner for one in found]


def test_every_answer_says_that_a_time_is_a_guess(site):
    key = site.get("/api/search?q=bell").json()["hits"][0]["passage"]
    of_episode = ("statistics", "timeline", "times", "words", "related", "comments", "report")
    asked = [f"/api{EPISODE}/{name}" for name in of_episode]
    asked += ["/api/search?q=pilots", "/api/quote?text=nobody+but+the+pilots", f"/api/p/{key}"]
    asked += ["/api/episodes", "/api/statistics", f"/api/p/{key}/elsewhere"]
    answers = {address: site.get(address) for address in asked}
    assert [address for address, answer in answers.items() if answer.status_code != 200] == []
    assert {at: found for at, one in answers.items() if (found := unmarked(one.json()))} == {}
    assert answers[f"/api{EPISODE}/times"].json()["sure"] == []
    assert site.get(f"/api/p/{key}").json()["turns"][0]["timing"] == "estimated"


def test_every_page_and_feed_says_that_a_time_is_a_guess(site):
    key = site.get("/api/search?q=bell").json()["hits"][0]["passage"]
    paths = [
        EPISODE,
        f"{EPISODE}/comments",
        f"{EPISODE}/statistics",
        "/search?q=bell",
        f"/cite/{key}",
    ]
    for path in (*paths, "/episodes.atom", "/search.atom?q=bell", "/", "/episodes"):
        text = re.sub(
            r"T\d\d:\d\d:\d\d|<(style|script).*?</\1>", "", site.get(path).text, flags=re.S
        )
        text = re.sub(r"<[^>]*>", "", text)
        told = re.findall(r"(?<![\d:])(..)(\d{1,2}:\d\d)(?![\d:])", text)
        assert [time for before, time in told if before != "≈ "] == [], path
    assert "≈ 0:00" in site.get(f"{EPISODE}/comments").text
    data = json.dumps(data_of(site.get(EPISODE).text))
    assert not re.search('"(startOffset|endOffset|duration)"', data) and '"Noon"' in data


def test_every_file_that_has_room_says_that_a_time_is_a_guess(site):
    files = {form.name: site.get(f"{EPISODE}.{form.name}").content for form in export_formats()}
    text = {name: content.decode() for name, content in files.items() if name != "docx"}
    for name in ("txt", "md"):
        assert not re.search(r"(?<!≈ )(?<![\d:.])\d+:\d\d", text[name]), name
    assert "[≈ 0:0" in "".join(
        one.text for one in docx.Document(io.BytesIO(files["docx"])).paragraphs
    )
    told = json.loads(text["json"])
    assert unmarked(told["chapters"] + told["passages"]) == []
    assert {one["timing"] for one in told["times"]} == {"estimated"}
    assert "Times: 100 % estimated." in text["vtt"]
    timeline = etree.fromstring(files["tei.xml"]).iterfind(".//{*}when[@interval]")
    assert {when.get("cert") for when in timeline} == {"low"}
    record = etree.fromstring(files["ohms.xml"])
    assert record.find(".//{*}duration") is None
    said = [point.findtext("{*}synopsis") for point in record.iterfind(".//{*}point")]
    assert said == ["≈ The time is estimated."] * 2


def test_files_without_room_for_it_are_told_in_the_docs():
    told = (ROOT / "docs" / "exports.md").read_text()
    silent = [form.label for form in export_formats() if not form.has_cautions]
    assert silent and all(f"| {label} |" in told for label in silent)
    assert "Captions (SubRip) and Podcast transcript (JSON) give estimated times as if" in told


@pytest.mark.parametrize("name", ["json", "md", "txt"])
def test_chapters_without_times_are_read_again_without(site, name):
    back = read(Source(f"bell.{name}", site.get(f"{EPISODE}.{name}").content)).metadata.chapters
    assert [(one.title, one.word) for one in back] == [("Fog", 0), ("Noon", 34)]
