"""The OpenAPI description is true: errors are answered as it says."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.web.application import create


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/search?limit=0", None, 400),
        ("GET", "/api/episodes/nowhere", None, 404),
        ("TRACE", "/api/search", None, 405),
        ("POST", "/api/quote", b"x" * 300_000, 413),
        ("GET", "/api/search", None, 429),
    ],
)
def test_an_error_is_answered_as_the_description_says(samples_data, method, path, body, status):
    many = 1 if status == 429 else 0
    app = create(Settings(data=samples_data, requests_per_minute=many))
    site = TestClient(app, client=("203.0.113.9", 5000))
    if many:
        site.get(path)
    answer = site.request(method, path, content=body)
    told = app.openapi()
    assert answer.status_code == answer.json()["status"] == status
    assert "422" not in str(told["paths"])
    (kind,) = told["paths"]["/api/search"]["get"]["responses"]["default"]["content"]
    assert answer.headers["content-type"].startswith(kind)
    assert answer.json().keys() == told["components"]["schemas"]["Problem"]["properties"].keys()
    assert status != 405 or "GET" in answer.headers["allow"]
    app.state.site.database.close()


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/quote", "GET, HEAD, POST"),
        ("/api/quote", "GET, HEAD, POST"),
        ("/search", "GET, HEAD"),
    ],
)
def test_a_method_that_there_is_not_is_answered_with_those_that_there_are(client, path, methods):
    answer = client.delete(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, methods)


@pytest.mark.parametrize(("path", "status"), [("*", 404), ("", 405), ("example.org:443", 404)])
def test_a_request_for_no_path_is_answered_and_counted(client, path, status):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "method": "OPTIONS", "path": path, "query_string": b"", "headers": []}
    more = {"root_path": "", "scheme": "http", "server": ("localhost", 80), "client": None}
    # In a thread of its own: a browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, client.app(scope | more, receive, send)).result()
    assert sent[0]["status"] == status
