"""Whatever tells others of the site gives addresses that are good: search engines, browsers, feed
readers, phones and who previews a link; and each page has one address of its own."""

import json
import re
from html import unescape
from urllib.parse import urljoin

import pytest
from lxml import html

from app.web import pages
from app.web.registry import addresses

HERE = "http://testserver"
EPISODE = "/episodes/the-window-of-the-harbour-master"
SLUGS = {
    "/episodes/{slug}": "the-window-of-the-harbour-master",
    "/people/{slug}": "ingrid-solheim",
    "/topics/{slug}": "listening",
    "/series/{slug}": "harbour-voices",
}
ASKED = ["/search?q=bell", "/search?q=bell&page=2", "/trends?q=lamp,bell", "/quote?text=a+bell",
         "/episodes?sort=title", f"{EPISODE}?q=bell"]  # fmt: skip


@pytest.fixture(scope="module")
def shown(client):
    """Every page that a route of the site gives, by its address."""
    key = re.findall(r'id="p([0-9a-z]{12})"', client.get(EPISODE).text)[0]
    found = {}
    for route in addresses(pages):
        path = route.path.replace("{address}", key).replace("{year}", "2021")
        for kind, slug in SLUGS.items():
            path = path.replace(kind, kind.replace("{slug}", slug))
        if "GET" in route.methods and "{" not in path:
            found[path] = client.get(path)
    found |= {path: client.get(path) for path in [*ASKED, f"/list?p={key}"]}
    return {
        path: answer for path, answer in found.items()
        if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    }  # fmt: skip


def heads(shown):
    return {path: html.fromstring(answer.content).find("head") for path, answer in shown.items()}


def is_good(client, address):
    answer = client.get(address.removeprefix(HERE), follow_redirects=False)
    return answer.status_code == 200


def test_each_page_has_one_address_of_its_own(client, shown):
    assert len(shown) > 25
    for path, head in heads(shown).items():
        [own] = head.xpath("link[@rel='canonical']/@href")
        assert own.startswith(f"{HERE}/") and is_good(client, own), path
        again = html.fromstring(client.get(own.removeprefix(HERE)).content)
        assert again.xpath("head/link[@rel='canonical']/@href") == [own], path


def test_what_only_orders_or_highlights_is_no_other_page(shown):
    own = {path: head.xpath("link[@rel='canonical']/@href")[0].removeprefix(HERE)
           for path, head in heads(shown).items()}  # fmt: skip
    assert own[f"{EPISODE}?q=bell"] == EPISODE
    assert own["/episodes?sort=title"] == "/episodes"
    assert own["/search?q=bell&page=2"] == "/search?q=bell&page=2"
    for path in ("/episodes", "/people", "/trends", f"{EPISODE}/words", "/notebook"):
        assert own[path] == path


def test_what_is_not_there_has_no_address(client):
    for path in ("/nowhere", "/episodes/none", "/p/000000000000"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert 'rel="canonical"' not in answer.text and "og:" not in answer.text


def test_who_previews_a_link_is_told_what_is_there(client, shown):
    for path, head in heads(shown).items():
        if path.startswith("/embed/"):
            continue
        told = {one.get("property"): one.get("content") for one in head.xpath("meta[@property]")}
        assert told["og:title"] and told["og:description"] and told["og:site_name"], path
        assert unescape(told["og:url"]).startswith(HERE), path
        if picture := told.get("og:image"):
            assert is_good(client, picture), path


def test_all_that_a_page_names_in_its_head_is_there(client, shown):
    named = {
        urljoin(HERE + path, address)
        for path, head in heads(shown).items()
        for address in head.xpath("link[@rel != 'canonical']/@href | script/@src")
    }
    assert {one.rpartition(".")[2].partition("?")[0] for one in named} >= {
        "css", "js", "svg", "png", "webmanifest", "xml", "atom",
    }  # fmt: skip
    for address in named:
        assert is_good(client, address), address


def test_feeds_lead_to_pages(client, shown):
    feeds = {
        address
        for head in heads(shown).values()
        for address in head.xpath("link[@type='application/atom+xml']/@href")
    }
    assert {feed.split("/")[1].partition(".")[0].partition("?")[0] for feed in feeds} == {
        "episodes", "people", "topics", "search",
    }  # fmt: skip
    for feed in feeds:
        answer = client.get(feed)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        for address in re.findall(r'<link[^>]* href="([^"]+)"', answer.text):
            # A passage's short address leads on to its episode.
            assert client.get(unescape(address).removeprefix(HERE)).status_code == 200, address


def test_icons_of_the_manifest_are_of_the_size_it_says(client):
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        answer = client.get(icon["src"])
        assert answer.headers["content-type"] == icon["type"]
        if icon["sizes"] != "any":
            width, height = (int.from_bytes(answer.content[at : at + 4]) for at in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"
    for old in ("/favicon.ico", "/apple-touch-icon.png"):
        assert client.get(old).headers["content-type"] == "image/png"


def test_addresses_in_linked_data_are_good(client, shown):
    told = set()
    for answer in shown.values():
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text):
            told |= set(_addresses(json.loads(data)))
    assert len(told) > 10
    for address in told:
        if address.startswith(HERE):
            path = address.removeprefix(HERE).replace("{query}", "bell")
            assert client.get(path).status_code == 200, address


def _addresses(told):
    """The addresses anywhere in some data, but for those of recordings."""
    if isinstance(told, str):
        return [told] if re.match("https?://", told) else []
    several = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [address for one in several for address in _addresses(one)]
