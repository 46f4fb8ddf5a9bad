from app.language.everyday import everyday


def test_everyday_words_are_said_more_than_those_of_a_trade():
    known = everyday("en-GB")
    assert known["dont"] > 1_000 > known["water"] > known["compiler"]
    assert "kubernetes" not in known


def test_a_language_that_nobody_counted_has_none():
    assert everyday("xx") == {}
