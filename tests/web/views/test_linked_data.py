"""What search engines and citation managers read of a page."""

import json
import re

import pytest

HARBOUR = "/episodes/the-window-of-the-harbour-master"
ADDRESSES = [HARBOUR, "/episodes/eleven-hundred-pipes-tomas-okonjo-reyes-on-organs"]


def data_of(page):
    return json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_episode_tells_title_people_day_and_all_its_words(client, address):
    page = client.get(address).text
    told = data_of(page)
    assert told["@type"] in ("PodcastEpisode", "VideoObject")
    assert told["url"] == f"http://testserver{address}"
    assert told["name"] == re.search(r"<h1[^>]*>(.*?)</h1>", page)[1]
    media = told.get("associatedMedia", told)
    assert len(media["transcript"].split()) > 300
    assert {one["@type"] for one in told["actor"]} == {"Person"}
    for one in told["actor"]:
        assert client.get(one["url"].removeprefix("http://testserver")).status_code == 200


def test_a_citation_manager_sees_author_title_and_day(client):
    page = client.get(HARBOUR).text
    told = dict(re.findall(r'<meta name="((?:citation|DC)[\w.]+)" content="([^"]*)">', page))
    assert told["citation_title"] == told["DC.title"] == data_of(page)["name"]
    assert told["citation_author"]
    assert told["citation_publication_date"] == "2019/03/14"
    assert told["DC.date"] == "2019-03-14"
    assert told["citation_public_url"] == f"http://testserver{HARBOUR}"


def test_a_person_is_told_as_one(client):
    told = data_of(client.get("/people/ingrid-solheim").text)
    assert (told["@type"], told["name"]) == ("Person", "Ingrid Solheim")
