import re

SLUG = "the-window-of-the-harbour-master"


def test_the_page_tells_the_figures_and_leads_into_the_talk(client):
    text = client.get(f"/episodes/{SLUG}/statistics").text
    assert "words a minute" in text
    assert '<th scope="row">Ingrid Solheim</th>' in text
    told = client.get(f"/api/episodes/{SLUG}/statistics").json()
    assert f'href="{told["longest_turns"][0]["url"]}"' in text


def test_the_transcript_leads_to_it_and_it_leads_back(client):
    tab = f'<a href="/episodes/{SLUG}/statistics"'
    assert f"{tab}>Statistics</a>" in client.get(f"/episodes/{SLUG}").text
    page = client.get(f"/episodes/{SLUG}/statistics").text
    assert f'{tab} aria-current="page">Statistics</a>' in page
    assert f'<a href="/episodes/{SLUG}">Transcript</a>' in page


def test_raw_captions_have_no_speakers_and_say_so(client):
    slug = "ep-7-yevgenia-przybylska-the-cold-light-hour"
    text = client.get(f"/episodes/{slug}/statistics").text
    assert "doesn’t say who speaks" in text
    assert "[Music]" not in text
    assert "music" in text


def test_an_episode_that_is_not_there_has_no_figures(client):
    assert client.get("/episodes/nowhere/statistics").status_code == 404
    assert client.get("/api/episodes/nowhere/statistics").status_code == 404


def test_each_speaker_and_topic_has_a_strip_that_leads_into_the_talk(client):
    text = client.get(f"/episodes/{SLUG}/statistics").text
    assert 'aria-label="Where Ingrid Solheim comes up"' in text
    assert 'aria-label="Where Listening comes up"' in text
    lanes = text.split("Along the talk")[1].split("<h2>")[0]
    places = set(re.findall(r'href="(/episodes/[^"]+#p\w+)"', lanes))
    assert len(places) > 3
    transcript = client.get(f"/episodes/{SLUG}").text
    assert all(f'id="p{place.partition("#p")[2]}"' in transcript for place in places)
