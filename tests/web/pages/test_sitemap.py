"""What search engines are told of."""

import re
from xml.etree import ElementTree

from app.web.pages import sitemap

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client, path="/sitemap.xml"):
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/xml")
    return [one.text for one in ElementTree.fromstring(answer.content).iter(LOC)]


def test_every_page_worth_finding_is_told_and_there(client):
    found = addresses(client)
    assert len(found) == len(set(found))
    paths = [re.sub("^http://testserver", "", one) for one in found]
    for kind in ("/episodes/", "/people/", "/topics/", "/series/", "/years/"):
        assert any(path.startswith(kind) for path in paths), kind
    for path in paths:
        assert client.head(path, follow_redirects=False).status_code == 200, path
    robots = client.get("/robots.txt").text
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    closed = re.findall(r"Disallow: (\S+)", robots)
    assert not any(path.startswith(tuple(closed)) for path in paths)


def test_episodes_have_the_day_of_their_last_change(client):
    whole = client.get("/sitemap.xml").text
    assert re.search(r"/episodes/[\w-]+</loc><lastmod>20\d\d-\d\d-\d\d</lastmod>", whole)


def test_more_than_a_file_may_hold_are_several(client, monkeypatch):
    whole = addresses(client)
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 10)
    files = [one.removeprefix("http://testserver") for one in addresses(client)]
    assert files[0] == "/sitemap-1.xml"
    assert [one for file in files for one in addresses(client, file)] == whole
    assert client.get(f"/sitemap-{len(files) + 1}.xml").status_code == 404
