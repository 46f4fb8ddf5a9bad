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


def test_a_person_is_told_with_what_the_owner_tells_of_them(archive, site_of):
    archive.write("bell.txt", "Ann: The bell tolls.\n\nBen: It does.\n")
    link = "https://example.org/ann"
    archive.write("people.yaml", f"- {{name: Ann, description: A ringer, links: [{link!r}]}}\n")
    archive.run_import()
    site = site_of(archive)
    assert data_of(site.get("/people/ann").text) == {
        "@context": "https://schema.org",
        "@id": "http://testserver/people/ann",
        "@type": "Person",
        "name": "Ann",
        "url": "http://testserver/people/ann",
        "description": "A ringer",
        "sameAs": [link],
    }
    assert "sameAs" not in data_of(site.get("/people/ben").text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_of_a_passage_tells_a_clip_of_its_episode(client, address):
    """What search engines ask of a clip: name, url, and offsets in whole seconds."""
    slug = address.rpartition("/")[2]
    found = client.get("/api/search", params={"q": f"episode:{slug} the", "limit": 1}).json()
    key = found["hits"][0]["passage"]
    told, whole = data_of(client.get(f"/p/{key}").text), data_of(client.get(address).text)
    passage = client.get(f"/api/p/{key}").json()
    assert told["@type"] == "Clip" and told["@context"] == "https://schema.org"
    assert told["url"] == f"http://testserver/p/{key}"
    assert 0 < len(told["name"]) <= 112
    assert told["startOffset"] == int(passage["start"])
    assert told["endOffset"] - passage["end"] == pytest.approx(0.5, abs=0.5)
    part = {"PodcastEpisode": "partOfEpisode", "VideoObject": "isPartOf"}[whole["@type"]]
    assert told[part] == {key: value for key, value in whole.items() if key != "@context"}


def test_chapters_are_clips_one_after_the_other(archive, site_of):
    chapters = "chapters: [{at: 0, title: Bells}, {at: 60, title: Fog}]\n"
    for name, told in (("bell", "length: 90\n"), ("fog", "")):
        archive.write(f"{name}.txt", f"[00:00:00] Ann: Bells.\n\n[00:01:00] Ben: A {name}.\n")
        archive.write(f"{name}.yaml", chapters + told)
    archive.run_import()
    site = site_of(archive)
    clips = data_of(site.get("/episodes/bell").text)["hasPart"]
    assert [(one["name"], one["startOffset"]) for one in clips] == [("Bells", 0), ("Fog", 60)]
    assert [one["endOffset"] for one in clips] == [60, 90]
    guessed = data_of(site.get("/episodes/fog").text)["hasPart"]
    assert [one.get("endOffset") for one in guessed] == [60, None]  # nobody tells its length


def test_estimated_times_are_left_out(archive, site_of):
    text = "# Bell\n\n## Fog\n\n**Ann:** The bell tolls.\n\n## Noon\n\n**Ben:** It does.\n"
    archive.write("bell.md", text)
    archive.run_import()
    site = site_of(archive)
    whole = data_of(site.get("/episodes/bell").text)
    assert [one["name"] for one in whole["hasPart"]] == ["Fog", "Noon"]
    key = site.get("/api/search?q=bell").json()["hits"][0]["passage"]
    clip = data_of(site.get(f"/p/{key}").text)
    assert clip["@type"] == "Clip"
    for told in (*whole["hasPart"], clip, whole):
        assert not {"startOffset", "endOffset", "duration"} & told.keys()
