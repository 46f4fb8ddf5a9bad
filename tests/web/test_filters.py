"""Filters of a search: one file each, known to query, form, API, page and documentation."""

import importlib
import sys

import pytest
from fastapi.testclient import TestClient

from app.archive.answers import filter as known
from app.archive.answers import filters
from app.config import ROOT, Settings
from app.web import filters as parameters
from app.web.api import search as api
from app.web.application import create
from app.web.pages import search as page
from tests.conftest import SAMPLES

TITLE = '''"""Episodes by their titles."""

from app.archive.answers.filter import Choice, Filter
from app.search.index.facts import Allowed
from app.store import episodes


def _allowed(session, value):
    titled = episodes.titled(session, 100)
    slugs = [slug for slug, title in titled if str(value).casefold() in title.casefold()]
    return Allowed(episodes=frozenset().union(*(episodes.slugged(session, one) for one in slugs)))


FILTER = Filter(
    place=25,
    name="title",
    label="Titled",
    plural="Titles",
    typed=("titled",),
    examples=("titled:window",),
    finds="episodes with words in their title",
    takes="words without digits",
    read=lambda _, text: None if any(map(str.isdigit, text)) else text,
    allowed=_allowed,
    named=lambda _, text: text.upper(),
    choices=lambda _: [Choice("organ", "The organ")],
    count=lambda found: found.by_episode(lambda of: Choice(of.series_slug, f"t {of.series}")),
)
'''


def reload():
    known.all_filters.cache_clear()
    for module in (parameters, api, page):
        importlib.reload(module)


@pytest.fixture
def with_titles(tmp_path, monkeypatch, samples_data):
    """The site with a filter more, a file that was there when it started."""
    (tmp_path / "title.py").write_text(TITLE)
    with monkeypatch.context() as patch:
        patch.setattr(filters, "__path__", [*filters.__path__, str(tmp_path)])
        reload()
        app = create(Settings(archive=SAMPLES, data=samples_data))
        with TestClient(app) as opened:
            yield opened
        app.state.site.database.close()
    del sys.modules[f"{filters.__name__}.title"]
    reload()


def slugs(client, **asked):
    hits = client.get("/api/search", params={"limit": 100} | asked).json()["hits"]
    return {hit["episode"] for hit in hits}


def passages(client, **asked):
    hits = client.get("/api/search", params={"limit": 100} | asked).json()["hits"]
    return {hit["passage"] for hit in hits}


def test_a_new_filter_is_one_file(with_titles):
    everything = slugs(with_titles, q="listening")
    harbour = {"the-window-of-the-harbour-master"}
    assert harbour < everything
    assert slugs(with_titles, q="listening titled:window") == harbour  # typed
    assert slugs(with_titles, q="listening", title="window") == harbour  # in the API
    told = with_titles.get("/api/openapi.json").json()["paths"]["/api/search"]["get"]["parameters"]
    assert {"Words without digits."} == {
        one["description"] for one in told if one["name"] == "title"
    }
    shown = with_titles.get("/search?q=listening").text  # in the form and on the page
    assert (
        shown.index('name="series"') < shown.index('name="title"') < shown.index('name="speaker"')
    )
    assert '<option value="organ">The organ</option>' in shown
    assert "<summary>Titles</summary>" in shown
    assert 'title=harbour-voices">t Harbour Voices</a>' in shown
    chosen = with_titles.get("/search?q=listening&title=window").text
    assert '<option value="window" selected>WINDOW</option>' in chosen
    assert "<span>Titles</span> <b>WINDOW</b>" in chosen
    assert "<code>titled:window</code>" in with_titles.get("/search").text
    feed = with_titles.get("/search.atom?q=listening&title=window").text
    assert "Harbour Master" in feed and "Organ" not in feed
    row = "| `titled:window` | `title` | episodes with words in their title |"
    assert row in known.as_table()


def test_what_cannot_be_chosen_is_told(with_titles):
    answer = with_titles.get("/api/search?q=bell&title=4")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "`title` takes words without digits; “4” is none."
    assert with_titles.get("/search?q=bell&title=4").status_code == 400


@pytest.mark.parametrize("asked", ["year=soon", "year=2020-13", "timing=perfect"])
def test_a_filter_that_cannot_be_read_is_not_passed_over(client, asked):
    answer = client.get(f"/api/search?q=bell&{asked}")
    assert answer.status_code == 400
    assert f"`{asked.split('=')[0]}` takes " in answer.json()["detail"]


def test_the_grammar_tells_every_filter():
    told = (ROOT / "docs" / "search.md").read_text("utf-8")
    for one in known.all_filters():
        assert all(f'"{prefix}:"' in told for prefix in one.typed)


def test_typed_and_chosen_are_the_same_for_every_filter(client):
    pairs = {
        "in:the-window-of-the-harbour-master": {"episode": "the-window-of-the-harbour-master"},
        "series:harbour": {"series": "harbour"},
        "speaker:solheim": {"speaker": "solheim"},
        "about:neural-networks": {"topic": "neural-networks"},
        "year:2019": {"year": "2019"},
        "timing:exact": {"timing": "exact"},
    }
    assert {name for chosen in pairs.values() for name in chosen} == {
        one.name for one in known.all_filters()
    }
    everything = passages(client, q="listening")
    for typed, chosen in pairs.items():
        found = passages(client, q=f"listening {typed}")
        assert found == passages(client, q="listening", **chosen)
        assert found < everything, typed


def test_what_was_chosen_stays_chosen(client):
    """Also where the form doesn't offer it."""
    page = client.get("/search?q=bell&year=2018..2019&topic=listening&series=harbour-voices").text
    assert '<option value="2018..2019" selected>2018..2019</option>' in page
    assert '<option value="listening" selected>Listening</option>' in page
    assert '<option value="harbour-voices" selected>Harbour Voices</option>' in page
    assert "<span>Topics</span> <b>Listening</b>" in page
