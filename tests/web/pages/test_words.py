import html
import re

import pytest

SLUG = "the-window-of-the-harbour-master"


def test_the_cloud_and_the_list_hold_the_same_words(client):
    text = client.get(f"/episodes/{SLUG}/words").text
    cloud, listed = text.split("As a list")
    words = re.findall(r'<a class="size\d" href="([^"]+)">', cloud)
    assert len(words) > 3
    assert set(words) == set(re.findall(r'<li><a href="([^"]+)">', listed))


def test_each_word_leads_to_where_it_is_said(client):
    text = client.get(f"/episodes/{SLUG}/words").text
    for address in re.findall(r'<li><a href="([^"]+)">', text):
        assert "<mark" in client.get(html.unescape(address)).text, address


def test_an_episode_that_is_not_there_has_no_words(client):
    assert client.get("/episodes/nowhere/words").status_code == 404
    assert client.get("/api/episodes/nowhere/words").status_code == 404


@pytest.mark.parametrize("path", ["/people/{}", "/series/{}", "/years/{}"])
def test_people_series_and_years_have_clouds_whose_words_lead_to_them(client, path):
    first = client.get("/api/episodes").json()["episodes"][0]
    named = {"people": "ingrid-solheim", "series": first["series"], "years": first["date"][:4]}
    path = path.format(named[path.split("/")[1]])
    told = client.get(f"/api{path}/words?limit=5").json()
    page = client.get(f"{path}/words").text
    assert told["url"] == path and told["words"]
    assert f'href="{path}/words"' in client.get(path).text
    for word in told["words"]:
        assert page.count(html.escape(word["url"])) == 2
        assert "<mark" in client.get(word["url"]).text, word


@pytest.mark.parametrize("path", ["/people/nobody", "/series/none", "/years/1066"])
def test_what_is_not_there_has_no_cloud(client, path):
    for address in (f"{path}/words", f"/api{path}/words"):
        assert client.get(address).status_code == 404
