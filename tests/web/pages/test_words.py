import html
import re

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
