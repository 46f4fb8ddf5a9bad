"""Who is guessed to speak is told on the page that is read, marked as guessed, and nowhere else."""

import re

import pytest

from tests.transcripts.restoring.test_guessed_voices import TALK

FACTS = "title: The life of a keeper, with Anna Berg\nguests: [Anna Berg]\nhosts: [Ole Dahl]\n"
ADDRESS = "/episodes/the-life-of-a-keeper-with-anna-berg"
PASSAGES = [
    "/api/p/{}",
    "/cite/{}",
    "/cite/{}/bibtex",
    "/embed/p/{}",
    "/list?p={}",
    "/card/p/{}.png",
]
OTHERS = [
    "/", "/episodes", "/people", "/people/anna-berg", "/people/ole-dahl", "/statistics",
    "/trends?q=light", "/search?q=light", '/search?q=speaker:"Anna Berg" light',
    "/search.atom?q=light",
    "/api/search?q=light", "/api/people", "/api/people/anna-berg", "/api/statistics",
    "/episodes.atom", "/people/anna-berg.atom", "/quote?text=my father kept the light",
]  # fmt: skip
TABS = ["/words", "?as=captioned"]
FILES = ["txt", "md", "vtt", "srt", "json", "podcast.json", "tei.xml", "ohms.xml"]
GUESSED = re.compile(r'<b class="speaker guessed".*?</b>|<b class="speaker">Not named.*?</b>', re.S)


@pytest.fixture(scope="module")
def both(archive_of):
    files = {"keeper.txt": " ".join(TALK), "keeper.yaml": FACTS}
    return archive_of(files), archive_of({**files, "archive.yaml": "guess-speakers: no"})


def named(site, keys):
    """How often a site names the two at each address."""
    addresses = [
        *OTHERS, *(f"{ADDRESS}.{kind}" for kind in FILES), *(f"{ADDRESS}{tab}" for tab in TABS),
        *(one.format(key) for key in keys for one in PASSAGES),
    ]  # fmt: skip
    found = {one: _names(site.get(one)) for one in addresses}
    quoted = site.post("/api/quote", json={"text": "my father kept the light"})
    return {**found, "/api/quote": _names(quoted)}


def _names(answer):
    assert answer.status_code in {200, 404}
    if answer.headers["content-type"] == "image/png":
        return answer.content
    return answer.status_code, *(answer.text.count(name) for name in ("Anna Berg", "Ole Dahl"))


def test_no_other_page_feed_file_card_or_answer_of_the_api_knows_a_guess(both, site_of):
    site, plain = map(site_of, both)
    hits = site.get("/api/search", params={"q": "light"}).json()["hits"]
    keys = [hit["passage"] for hit in hits[:3]]
    with_guesses = named(site, keys)
    assert sum(found[0] != 404 for found in with_guesses.values()) > 40
    assert with_guesses == named(plain, keys)


def test_statistics_say_that_who_says_how_much_is_a_guess(both, site_of):
    page = site_of(both[0]).get(f"{ADDRESS}/statistics").text
    assert "probably" in page
    assert "These are guesses from what is said" in " ".join(page.split())


def test_on_the_page_that_is_read_every_guessed_name_is_marked(both, site_of):
    site, plain = map(site_of, both)
    page, without = site.get(ADDRESS).text, plain.get(ADDRESS).text
    assert len(GUESSED.findall(page)) > 3
    for name in ("Anna Berg", "Ole Dahl"):
        assert GUESSED.sub("", page).count(name) == without.count(name)


def test_a_quote_whose_speaker_is_asked_for_tells_who_is_guessed(both, site_of):
    site, plain = map(site_of, both)
    asked = {"text": "my father kept the light and he taught me", "speaker": "Anna Berg"}
    answer = site.post("/api/quote", json=asked).json()
    assert (answer["verdict"], answer["probably"]) == ("unknown_speaker", "Anna Berg")
    assert answer["matches"][0]["speaker"] is None
    told = site.post("/quote", data=asked).text
    assert "doesn’t say by whom. It is guessed: probably Anna Berg." in told
    over_both = {**asked, "text": "putting in now yeah so i grew up on the island"}
    for client, some in ((plain, asked), (site, over_both), (site, {**asked, "speaker": ""})):
        assert client.post("/api/quote", json=some).json()["probably"] is None
