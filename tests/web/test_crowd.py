"""Many readers at once, slow ones among them."""

import asyncio
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest

from app.archive.answers import searching
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


def test_long_questions_take_one_turn_and_leave_the_other_to_the_rest(app_with_room, monkeypatch):
    app = app_with_room(100)
    made, most = Counter[bool](), Counter[bool]()
    is_over = threading.Event()
    search = searching.search

    def slow(session, engine, asked, *more):
        is_long = len(asked.text) > 100
        made[is_long] += 1
        most[is_long] = max(most[is_long], made[is_long])
        if is_long:
            is_over.wait(20)
        made[is_long] -= 1
        return search(session, engine, asked, *more)

    monkeypatch.setattr(searching, "search", slow)

    async def talk():
        many = [f"/search?q={'+'.join(['bell'] * 80)}&page={number}" for number in range(1, 26)]
        long = [asyncio.create_task(asking(app, path)) for path in many]
        await asyncio.sleep(0.5)
        short = [(await asking(app, f"/search?q=tide+{number}")).status_code for number in range(5)]
        is_over.set()
        return short, Counter([answer.status_code for answer in await asyncio.gather(*long)])

    short, long = run(talk())
    assert short == [200] * 5
    assert long == {200: 20, 503: 5}  # they don't take all the room either
    assert most[True] == 1
