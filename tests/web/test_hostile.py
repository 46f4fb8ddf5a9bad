"""Transcripts and metadata that try to be more than text."""

import json
import re

import lxml.etree
import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.web.application import create

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>"


@pytest.fixture
def hostile(archive):
    archive.write("archive.yaml", f"title: '{EVIL.replace(chr(39), chr(39) * 2)}'\n")
    archive.write("topics.yaml", "- title: '<b>bold</b>'\n  words: [ebb]\n")
    archive.write(
        "talk.md",
        f"---\ntitle: |-\n  {EVIL}\ndescription: |-\n  {EVIL}\n"
        "keywords: ['{{7*7}}', '<i>']\n---\n"
        f"**<b>Anna</b>:** the ebb &lt;script&gt; `{EVIL}` \\[<u>laughs</u>\\]\n\n"
        "**Ben:** {{7*7}}\n",
    )
    archive.run_import()
    data = archive.database.path.parent
    app = create(Settings(archive=archive.folder, data=data))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened
    app.state.site.database.close()


def test_nothing_of_it_becomes_markup(hostile):
    slug = hostile.get("/api/search?q=ebb").json()["hits"][0]["episode"]
    topics = [
        part.split('"')[0] for part in hostile.get("/topics").text.split('href="/topics/')[1:]
    ]
    addresses = ["/", "/episodes", f"/episodes/{slug}?q=<script>", "/topics", "/search?q=ebb"]
    addresses += [f"/topics/{topic}" for topic in topics]
    addresses += [f"/search?q={EVIL}", f"/episodes?title={EVIL}", f"/{EVIL}"]
    for address in addresses:
        text = hostile.get(address).text
        for tag in ("<script>alert", "<img src=x", "<svg/onload", "<b>bold", "<u>", "<i>"):
            assert tag not in text, (address, tag)
        assert "49" not in re.sub(r"\?v=\w+", "", text).replace("1:49", "")


def test_feeds_are_xml_whatever_the_owner_wrote_and_readers_ask(archive):
    archive.write("archive.yaml", 'title: "a\\0\\x0b\\uffff"\ndescription: "\\x1b"\n')
    archive.write("topics.yaml", '- title: "bell\\x01"\n  words: [bell]\n')
    archive.write("people.yaml", '- {name: Anna, description: "\\0"}\n')
    archive.write("talk.md", "**Anna:** the bell rings.\n\n**Ben:** It does.\n")
    archive.run_import()
    app = create(Settings(archive=archive.folder, data=archive.database.path.parent))
    site = TestClient(app)
    for path in ("/episodes.atom", "/search.atom?q=bell%00%0b", "/topics/bell.atom",
                 "/people/anna.atom", "/opensearch.xml", "/sitemap.xml", "/oai?verb=Identify",
                 "/oai?verb=ListRecords&metadataPrefix=oai_datacite"):  # fmt: skip
        answer = site.get(path)
        assert answer.status_code == 200, path
        lxml.etree.fromstring(answer.content)
    app.state.site.database.close()


def test_nothing_of_it_becomes_markup_where_links_lead(hostile):
    hit = hostile.get("/api/search?q=ebb").json()["hits"][0]
    key, slug = hit["passage"], hit["episode"]
    people = [
        part.split('"')[0] for part in hostile.get("/people").text.split('href="/people/')[1:]
    ]
    addresses = [
        f"/p/{key}",
        f"/cite/{key}",
        f"/embed/p/{key}?play=1",
        f"/list?p={key}&title={EVIL}",
    ]
    addresses += ["/people", "/notebook", f"/people?name={EVIL}"]
    addresses += [f"/people/{person}" for person in people]
    for address in addresses:
        text = hostile.get(address).text
        for tag in ("<script>alert", "<img src=x", "<svg/onload", "<b>", "<u>"):
            assert tag not in text.replace('<b class="speaker">', ""), (address, tag)
    vtt = hostile.get(f"/episodes/{slug}.vtt").text
    assert "<script>" not in vtt.split("\n\n", 2)[2]
    assert hostile.get(f"/card/p/{key}.png").content[:4] == b"\x89PNG"
    for kind in ("txt", "srt", "json"):
        answer = hostile.get(f"/episodes/{slug}.{kind}")
        assert "text/html" not in answer.headers["content-type"]
        assert answer.headers["content-disposition"].startswith("attachment")


def test_nothing_turns_the_text_beside_it_round(archive):
    turn = "\u202e\u2066"
    archive.write("archive.yaml", f"title: {turn}Bells\n")
    archive.write("topics.yaml", f"- {{title: {turn}Ebb, words: [ebb], description: x{turn}}}\n")
    archive.write("people.yaml", f"- {{name: Anna, description: x{turn}}}\n")
    archive.write("talk.md", f"---\ntitle: {turn}Low\nguests: [{turn}Anna]\n---\n"
                  f"**Anna:** the {turn}ebb.\n\n**Ben{turn}:** So it is.\n")  # fmt: skip
    archive.write("talk.comments.json", json.dumps([{"text": turn + "oh", "author": turn + "z"}]))
    archive.write(f"{turn}other.txt", "Anna: the flood.\n\nBen: Yes.\n")
    archive.write("other2.md", "**Anna:** the tide.\n\n**Ben:** Now.\n")
    facts = {"title": turn + "T", "description": turn, "tags": [turn + "k"], "uploader": turn + "u"}
    archive.write("other2.info.json", json.dumps(facts))
    assert archive.run_import().imported == 3
    app = create(Settings(archive=archive.folder, data=archive.database.path.parent))
    site = TestClient(app)
    paths = [part.split('"')[0] for part in site.get("/sitemap.xml").text.split("<loc>")[1:]]
    paths = [path.split("</loc>")[0].replace("http://127.0.0.1:8000", "") for path in paths]
    for path in [*paths, "/episodes/low/comments", "/search?q=ebb", "/episodes.atom"]:
        answer = site.get(path)
        assert answer.status_code == 200, path
        text = re.sub(r'title="[^"]*"', "", answer.text)
        assert "\u202e" not in text and "\u2066" not in text, path
    app.state.site.database.close()


def test_the_html_of_the_api_is_escaped(hostile):
    html = hostile.get("/api/search?q=ebb").json()["hits"][0]["html"]
    assert "<script" not in html
    assert "<mark>ebb</mark>" in html
