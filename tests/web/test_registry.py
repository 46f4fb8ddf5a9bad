"""Pages and API addresses: one file each, in the menu, among the routes, in the documentation."""

import re
import sys

import pytest
from fastapi.testclient import TestClient

from app.config import ROOT, Settings
from app.web import api, pages, registry
from app.web.application import create
from tests.conftest import SAMPLES

TIDES = '''"""The tides."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter

router = APIRouter()
MENU = MenuEntry(25, "Tides", "/tides")


@router.get("/episodes/tides", include_in_schema=False)
@router.get("/tides", include_in_schema=False)
def tides(request: Request, session: SessionParameter) -> HTMLResponse:
    """High and low water. Not at night."""
    return page(request, session, "topics.html", topics=[])
'''
HEIGHTS = '''"""Heights of the tide."""

from fastapi import APIRouter

router = APIRouter(prefix="/api", tags=["tides"])


@router.get("/heights")
def heights() -> list[int]:
    """Feet above datum."""
    return [1, 2]
'''


@pytest.fixture
def with_tides(tmp_path, monkeypatch, samples_data):
    """The site with a page and an API address more, each a file."""
    for package, name, text in ((pages, "tides", TIDES), (api, "heights", HEIGHTS)):
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / f"{name}.py").write_text(text)
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    app = create(Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0))
    with TestClient(app) as opened:
        yield opened
    app.state.site.database.close()
    for package, name in ((pages, "tides"), (api, "heights")):
        del sys.modules[f"{package.__name__}.{name}"]
        delattr(package, name)


def test_a_new_page_is_one_file(with_tides):
    menu = re.search(r'<nav aria-label="Site">(.*?)</nav>', with_tides.get("/").text, re.DOTALL)[1]
    labels = re.findall(r">([^<]+)</a>", menu)
    assert labels == [
        "Episodes", "Topics", "Tides", "People", "Trends", "Check a quote", "Notebook", "About",
    ]  # fmt: skip
    assert 'href="/tides" aria-current="page"' in with_tides.get("/tides").text
    assert with_tides.head("/tides").status_code == 200
    assert "<h1>Topics</h1>" in with_tides.get("/episodes/tides").text
    assert "| `/tides` | GET | High and low water. |" in registry.as_markdown()


def test_a_new_api_address_is_one_file(with_tides):
    assert with_tides.get("/api/heights").json() == [1, 2]
    assert with_tides.head("/api/heights").status_code == 200
    assert "/api/heights" in with_tides.get("/api/openapi.json").json()["paths"]
    assert "| `/api/heights` | GET | Feet above datum. |" in registry.as_markdown()


def test_the_documentation_tells_every_address():
    told = (ROOT / "docs" / "pages.md").read_text("utf-8")
    assert told == registry.as_markdown(), "python -m docs.write"


def concrete(client, path):
    """An address of the samples for a path with names in braces."""
    hit = client.get("/api/search?q=bell").json()["hits"][0]
    slugs = {"topics": "listening", "people": "ingrid-solheim", "series": "harbour-voices"}
    slug = slugs.get(path.removeprefix("/api/").strip("/").split("/")[0])
    filled = path.replace("{slug}", slug or hit["episode"])
    filled = filled.replace("{address}", hit["passage"]).replace("{kind}", "vtt")
    filled = filled.replace("{style}", "ris").replace("{number}", "1").replace("{year}", "2019")
    asked = {"/oembed": f"?url=http://testserver/p/{hit['passage']}", "/api/quote": "?text=bell"}
    return filled + asked.get(path, "")


ADDRESSES = sorted({one.path for part in (pages, api) for one in registry.addresses(part)})


@pytest.mark.parametrize(
    "path", [*ADDRESSES, "/api/openapi.json", "/static/sheets/site.css", "/nowhere"]
)
def test_head_is_answered_as_get_is(client, path):
    address = concrete(client, path)
    assert "{" not in address
    get = client.get(address, follow_redirects=False)
    head = client.head(address, follow_redirects=False)
    assert head.status_code == get.status_code
    missing = path in ("/nowhere", "/metrics") or path.startswith("/media/")
    assert get.status_code in ((404,) if missing else (200, 302))
    apart = {"x-request-id"}
    if path == "/api/search":  # it tells how long it took
        apart |= {"content-length"}
    if path.startswith("/static/"):  # a file isn't read, so it isn't compressed either
        apart |= {"content-length", "content-encoding", "vary"}
    assert dict(head.headers) | dict.fromkeys(apart) == dict(get.headers) | dict.fromkeys(apart)
    assert head.content == b""
