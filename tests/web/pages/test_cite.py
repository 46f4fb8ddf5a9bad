"""A passage cited: on its page, as a file, through the API; a new style is one file."""

import json
import sys

import pytest
from fastapi.testclient import TestClient

from app.archive.exports.citations import styles
from app.archive.exports.citations.style import all_styles, as_table
from app.config import Settings
from app.web.application import create
from tests.conftest import SAMPLES

TELEGRAM = '''"""Telegrams."""

from app.archive.exports.citations.style import CitationStyle, line_each

STYLE = CitationStyle(35, "telegram", "Telegram", "for those in a hurry",
              line_each(lambda cited: f"{cited.title.upper()} STOP {cited.note}"),
              "application/x-telegram", "tlg", is_data=True)
'''
PASSAGE = {"url": "https://example.org/p/7m2kq4c9x0bd", "title": "The Bell", "seen": "2026-05-03"}


@pytest.fixture
def with_telegrams(tmp_path, monkeypatch, samples_data):
    """The site with a style more, a file."""
    (tmp_path / "telegram.py").write_text(TELEGRAM)
    monkeypatch.setattr(styles, "__path__", [*styles.__path__, str(tmp_path)])
    all_styles.cache_clear()
    app = create(Settings(archive=SAMPLES, data=samples_data))
    with TestClient(app) as opened:
        yield opened
    app.state.site.database.close()
    del sys.modules[f"{styles.__name__}.telegram"]
    all_styles.cache_clear()


@pytest.fixture
def key(client):
    """A passage in which one speaks."""
    hits = client.get("/api/search?q=bell").json()["hits"]
    return next(hit["passage"] for hit in hits if hit["speaker"])


def test_a_new_style_is_one_file(with_telegrams, key):
    page = with_telegrams.get(f"/cite/{key}").text
    assert page.index(">Chicago</h2>") < page.index(">Telegram</h2>") < page.index(">BibTeX</h2>")
    title = with_telegrams.get(f"/api/p/{key}").json()["title"].upper()
    answer = with_telegrams.get(f"/cite/{key}/telegram")
    assert answer.text == f"{title} STOP \n"
    assert answer.headers["content-type"] == "application/x-telegram"
    assert 'data-style="telegram" data-extension="tlg"' in with_telegrams.get("/notebook").text
    told = {one["name"]: one for one in with_telegrams.get("/api/citations").json()}
    assert told["telegram"]["holds"] == "for those in a hurry"
    asked = {"style": "telegram", "passages": [PASSAGE | {"note": "check"}, PASSAGE]}
    answer = with_telegrams.post("/api/citations", json=asked)
    assert answer.text == "THE BELL STOP check\nTHE BELL STOP \n"
    assert "| Telegram | `telegram` | `.tlg` | for those in a hurry |" in as_table()


def test_page_and_notebook_have_the_same_bibtex(client, key):
    """What the notebook keeps of a passage is what the page knows of it."""
    link = client.get(f"/api/p/{key}").json()
    asked = {
        "style": "bibtex",
        "passages": [
            PASSAGE
            | {name: link[name] for name in ("title", "container", "archive", "hosts", "time")}
            | {
                "url": f"http://testserver/p/{key}",
                "speakers": [link["speaker"]],
                "date": link["date"] or None,
                "quote": link["readable"],
            }
        ],
    }
    ours, theirs = client.get(f"/cite/{key}/bibtex").text, client.post("/api/citations", json=asked)
    assert ours.splitlines()[:-2] == theirs.text.splitlines()[:-2]  # they were seen on other days
    assert ours.startswith("@misc{")


def test_a_file_of_references_keeps_its_name_and_kind(client, key):
    answer = client.get(f"/cite/{key}.2-9/csl")
    assert answer.headers["content-disposition"] == f'attachment; filename="{key}.2-9.json"'
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    assert json.loads(answer.text)[0]["id"] == f"{key}.2-9"


def test_names_stand_where_the_speaker_changes(client):
    keys = [hit["passage"] for hit in client.get("/api/search?q=bell&limit=50").json()["hits"]]
    links = [client.get(f"/api/p/{key}").json() for key in keys]
    key, link = next(pair for pair in zip(keys, links, strict=True) if len(pair[1]["turns"]) > 1)
    (item,) = json.loads(client.get(f"/cite/{key}/csl").text)
    for turn in link["turns"]:
        assert f"{turn['speaker'] or 'Not named'}: {turn['readable']}" in item["abstract"]


def test_what_is_no_citation_is_told(client, key):
    assert client.get(f"/cite/{key}/limerick").status_code == 404
    assert client.get("/cite/000000000000/apa").status_code == 404
    unknown = {"style": "limerick", "passages": [PASSAGE]}
    assert client.post("/api/citations", json=unknown).status_code == 404
    for wrong in ({"url": "javascript:alert(1)"}, {"url": "https://a b"}, {"date": "soon"}):
        asked = {"style": "apa", "passages": [PASSAGE | wrong]}
        assert client.post("/api/citations", json=asked).status_code == 400
    assert client.post("/api/citations", json={"style": "bibtex", "passages": []}).text == "\n"
