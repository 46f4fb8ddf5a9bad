"""The pages of series and of years."""

import re

import pytest

TALK = "---\ntitle: {title}\nseries: The Lamp Show\n{more}---\n\n{text}\n"
SAID = (
    "Anna: The lighthouse lamp burned. {0} The fresnel lens turned.\n\nBen: {0} Lighthouse, yes. "
)


def talk(title, more="", said="Nobody saw it."):
    return TALK.format(title=title, more=more, text=SAID.format(said) * 6)


@pytest.fixture(scope="module")
def undated(archive_of):
    return archive_of({f"{n}.md": talk(f"Talk {n}", f"number: {n}\n") for n in (1, 2, 10)})


def test_without_dates_a_series_stands_by_number(site_of, undated):
    site = site_of(undated)
    told = site.get("/api/series/the-lamp-show").json()
    for order in ("", "?sort=newest", "?sort=oldest"):
        page = site.get(told["url"] + order).text
        assert re.findall(r'class="title" href="[^"]*"[^>]*>([^<]+)', page) == [
            "Talk 1",
            "Talk 2",
            "Talk 10",
        ]
        assert "newest first" not in page and '<span aria-current="true">by number' in page
    feed = site.get(told["feed"]).text
    assert re.findall(r"<title>(Talk \d+)", feed) == ["Talk 10", "Talk 2", "Talk 1"]
    assert (told["episodes"], told["undated"], told["years"]) == (3, 3, [])
    assert {(one["name"], one["episodes"]) for one in told["people"]} == {("Anna", 3), ("Ben", 3)}
    assert site.get(told["feed"]).status_code == 200
    assert site.get(told["list"]).json()["total"] == 3


def test_everything_that_a_page_counts_is_there_behind_its_links(client):
    listed = client.get("/api/series").json()["series"]
    assert listed
    for one in listed:
        told = client.get(f"/api/series/{one['slug']}").json()
        page = client.get(told["url"]).text
        assert told["episodes"] == one["episodes"]
        assert f'href="{told["feed"]}"' in page
        for link in (*told["people"], *told["topics"], *told["years"], *told["telling"][:5]):
            assert client.get(link["url"]).status_code == 200
            assert link["url"].replace("&", "&amp;") in page
    first = client.get("/api/episodes").json()["episodes"][0]
    assert f'href="/series/{first["series"]}"' in client.get(first["url"]).text


def test_a_year_has_its_own_episodes_and_its_neighbours(client):
    known = [one["date"][:4] for one in client.get("/api/episodes").json()["episodes"]]
    years = sorted(set(known))
    for place, year in enumerate(years):
        page = client.get(f"/years/{year}").text
        assert page.count('<li class="episode-line">') == known.count(year)
        for beside in years[max(0, place - 1) : place] + years[place + 1 : place + 2]:
            assert f'href="/years/{beside}"' in page
    for missing in ("1066", "0", "12345", "x"):
        assert client.get(f"/years/{missing}").status_code in (400, 404)
    assert client.get("/series/none").status_code == 404
    assert client.get("/api/series/none").status_code == 404


def test_an_address_that_is_trimmed_leads_to_the_list(site_of, undated, archive_of):
    site = site_of(undated)
    assert 'href="/series/the-lamp-show">The Lamp Show</a>' in site.get("/series").text
    assert "No episode has a date." in site.get("/years").text
    dated = site_of(archive_of({"a.md": talk("A", "date: 2019-05-01\n")}))
    assert 'href="/years/2019">2019</a>' in dated.get("/years").text
