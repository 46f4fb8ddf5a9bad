"""What one visitor may ask for."""

import asyncio
import errno
import socket
import time
from contextlib import suppress

import pytest
from fastapi.testclient import TestClient

from app import logs
from app.config import Settings
from app.web import patience
from app.web.application import create
from tests.conftest import SAMPLES, served


@pytest.fixture
def site_for(samples_data):
    def site(client, **settings):
        app = create(Settings(archive=SAMPLES, data=samples_data, **settings))
        return TestClient(app, client=client)

    return site


def test_who_asks_too_often_is_told_when_to_come_back(site_for):
    site = site_for(("203.0.113.9", 5000), requests_per_minute=5)
    answers = [site.get("/about") for _ in range(8)]
    assert [one.status_code for one in answers] == [200] * 5 + [429] * 3
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 13
    assert site.get("/static/sheets/site.css").status_code == 200


def test_who_has_a_network_of_ipv6_has_no_more_turns_than_one_address(site_for):
    site = site_for(("2001:db8::1", 5000), requests_per_minute=2)
    for last in (1, 2, 3, 4):
        site._transport.client = (f"2001:db8::{last}", 5000)
        status = site.get("/about").status_code
    assert status == 429
    site._transport.client = ("2001:db8:0:1::1", 5000)
    assert site.get("/about").status_code == 200


def test_this_machine_and_others_are_not_held_up(site_for):
    site = site_for(("127.0.0.1", 5000), requests_per_minute=1)
    assert {site.get("/about").status_code for _ in range(5)} == {200}
    other = site_for(("203.0.113.9", 5000), requests_per_minute=0)
    assert {other.get("/about").status_code for _ in range(5)} == {200}


def test_a_body_may_not_be_too_large(site_for):
    site = site_for(("127.0.0.1", 5000))
    assert site.post("/api/quote", json={"text": "a " * 200_000}).status_code == 413

    def stream():
        for _ in range(100):
            yield b"x" * 10_000

    assert site.post("/api/quote", content=stream()).status_code == 413


def test_a_range_in_unknown_units_is_passed_over(site_for):
    site = site_for(("127.0.0.1", 5000))
    answer = site.get("/static/sheets/site.css", headers={"Range": "chapters=1-2"})
    assert answer.status_code == 200
    assert site.get("/static/sheets/site.css", headers={"Range": "bytes=0-9"}).status_code == 206


def test_more_clients_than_files_are_a_line_in_the_log(capsys):
    logs.configure()
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(patience.tell_failure)
    full = OSError(errno.EMFILE, "Too many open files")
    loop.call_exception_handler({"message": "socket.accept() failed", "exception": full})
    loop.close()
    said = capsys.readouterr().err
    assert "no room for more clients" in said
    assert said.count("\n") == 1


def test_a_body_that_is_none_is_told_as_such(site_for):
    answer = site_for(("127.0.0.1", 5000)).post("/api/quote", files={"text": b"x"})
    assert (answer.status_code, answer.json()["detail"][:9]) == (400, "The body:")


@pytest.mark.slow
def test_clients_that_never_finish_asking_are_let_go(samples_data, monkeypatch):
    monkeypatch.setattr(patience, "ASK_WITHIN_SECONDS", 0.2)
    monkeypatch.setattr(patience, "_LOOK_EVERY_SECONDS", 0.1)
    with served(Settings(archive=SAMPLES, data=samples_data)) as address:
        host, port = address.removeprefix("http://").split(":")
        starts = [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST /quote HTTP/1.1\r\nHost: x\r\n"
                  b"Content-Length: 100\r\n\r\ntext="]  # fmt: skip
        waiting = [socket.create_connection((host, int(port)), timeout=10) for _ in starts]
        for one, start in zip(waiting, starts, strict=True):
            one.sendall(start)
        begun = time.monotonic()
        for one in waiting:
            with one:
                while one.recv(1000):
                    pass
        assert time.monotonic() - begun < 9


def said(address, request):
    """What a site answers to these bytes."""
    _, host, port = address.split(":")
    with socket.create_connection((host.strip("/"), int(port)), timeout=20) as client:
        with suppress(OSError):  # it may have heard enough
            client.sendall(request)
        heard = b""
        with suppress(ConnectionResetError):  # the rest of what it was sent lies unread
            while more := client.recv(65536):
                heard += more
    return heard


LONG = b"a" * 200_000


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + LONG + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"414 URI Too Long"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + LONG + b"\r\n\r\n", b"431 Request Header Fields"),
        (b"\0\1 garbage\r\n\r\n", b"400 Bad Request"),
    ],
)
def test_what_is_no_request_or_too_long_is_told_as_such(samples_data, request_, status):
    with served(Settings(archive=SAMPLES, data=samples_data)) as address:
        heard = said(address, request_)
        assert heard.startswith(b"HTTP/1.1 " + status)
        assert heard.endswith(b".")
        well = said(address, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert well.endswith(b"ok\n")


def test_a_whole_address_is_as_good_as_its_path(samples_data):
    with served(Settings(archive=SAMPLES, data=samples_data)) as address:
        for line in (b"GET http://x/people HTTP/1.1", b"GET HTTP://x HTTP/1.1"):
            heard = said(address, line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert heard.startswith(b"HTTP/1.1 200")


def test_a_method_that_an_address_lacks_is_told_with_those_that_it_has(client):
    answer = client.delete("/people")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "This address answers GET, HEAD alone." in answer.text
    assert client.post("/api/search").json()["detail"].startswith("This address answers GET")
