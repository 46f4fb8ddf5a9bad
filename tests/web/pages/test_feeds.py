"""New episodes in a feed reader."""

import re
from xml.etree import ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/episodes.atom", "/people/ingrid-solheim.atom", "/topics/listening.atom"]


def entries(client, path):
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_leads_to_its_episodes_the_newest_first(client, path):
    found = entries(client, path)
    days = [one.find(f"{ATOM}updated").text for one in found]
    assert days == sorted(days, reverse=True)
    assert all(day > "2000" for day in days)
    address = found[0].find(f"{ATOM}link").get("href").removeprefix("http://testserver")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", FEEDS[1:])
def test_a_page_leads_to_its_feed(client, path):
    page = client.get(path.removesuffix(".atom")).text
    assert f'type="application/atom+xml" href="{path}"' in page


def test_a_series_has_a_feed_of_its_own(client):
    slug = re.search(r'href="/series/([\w-]+)"', client.get("/").text)[1]
    found = entries(client, f"/episodes.atom?series={slug}")
    assert 0 < len(found) < len(entries(client, "/episodes.atom"))
    assert f'href="/episodes.atom?series={slug}"' in client.get(f"/series/{slug}").text


def test_feeds_that_are_none(client):
    for path in ("/episodes.atom?series=none", "/people/nobody.atom", "/topics/nothing.atom"):
        assert client.get(path).status_code == 404


def test_what_has_no_date_and_came_in_together_stands_by_its_number(archive, site_of):
    for name in ("9_keeper.txt", "10_storm.txt"):
        archive.write(f"quay/{name}", f"Vera: It is {name}.\n\nOla: It is.\n\nVera: So it is.\n")
    archive.run_import()
    titles = [one.find(f"{ATOM}title").text for one in entries(site_of(archive), "/episodes.atom")]
    assert titles == ["10 Storm", "9 Keeper"]
