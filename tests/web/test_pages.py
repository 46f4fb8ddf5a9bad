import re
import sqlite3
from contextlib import closing

import pytest
from structlog.testing import capture_logs

PAGES = [
    "/",
    "/episodes",
    "/episodes?sort=title&series=harbour-voices&year=2019&title=window",
    "/episodes/the-window-of-the-harbour-master",
    "/episodes/the-window-of-the-harbour-master?q=tide+tables",
    "/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour",
    "/topics",
    "/topics/listening",
    "/search",
    "/search?q=tide",
    "/search?q=zebra",
    "/about",
    "/quote",
    "/quote?text=a+machine+can+lose+a+tooth",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_and_safe(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch(r"[0-9a-f]{12}", answer.headers["x-request-id"])
    assert len(re.findall(r"<h1", answer.text)) == 1
    assert " style=" not in answer.text
    data = '<script type="application/ld+json">'
    assert not re.search(r"<script(?![^>]* src=)", answer.text.replace(data, ""))


def test_every_link_leads_somewhere(client):
    todo = ["/"]
    seen: set[str] = set()
    while todo:
        address = todo.pop()
        if address in seen or len(seen) > 300:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            links = re.findall(r'(?:href|action)="(/[^"#]*)', answer.text)
            todo += [link.replace("&amp;", "&") for link in links]
    assert len(seen) > 30


def test_an_episode_shows_times_speakers_marks_and_info(client):
    text = client.get("/episodes/ep-7-yevgenia-przybylska-the-cold-light-hour").text
    assert "[Music]" in text
    assert "≈" in text
    assert "estimated, within" in text
    assert "212 likes" in text
    assert "Video Statistics" not in text
    text = client.get("/episodes/the-window-of-the-harbour-master").text
    assert "Ingrid Solheim" in text
    assert "14 March 2019" in text


def test_words_searched_for_are_marked_in_the_episode(client):
    text = client.get("/episodes/the-window-of-the-harbour-master?q=tide+tables").text
    assert "<mark>tide tables</mark>" in text


def test_results_link_to_the_very_passage(client):
    text = client.get("/search?q=lost+a+tooth").text
    link = re.search(r'href="(/episodes/[^"?]+)\?q=lost%20a%20tooth#p([0-9a-z]{12})"', text)
    assert link
    assert f'id="p{link[2]}"' in client.get(link[1]).text


def test_nothing_found_offers_a_way_on(client):
    text = client.get("/search?q=zebra&series=harbour-voices").text
    assert "Nothing was found" in text
    assert "without the filters" in text


@pytest.mark.parametrize(
    ("typed", "is_offered"),
    [
        ('"zebra crossing"', True),
        ("exact:zebra", True),
        ('"zebra crossing" or "okapi walk"', True),
        ("zebra-crossing", False),
        ("zebra -crossing", False),
        ('zebra -"crossing guard"', False),
        ("zebra – okapi", False),
    ],
)
def test_words_apart_are_offered_where_they_are_wished_for_in_a_row(client, typed, is_offered):
    text = client.get("/search", params={"q": typed}).text
    assert "Nothing was found" in text
    assert ("apart from each other" in text) == is_offered


def test_hits_are_numbered_on_whatever_the_size_of_a_page(client, monkeypatch):
    monkeypatch.setattr("app.web.pages.search.PER_PAGE", 2)
    third = client.get("/search?q=listening&each=passage&page=3").text
    assert '<ol class="hits" start="5">' in third
    assert third.count('<li class="hit">') == 2


def test_dates_are_written_alike(client):
    slug = "the-window-of-the-harbour-master"
    pages = ["/", "/episodes", f"/episodes/{slug}", "/search?q=tide", "/topics/listening"]
    key = client.get("/api/search?q=tide").json()["hits"][0]["passage"]
    for address in [*pages, "/people/ingrid-solheim", f"/list?p={key}"]:
        for_programs = r'datetime="[^"]*"|<meta name="(?:citation|DC)[^>]*>|<script.*?</script>'
        text = re.sub(for_programs, "", client.get(address).text)
        assert "14 March 2019" in text, address
        assert "2019-03-14" not in text, address


def test_topics_group_their_excerpts_by_episode(client):
    text = client.get("/topics/neural-networks").text
    assert text.count("<h2>") == 2
    assert "<mark>neural network</mark>" in text


def test_unknown_addresses_have_a_page(client):
    for address in ("/nowhere", "/episodes/no-where", "/topics/nowhere", "/media/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.text.count("Not Found") == 1
        assert re.search(r"<h1>There is no .*\.</h1>", answer.text)
    assert '<input id="instead" type="search" name="q" value="no where">' in (
        client.get("/episodes/no-where").text
    )


def test_a_crash_has_a_page_and_tells_nothing_of_the_inside(client, monkeypatch):
    def fail(*_args, **_values):
        raise RuntimeError("secret")

    monkeypatch.setattr(client.app.state.site.engine, "retrieve", fail)
    answer = client.get("/search?q=tide")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"]
    assert client.get("/api/search?q=tide").headers["content-type"] == "application/problem+json"


def test_a_crash_is_logged_with_its_trace(client, monkeypatch):
    def fail(*_args, **_values):
        raise RuntimeError("secret")

    monkeypatch.setattr(client.app.state.site.engine, "retrieve", fail)
    with capture_logs() as lines:
        answer = client.get("/search?q=tide")
    (line,) = [line for line in lines if line["log_level"] == "error"]
    assert (line["event"], line["path"]) == ("request failed", "/search")
    assert str(line["exc_info"]) == "secret"
    assert line["exc_info"].__traceback__
    assert answer.headers["x-request-id"]


def test_a_page_says_so_when_the_archive_is_what_fails(archive, site_of):
    archive.run_import()
    site = site_of(archive)
    with closing(sqlite3.connect(archive.database.path)) as broken:
        broken.execute("DROP TABLE fact")
    with capture_logs() as lines:
        answer = site.get("/about")
    assert answer.status_code == 503
    assert "Its owner is told why." in answer.text
    assert answer.headers["content-security-policy"]
    assert "no database" in [line["event"] for line in lines]


def test_static_files_and_robots(client):
    css = re.search(r'href="(/static/sheets/site\.css[^"]+)"', client.get("/").text)
    assert client.get(css[1]).status_code == 200
    assert client.get("/static/../app/cli.py").status_code == 404
    assert "Disallow: /api/" in client.get("/robots.txt").text


def test_raw_text_in_another_language_is_left_alone_and_says_so(archive, site_of):
    archive.write("puhe.txt", "ja sitten me menimme satamaan katsomaan laivoja " * 12)
    archive.write("puhe.yaml", "language: fi\n")
    archive.run_import()
    page = site_of(archive).get("/episodes/puhe").text
    assert "can’t be guessed here for texts in Finnish" in page
    assert '<div class="transcript" id="transcript" lang="fi"' in page
