"""Script in each field of each format, in what the owner writes and in names of files stays text,
on every page that can be reached."""

import json
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from fastapi.testclient import TestClient

from app.archive.engine import engine_of
from app.archive.ingest.importing import import_paths
from app.config import ROOT, Settings
from app.store.database import Database
from app.web.application import create
from app.web.views.player import FRAMES
from tests.web.evil import SAID, write_all

_OF_A_KIND = 3
"""Pages of a kind that are looked at."""
_XML = ("application/atom", "application/rss", "application/xml", "text/xml", "application/tei")
_HERE = "http://testserver"


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    folder, data = tmp_path_factory.mktemp("evil"), tmp_path_factory.mktemp("data")
    write_all(folder)
    settings = Settings(archive=folder, data=data, page_cache_mb=0)
    database = Database(settings.database_path, ROOT / "migrations")
    report = import_paths(
        database, engine_of(database, settings.index_path), [folder], folder, workers=1
    )
    database.close()
    assert {name for name, _ in report.left_aside} == {"evil.html", "evil.js"}
    assert report.failed == []
    app = create(settings)
    yield TestClient(app, raise_server_exceptions=False)
    app.state.site.database.close()


def kind(address):
    """What pages have in common that are made by the same code."""
    parts = urlsplit(address)
    first, _, rest = parts.path.lstrip("/").partition("/")
    ending = re.search(r"(\.\w+)?$", rest)[0]
    return first, bool(rest), ending, tuple(sorted(re.findall(r"(\w+)=", parts.query)))


def pages(site, start):
    """Every page that links lead to from `start`, some of each kind; with its answer."""
    waiting, seen = list(start), set[str]()
    kinds: Counter[object] = Counter()
    while waiting:
        address = waiting.pop(0)
        if address in seen or kinds[kind(address)] >= _OF_A_KIND:
            continue
        seen.add(address)
        kinds[kind(address)] += 1
        answer = site.get(address)
        yield address, answer
        if "text/html" in answer.headers["content-type"]:
            for _, _, link, _ in lxml.html.document_fromstring(answer.text).iterlinks():
                whole = urljoin(_HERE + address, link)
                if whole.startswith(f"{_HERE}/") and "/static/" not in whole:
                    waiting.append(whole.removeprefix(_HERE).partition("#")[0])


DATA = ("application/json", "application/ld+json")
"""Scripts of these kinds are never run."""


def scripts(text):
    """What of a page would be run, or lead to what is."""
    for element in lxml.html.document_fromstring(text).iter(lxml.etree.Element):
        for name, value in dict[str, str](element.attrib).items():
            if name.startswith("on") or name in ("srcdoc", "style"):
                yield f"{name}={value}"
            leads = name in ("href", "src", "action", "formaction", "data", "poster", "content")
            if leads and re.match(r"\s*(javascript|vbscript|data)\s*:", value, re.IGNORECASE):
                yield f"{name}={value}"
        is_ours = (element.get("src") or "").startswith("/static/")
        if element.tag == "script" and element.get("type") in DATA:
            json.loads(element.text or "")
        elif element.tag == "script" and not is_ours:
            yield f"<script> {element.text!r}"
        if element.tag == "iframe" and not (element.get("src") or "").startswith(tuple(FRAMES)):
            yield f"<iframe> {element.get('src')!r}"
        if element.tag in ("object", "embed", "base", "style", "svg") and element.get("onload"):
            yield f"<{element.tag!r}>"


def test_nothing_of_it_is_run_on_any_page(evil):
    start = ["/", "/search?q=ebb", "/people", "/topics", "/about", f"/quote?text={SAID}"]
    seen: Counter[str] = Counter()
    for address, answer in pages(evil, start):
        assert answer.status_code < 500, address
        assert answer.headers["x-content-type-options"] == "nosniff", address
        what = answer.headers["content-type"].partition(";")[0]
        seen[what] += 1
        if what == "text/html":
            assert list(scripts(answer.text)) == [], address
            assert "script-src 'self'" in answer.headers["content-security-policy"]
        elif what.startswith(_XML):
            lxml.etree.fromstring(answer.content)
        else:
            assert "javascript" not in what
    assert seen["text/html"] > 60
    assert len(seen) > 8


def test_only_recordings_are_served_from_the_folder(evil):
    slugs = set(re.findall(r'href="/episodes/([^"?#]+)"', evil.get("/episodes").text))
    assert len(slugs) > 20
    for slug in slugs:
        assert evil.get(f"/media/{slug}").status_code == 404
