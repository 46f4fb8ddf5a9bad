import struct
import sys

import pytest

from app.web.cards import LONGEST_QUOTE_CHARACTERS, Card, CardTurn, draw, shortened

BELL = Card(
    (CardTurn("", "“Ring the bell.”"),),
    "Ingrid Solheim",
    "The Window",
    "2019 · 2:23",
    "Voices",
    "en",
)


def size(png):
    return struct.unpack(">II", png[16:24])


@pytest.fixture
def key(client):
    return client.get("/api/search", params={"q": "church bell"}).json()["hits"][0]["passage"]


def test_a_passage_has_a_picture(client, key):
    answer = client.get(f"/card/p/{key}.png")
    assert answer.headers["content-type"] == "image/png"
    assert size(answer.content) == (1200, 630)
    again = client.get(f"/card/p/{key}.png", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    page = client.get(f"/p/{key}").text
    assert f'property="og:image" content="http://testserver/card/p/{key}.png"' in page


def test_an_episode_has_a_picture(client):
    answer = client.get("/card/episodes/the-window-of-the-harbour-master.png")
    assert size(answer.content) == (1200, 630)


@pytest.mark.parametrize("address", ["p/0000.png", "p/x.png", "episodes/nowhere.png"])
def test_there_is_no_picture_of_nothing(client, address):
    assert client.get(f"/card/{address}").status_code == 404


def test_a_site_without_the_extra_offers_no_pictures_and_says_why(client, key, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)  # as where it isn't installed
    answer = client.get(f"/card/p/{key}.png")
    assert answer.status_code == 404
    assert "pip install &#39;vivavoce[cards]&#39;" in answer.text
    assert "og:image" not in client.get(f"/p/{key}").text
    told = client.get("/oembed", params={"url": f"http://testserver/p/{key}"}).json()
    assert told["html"] and "thumbnail_url" not in told


@pytest.mark.parametrize(
    "quote",
    [
        "“הפעמון בערפל”",
        "“الجرس في الضباب”",
        "“霧の中の鐘”",
        "word " * 2_000,
        "a" * 5_000,
        '#import $x$ *b* \\ ] [ { } " `code`',
        "\x00\x1b\ud800\u202e\n\n\t",
        "",
    ],
)
def test_any_quote_can_be_drawn(quote):
    png = draw(Card((CardTurn(quote, quote),), quote, quote, quote, quote, "en"))
    assert size(png) == (1200, 630)
    assert len(png) < 400_000


@pytest.mark.parametrize(
    "said", [["Why?", "Because. " * 15, "So it was. " * 6, "Was it?", "It was. " * 8], ["No."] * 40]
)
def test_no_name_is_cut_off_above_words_that_are_drawn(said):
    def drawn(renamed):
        names = ["Ann Zed" if at == renamed else f"Ben {at % 2}" for at in range(len(said))]
        return draw(Card(tuple(map(CardTurn, names, said)), "", *_rest()[1:]))

    plain = drawn(None)
    assert all(drawn(at) != plain for at in range(5))


def test_text_is_never_taken_for_markup():
    assert draw(BELL) != draw(Card((CardTurn("", "“Ring *the* bell.”"),), *list(_rest())))


def _rest():
    return (BELL.speaker, BELL.title, BELL.about, BELL.archive, BELL.language)


def test_long_text_is_cut_between_words():
    text = shortened("bell " * 200, LONGEST_QUOTE_CHARACTERS)
    assert len(text) <= LONGEST_QUOTE_CHARACTERS + 1
    assert text.endswith("bell…")
