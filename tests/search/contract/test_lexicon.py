"""The questions that are asked of an engine's words."""

import pytest

from app.language.sounds import phonetic
from app.language.stems import stem


@pytest.fixture
def lexicon(engine):
    return engine.lexicon()


@pytest.fixture
def words(lexicon):
    return lexicon.words


def test_how_large_it_is(lexicon):
    assert lexicon.words.passages >= 40
    assert set(lexicon.languages) == {"en", "de"}


@pytest.mark.parametrize(
    ("token", "said", "frequency"),
    [("herring", 2, 2), ("bell", 2, 3), ("bells", 0, 3), ("zebra", 0, 0), ("cafe", 1, 1)],
)
def test_how_many_passages_hold_a_word_roughly(lexicon, token, said, frequency):
    """Those of versions that were replaced may still count; whether any does is exact."""
    assert bool(lexicon.words.said(token)) == bool(said)
    assert said <= lexicon.words.said(token) <= said + 2
    assert bool(lexicon.frequency(token)) == bool(frequency)


def test_common_words_are_more_frequent(lexicon):
    the, herring, zebra = map(lexicon.frequency, ("the", "herring", "zebra"))
    assert the > 20 > herring > zebra == 0


def test_forms_of_a_stem(words):
    assert set(words.forms([stem("lights", "en")])) == {"light"}
    assert set(words.forms([stem("ships", "en"), stem("tables", "en")])) == {"ship", "tables"}
    assert list(words.forms(["zebra"])) == []


def test_words_that_begin_so_the_commonest_first(words):
    assert list(words.prefixed("light", 10)) == ["light", "lighthouse"]
    assert list(words.prefixed("th", 1)) == ["the"]
    assert list(words.prefixed("zeb", 10)) == []


def test_words_of_a_sound(words):
    assert "gpt3" in words.sounding(phonetic("gbt3"))
    assert list(words.sounding(phonetic("zebra"))) == []


def test_sounds_near_a_sound(words):
    sound = phonetic("sutskever")
    near = dict(words.near(sound, 0.7, 5, 3))
    assert phonetic("sutscover") in near
    assert sound not in near
    assert all(0.7 <= alike <= 1 for alike in near.values())
    assert words.near(sound, 1.0, 5, 3) == []
    assert words.near(phonetic("zzzz"), 0.7, 5, 3) == []


def test_words_that_the_language_says_most(words):
    assert words.is_among("the", 100)
    assert not words.is_among("the", 0)
    assert not words.is_among("sutscover", 8_000)


def test_runs_that_stand_somewhere_are_never_missed(lexicon):
    pairs = lexicon.holds(["open", "church", "tide"], ["eye", "bell", "tables"])
    assert pairs.diagonal().all()
    triples = lexicon.holds(["high", "tide"], ["tables"], ["hang", "bell"])
    assert triples.shape == (2, 1, 2)
    assert triples[1, 0, 0]


def test_of_runs_that_stand_nowhere_most_are_known(lexicon):
    said = ["herring", "radio", "prism", "gull", "coffee", "stairs", "winds", "mill"]
    assert lexicon.holds(said, said).mean() < 0.5


def test_what_stands_beside_a_word(lexicon):
    after = lexicon.beside("church", 1)
    assert set(after) == {"bell"}
    assert lexicon.beside("bell", -1)["church"] == after["bell"]
    assert lexicon.beside("zebra", 1) == {}
