import pytest

TRUE = "My father kept the tide tables in his head, and he made me recite them at breakfast."


def verdict(client, text, **more):
    return client.post("/api/quote", json={"text": text, **more}).json()


def test_word_for_word(client):
    body = verdict(client, TRUE)
    assert body["verdict"] == "word_for_word"
    match = body["matches"][0]
    assert list(match) == [
        "episode",
        "title",
        "passage",
        "speaker",
        "start",
        "end",
        "timing",
        "url",
        "text",
        "before",
        "after",
        "differences",
        "turns",
    ]
    assert match["speaker"] == "Ingrid Solheim"
    assert match["differences"] == []
    assert match["text"] == TRUE
    assert client.get(match["url"]).status_code == 200
    assert client.get("/api/quote", params={"text": TRUE}).json() == body


def test_nearly(client):
    body = verdict(client, TRUE.replace("his head", "his hand"))
    assert body["verdict"] == "nearly"
    assert body["matches"][0]["differences"][0]["said"] == "head,"


def test_an_honest_ellipsis(client):
    text = "Nothing happened … He telephoned the hydrographic office and they said no"
    assert verdict(client, text)["verdict"] == "word_for_word"


def test_pieced_together(client):
    text = "a machine can lose a tooth. a screen tells you where a ship is"
    assert verdict(client, text)["verdict"] == "pieced_together"
    text = "He telephoned the hydrographic office … Nothing is thrown away here"
    assert verdict(client, text)["verdict"] == "pieced_together"


def test_somebody_else_said_it(client):
    assert verdict(client, TRUE, speaker="Mara")["verdict"] == "someone_else"
    assert verdict(client, TRUE, speaker="solheim")["verdict"] == "word_for_word"


def test_mishearings_are_named(client):
    body = verdict(client, "a third order Fresnel prism holding the door")
    assert body["verdict"] == "nearly"
    assert body["matches"][0]["differences"][0]["kind"] == "sounds_like"


def test_not_found_shows_the_nearest(client):
    body = verdict(client, "Cheese with honey is what every harbour needs on a Monday morning")
    assert body["verdict"] == "not_found"


@pytest.mark.parametrize("text", ["", "…", "[...]", "\0", '"', "🎉" * 50, "the " * 5_000])
def test_odd_quotes_have_an_answer(client, text):
    assert verdict(client, text)["verdict"]
    assert client.post("/quote", data={"text": text}).status_code == 200


def test_half_a_letter_is_no_error(client):
    answer = client.post(
        "/api/quote",
        content=b'{"text": "a \\ud800 third order", "speaker": "\\ud800"}',
        headers={"content-type": "application/json"},
    )
    assert answer.status_code in (200, 400)
