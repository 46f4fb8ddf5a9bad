"""What was understood of a file, on its episode's page, in the API and beside hits."""

import json

import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.web.application import create

TALK = "/episodes/bells"
HEARD = [
    ("The", 0.99), ("bell", 0.98), ("rang", 0.96), ("in", 0.9), ("Skarvoy", 0.21), ("all", 0.95),
    ("night.", None),
]  # fmt: skip
DEEPGRAM = {
    "metadata": {"duration": 9.0},
    "results": {
        "channels": [
            {
                "alternatives": [
                    {
                        "transcript": " ".join(word for word, _ in HEARD),
                        "words": [
                            {"word": word.lower().strip("."), "punctuated_word": word}
                            | {"start": float(at), "end": at + 0.5, "speaker": 0}
                            | ({} if sure is None else {"confidence": sure})
                            for at, (word, sure) in enumerate(HEARD)
                        ],
                    }
                ]
            }
        ]
    },
}


@pytest.fixture(scope="module")
def client(archive_of):
    archive = archive_of(
        {
            "bells.json": json.dumps(DEEPGRAM),
            "fog.srt": "1\n00:00:01,000 --> 00:00:03,000\nThe fog lay on the water.\n",
        }
    )
    app = create(Settings(archive=archive.folder, data=archive.database.path.parent))
    with TestClient(app) as opened:
        yield opened
    app.state.site.database.close()


def test_the_page_says_how_the_file_was_read_and_how_sure_its_words_are(client):
    page = client.get(TALK).text
    assert "About this transcript: Deepgram" in page
    assert "was 83 % sure of them" in page
    assert "1 word may as well be another" in page
    assert "How sure" not in client.get("/episodes/fog").text


def test_words_heard_unsurely_are_set_apart_where_a_reader_asks(client):
    assert 'class="unsure">Skarvoy' not in client.get(TALK).text
    marked = client.get(f"{TALK}?unsure=1").text
    assert 'in <span class="unsure">Skarvoy</span> all' in marked
    assert 'class="unsure">night' not in marked


def test_the_api_tells_the_same(client):
    told = client.get(f"/api{TALK}/report").json()
    assert (told["how_detected"], told["language"], told["words"]) == ("signature", "en", 7)
    assert (told["sure"], told["unsure"], told["unsure_words"]) == (0.832, 1, [[4, 5]])
    assert told["timing"][0][0] == "exact"
    fog = client.get("/api/episodes/fog/report").json()
    assert (fog["format"], fog["sure"], fog["unsure_words"]) == ("SubRip (SRT)", None, [])
    assert client.get("/api/episodes/nowhere/report").status_code == 404


def test_a_hit_says_how_surely_its_words_were_heard(client):
    def sure(typed):
        return client.get("/api/search", params={"q": typed}).json()["hits"][0]["sure"]

    assert (sure("skarvoy"), sure("bell rang"), sure("fog")) == (0.21, 0.97, None)
    assert "heard unsurely, 21 %" in client.get("/search?q=skarvoy").text
    assert "heard unsurely" not in client.get("/search?q=bell").text


def test_our_json_tells_it_of_each_word(client):
    told = client.get(f"{TALK}.json").json()
    assert told["sure"] == [0.99, 0.98, 0.96, 0.9, 0.21, 0.95, None]
    assert "sure" not in client.get("/episodes/fog.json").json()
