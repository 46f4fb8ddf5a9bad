from app.language.frequent_words import frequent_words


def test_words_are_known_by_how_often_a_language_says_them():
    places = frequent_words("en-GB")
    assert places["the"] < places["able"] < 2_000
    assert "dont" in places and "don't" not in places
    assert places.get("lighthouse", 24_000) > 2_000
    assert frequent_words("nn") == {}
