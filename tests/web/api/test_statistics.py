import pytest

SLUG = "the-window-of-the-harbour-master"


def test_the_shape_is_the_one_that_was_promised(client):
    told = client.get(f"/api/episodes/{SLUG}/statistics").json()
    assert list(told) == [
        "words", "minutes", "distinct_words", "words_per_minute", "questions", "longest_turns",
        "speakers", "pace", "info", "compared", "is_length_known", "letters",
    ]  # fmt: skip
    assert set(told["speakers"][0]) == {
        "name", "words", "share", "minutes", "questions", "guessed",
        "is_length_guessed",
    }  # fmt: skip
    assert set(told["longest_turns"][0]) == {"speaker", "words", "url", "guessed"}
    assert not any(one["guessed"] for one in (*told["speakers"], *told["longest_turns"]))
    assert set(told["pace"][0]) == {"start", "words_per_minute"}
    assert set(told["compared"]) == {"series", "archive"}


def test_shares_add_up_and_the_archive_is_the_average_of_its_episodes(client):
    told = client.get(f"/api/episodes/{SLUG}/statistics").json()
    assert sum(one["share"] for one in told["speakers"]) == pytest.approx(1, abs=0.01)
    assert sum(one["words"] for one in told["speakers"]) == told["words"]
    assert told["compared"]["archive"]["episodes"] == 3
    assert told["compared"]["series"] is None, "it is the only one there"
