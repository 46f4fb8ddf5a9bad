"""What a browser has already is not sent again; what was made once is not made again."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import httpx
import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.search.meaning.vector_file import VectorFile
from app.web import caching
from app.web.application import create
from app.web.caching import Remembered
from app.web.kept_pages import KeptPages

TALK = "The tide tables hang by the radio in the harbour office, and nobody reads them. " * 8


@pytest.fixture
def site(archive):
    archive.write("one.txt", TALK)
    archive.run_import()
    app = create(Settings(archive=archive.folder, data=archive.database.path.parent))
    with TestClient(app) as opened:
        yield opened
    app.state.site.database.close()


@pytest.mark.parametrize("path", ["/", "/episodes/one", "/api/search?q=tide", "/episodes/one.vtt"])
def test_what_is_there_already_is_not_sent_again(site, path):
    first = site.get(path)
    again = site.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get(path).text == first.text
    other = site.get("/about", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_a_page_changes_when_the_archive_does(site, archive):
    before = site.get("/episodes")
    archive.write("two.txt", TALK.replace("tide", "time"))
    archive.run_import()
    after = site.get("/episodes", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Two" in after.text


def test_what_another_process_made_or_a_former_one_is_not_sent_again(site, archive):
    before = {path: site.get(path).headers["etag"] for path in ("/episodes/one", "/episodes")}
    settings = Settings(archive=archive.folder, data=archive.database.path.parent)
    archive.write("two.txt", TALK.replace("tide", "time"))
    archive.run_import()
    app = create(settings)
    with patch.object(caching, "_STARTED", "later"), TestClient(app) as other:
        for _ in range(2):
            same = other.get("/episodes/one", headers={"If-None-Match": before["/episodes/one"]})
            assert (same.status_code, same.headers["etag"]) == (304, before["/episodes/one"])
        assert other.get("/episodes", headers={"If-None-Match": before["/episodes"]}).text
    app.state.site.database.close()


def test_what_passages_mean_changes_what_is_asked_alone(site, archive):
    paths = ("/episodes/one", "/episodes/one?q=tide", "/search?q=tide")
    before = {path: site.get(path).headers["etag"].split("-")[0] for path in paths}
    meanings = VectorFile(archive.database.path.parent / "meaning").path
    meanings.parent.mkdir(exist_ok=True)
    meanings.write_bytes(b"more of them")
    after = {path: site.get(path).headers["etag"].split("-")[0] for path in paths}
    assert [before[path] == after[path] for path in paths] == [True, False, False]


def test_errors_are_not_kept(site, archive):
    assert site.get("/episodes/two").status_code == 404
    archive.write("two.txt", TALK)
    archive.run_import()
    assert site.get("/episodes/two").status_code == 200


def test_versioned_files_are_kept_for_good(site):
    page = site.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in site.get(address).headers["cache-control"]
    assert site.get("/static/sheets/site.css").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip"])
def test_pages_are_packed_as_the_browser_likes(site, coding):
    plain = site.get("/episodes/one", headers={"Accept-Encoding": "identity"})
    packed = site.get("/episodes/one", headers={"Accept-Encoding": coding})
    assert packed.headers["content-encoding"] == coding
    assert int(packed.headers.get("content-length", 0)) < len(plain.content)
    assert "accept-encoding" in packed.headers["vary"].lower()


def asked_at_once(folder, answers, times):
    """What so many requests for the same get, of an application that answers one after another with
    these statuses and sizes; and how often it was asked."""
    asked = 0

    async def application(scope, receive, send):
        nonlocal asked
        status, size = answers[asked % len(answers)]
        asked += 1
        await asyncio.sleep(0.01)
        headers = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * size})

    none = folder / "none"
    kept = Remembered(application, none, none, none, KeptPages(1_000_000))

    async def all_of_them():
        transport = httpx.ASGITransport(kept)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await asyncio.gather(*(client.get("/page") for _ in range(times)))

    with ThreadPoolExecutor(1) as thread:  # an open browser keeps a loop in this one
        found = thread.submit(asyncio.run, all_of_them()).result()
    return [(one.status_code, len(one.content)) for one in found], asked, kept


def test_what_many_ask_for_at_once_is_made_once(tmp_path):
    found, asked, kept = asked_at_once(tmp_path, [(200, 500)], times=9)
    assert (found, asked) == ([(200, 500)] * 9, 1)
    assert not kept._under_way


@pytest.mark.parametrize("one", [(503, 5), (200, 2_100_000)], ids=["an error", "too large"])
def test_who_waits_for_what_is_not_kept_asks_for_it_too(tmp_path, one):
    found, asked, kept = asked_at_once(tmp_path, [one], times=5)
    assert (found, asked) == ([one] * 5, 5)
    assert not kept._under_way
