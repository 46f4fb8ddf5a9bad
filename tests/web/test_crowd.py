"""Many readers at once, slow ones among them."""

import asyncio
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest

from app.config import Settings
from app.web.application import create
from tests.conftest import SAMPLES, served

EPISODE = "/episodes/the-window-of-the-harbour-master"
KINDS = [EPISODE, "/search?q=tide", "/", "/nowhere", "/search.atom?q=bell", "/api/search?q=bell"]


def test_fifty_at_once_are_all_answered(samples_data):
    settings = Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0)
    with (
        served(settings) as address,
        httpx.Client(timeout=60, limits=httpx.Limits(max_keepalive_connections=0)) as client,
    ):

        def ask(path: str) -> int:
            return client.get(f"{address}{path}").status_code

        with ThreadPoolExecutor(50) as readers:
            asked = KINDS * 20
            answers = Counter(zip(asked, readers.map(ask, asked), strict=True))
    assert {(path, 404 if path == "/nowhere" else 200) for path in KINDS} == set(answers)


@pytest.fixture
def app_with_room(samples_data):
    """The site with room for so many requests that wait for their answers."""
    opened = []

    def app(room: int):
        app = create(Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0))
        opened.append(app.state.site)
        app.state.site = replace(app.state.site, _room=threading.Semaphore(room))
        return app

    yield app
    for site in opened:
        site.database.close()


def run(talk):
    """What a coroutine gives, in a thread of its own: an open browser keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, talk).result()


def asking(app, path):
    async def ask():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(path)

    return ask()


def test_a_crowd_is_told_at_once_to_come_back(app_with_room):
    app = app_with_room(0)
    page = run(asking(app, EPISODE))
    assert page.status_code == 503
    assert int(page.headers["retry-after"]) > 0
    assert "<h1>Service Unavailable</h1>" in page.text
    assert page.headers["content-security-policy"]
    problem = run(asking(app, "/api/search?q=tide"))
    assert problem.headers["content-type"] == "application/problem+json"
    assert (problem.status_code, problem.json()["status"]) == (503, 503)
    assert "Try again in a moment" in problem.json()["detail"]
    assert run(asking(app, "/nowhere")).status_code == 404


def test_whatever_a_request_ends_in_makes_room_for_the_next(app_with_room, monkeypatch):
    app = app_with_room(1)
    paths = [*KINDS, "/episodes?page=none", f"{EPISODE}?t=60", "/p/000000000000", "/people/nobody"]
    for path in paths:
        assert run(asking(app, path)).status_code != 503, path
    monkeypatch.setattr(app.state.site.engine, "retrieve", None)  # such a search crashes
    assert run(asking(app, "/search?q=tide")).status_code == 500
    assert run(asking(app, "/about")).status_code == 200


def test_a_slow_reader_takes_no_room(app_with_room):
    app = app_with_room(1)

    async def talk() -> int:
        begun, read = asyncio.Event(), asyncio.Event()

        async def send(_message: object) -> None:
            begun.set()
            await read.wait()

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {"type": "http", "method": "GET", "path": EPISODE, "raw_path": EPISODE.encode()}
        scope |= {"query_string": b"", "headers": [], "server": ("site", 80), "scheme": "http"}
        slow = asyncio.create_task(app(scope, receive, send))
        await begun.wait()
        answer = await asking(app, "/about")
        read.set()
        await slow
        return int(answer.status_code)

    assert run(talk()) == 200
