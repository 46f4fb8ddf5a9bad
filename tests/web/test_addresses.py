"""The site's own address, and those of strangers that never get into a page."""

import shutil
import socket
import subprocess
import time
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.web.application import create
from tests.conftest import SAMPLES, served

EPISODE = "/episodes/the-window-of-the-harbour-master"
PAGES = ["/", "/episodes", EPISODE, "/search?q=bell", "/search.atom?q=bell", "/topics", "/people",
         "/quote", "/notebook", "/about", "/nowhere", "/api/search?q=bell"]  # fmt: skip


def open_site(samples_data, **settings):
    site = create(Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0, **settings))
    return TestClient(site, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.fixture
def in_a_path(samples_data):
    return open_site(samples_data, public_url="https://example.org/archive")


@pytest.mark.parametrize("path", PAGES)
def test_a_strangers_host_gets_into_no_page(samples_data, path):
    site = open_site(samples_data)
    for host in ("evil.example", "evil.example:80", 'a"><script>', "127.0.0.1.evil.example"):
        answer = site.get(path, headers={"Host": host, "X-Forwarded-Host": "evil.example"})
        assert "evil" not in answer.text + str(answer.headers), host
        assert '<script>"' not in answer.text


@pytest.mark.parametrize("host", [b"\xff", b"a b", b"a/b", b"a@b", b"[::1", b"a:b"])
def test_what_no_host_can_be_is_refused(samples_data, host):
    site = open_site(samples_data)
    answer = site.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "The request&#39;s `Host` can be none." in answer.text
    answer = site.get("/api/status", headers={"Host": host})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 400


def test_an_own_host_is_believed(samples_data):
    site = open_site(samples_data)
    for host in ("localhost:8000", "192.168.1.4", "library", "[::1]:8000", "tapes.local"):
        assert f'href="http://{host}{EPISODE}"' in site.get(EPISODE, headers={"Host": host}).text


def test_every_link_follows_the_sites_own_address(in_a_path):
    key = in_a_path.get("/api/search?q=bell").json()["hits"][0]["passage"]
    for path in [*PAGES, f"/cite/{key}", f"/embed/p/{key}", f"/list?p={key}"]:
        text = in_a_path.get(path).text
        for mark in ('href="/', 'src="/', 'action="/', 'content="/'):
            for piece in text.split(mark)[1:]:
                assert piece.startswith("archive/"), (path, mark, piece[:40])
        assert "http://127.0.0.1" not in text
    page = in_a_path.get(EPISODE).text
    assert f'rel="canonical" href="https://example.org/archive{EPISODE}"' in page
    moved = in_a_path.get(f"/p/{key}", follow_redirects=False).headers["location"]
    assert moved.startswith("/archive/episodes/")
    assert f"https://example.org/archive/p/{key}" in in_a_path.get(f"/cite/{key}").text
    asked = {"url": f"https://example.org/archive/p/{key}"}
    assert (
        f"https://example.org/archive/embed/p/{key}" in in_a_path.get("/oembed", params=asked).text
    )
    assert in_a_path.get(f"/api/p/{key}").json()["url"].startswith("/archive/episodes/")
    feed = in_a_path.get("/search.atom?q=bell").text
    assert f"https://example.org/archive/p/{key}" in feed
    assert "archive/archive" not in feed + page


def test_a_proxy_may_leave_the_path_on_or_take_it_away(in_a_path):
    assert in_a_path.get(f"/archive{EPISODE}").text == in_a_path.get(EPISODE).text
    assert in_a_path.get("/archive/").status_code == 200
    assert in_a_path.get(f"{EPISODE}/").status_code == 200


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here: see install_nginx.sh")
@pytest.mark.parametrize("behind", ["/", ""], ids=["path taken away", "path left on"])
def test_behind_nginx_at_a_path(samples_data, tmp_path, behind):
    port = free_port()
    settings = Settings(
        archive=SAMPLES,
        data=samples_data,
        public_url=f"http://127.0.0.1:{port}/archive",
        trusted_proxies="127.0.0.1",
    )
    with served(settings) as address:
        (tmp_path / "nginx.conf").write_text(
            f"""
            pid {tmp_path}/pid; daemon off; error_log {tmp_path}/log; worker_processes 1;
            events {{}}
            http {{
              access_log off; client_body_temp_path {tmp_path}/b; proxy_temp_path {tmp_path}/p;
              fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u;
              scgi_temp_path {tmp_path}/s;
              server {{
                listen 127.0.0.1:{port};
                location /archive/ {{
                  proxy_pass {address}{behind};
                  proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                  proxy_set_header X-Forwarded-Proto $scheme;
                }}
              }}
            }}"""
        )
        nginx = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
        client = httpx.Client(timeout=20)
        try:
            outside = f"http://127.0.0.1:{port}/archive"
            for _ in range(100):
                try:
                    home = client.get(f"{outside}/", timeout=5)
                    break
                except httpx.ConnectError:
                    time.sleep(0.05)
            seen: set[str] = set()
            waiting = [urlsplit(f"{outside}/").path]
            while waiting and len(seen) < 60:
                path = waiting.pop(0)
                if path in seen or path == "/archive":
                    continue
                seen.add(path)
                answer = client.get(f"http://127.0.0.1:{port}{path}")
                assert answer.status_code in (200, 302), path
                if "text/html" in answer.headers.get("content-type", ""):
                    links = [part.split('"')[0] for part in answer.text.split('="/')[1:]]
                    assert all(f"{link}/".startswith("archive/") for link in links), path
                    waiting += [f"/{link.split('#')[0].replace('&amp;', '&')}" for link in links]
            assert home.status_code == 200 and len(seen) > 20
            assert client.get(f"{outside}/metrics").status_code == 404
        finally:
            client.close()
            nginx.terminate()
            nginx.wait(timeout=10)
