import re

SLUG = "the-window-of-the-harbour-master"


def test_the_page_tells_the_figures_and_leads_into_the_talk(client):
    text = client.get(f"/episodes/{SLUG}/statistics").text
    assert "words a minute" in text
    assert '<th scope="row">Ingrid Solheim</th>' in text
    told = client.get(f"/api/episodes/{SLUG}/statistics").json()
    assert f'href="{told["longest_turns"][0]["url"]}"' in text
    longest = text.split("Longest without a break")[1].split("</ol>")[0]
    assert re.search(r"</a> <span class=\"facts\">(≈ )?\d+:\d\d · \d+ words", longest)


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


TALK = "---\ntitle: {}\n{}---\n" + "\n\n".join(["Anna: The bell rang.", "Ben: It did."] * 30)


def test_a_length_that_nobody_tells_is_marked_wherever_it_is_shown(archive_of, site_of):
    files = {"a.md": TALK.format("Guessed", ""), "b.md": TALK.format("Told", "length: '9:00'\n")}
    site = site_of(archive_of(files))
    listed = {one["slug"]: one["is_length_guessed"]
              for one in site.get("/api/episodes").json()["episodes"]}  # fmt: skip
    assert listed == {"guessed": True, "told": False}
    assert "≈ 0:" in site.get("/episodes/guessed").text.partition("</header>")[2]
    assert '"duration"' not in site.get("/episodes/guessed").text
    assert '"duration": "PT540S"' in site.get("/episodes/told").text
    assert "≈ 9:00" not in site.get("/episodes").text and "≈ 0:" in site.get("/episodes").text
    for page in ("/", "/statistics"):
        assert "≈ " in site.get(page).text.partition("<main")[2].partition("</main>")[0]
    assert '<td class="figure">≈ ' in site.get("/episodes/told/statistics").text


def test_where_a_script_puts_no_spaces_letters_are_counted(archive_of, site_of):
    line = "灯台のレンズはパリで作られました。毎朝、灯台のレンズを磨きました。"
    said = "\n\n".join(["田中: " + line, "鈴木: " + line] * 6)
    site = site_of(archive_of({"a.md": "---\ntitle: 灯台\nlanguage: ja\n---\n" + said}))
    [talk] = site.get("/api/episodes").json()["episodes"]
    told = site.get(f"/api{talk['url']}/statistics").json()
    assert told["letters"] > 300 > told["distinct_words"]
    assert "different letters" in site.get(f"{talk['url']}/statistics").text
    words = site.get(f"/api{talk['url']}/words").json()["words"]
    assert {"灯台", "レンズ"} <= {one["text"] for one in words}
    assert site.get(words[0]["url"]).status_code == 200


def test_words_that_are_told_from_letters_are_marked_in_every_sum(archive_of, site_of):
    line = "灯台のレンズはパリで作られました。毎朝、灯台のレンズを磨きました。"
    said = "\n\n".join(["田中: " + line, "鈴木: " + line] * 6)
    head = "---\ntitle: 灯台\nlanguage: ja\nseries: 港\ndate: 2021-05-03\n---\n"
    site = site_of(archive_of({"a.md": head + said, "b.md": TALK.format("The Bell", "")}))
    for page in ("/", "/statistics", "/series/港", "/years/2021", "/people/田中"):
        main = site.get(page).text.partition("<main")[2]
        assert re.search(r"≈ [\d,]+(</dt><dd>| )words", main), page
    anna = site.get("/people/anna").text.partition("<main")[2]
    assert re.search(r"[\d,]+ words", anna) and not re.search(r"≈ [\d,]+ words", anna)
