from app.search.highlight import matching, runs
from app.search.query import parse

WORDS = "The ebb, and the tides of the Moon; tidal waters of course".split()


def marked(typed):
    return [WORDS[number] for number in sorted(matching(WORDS, parse(typed), "en"))]


def test_other_forms_of_a_word_are_marked():
    assert marked("tide") == ["tides"]


def test_light_words_are_marked_beside_others_only():
    assert marked("tides of the moon") == ["the", "tides", "of", "the", "Moon;"]


def test_light_words_alone_are_marked_when_nothing_else_was_typed():
    assert marked("of") == ["of", "of"]


def test_runs_are_half_open():
    assert runs(frozenset({1, 2, 5})) == [(1, 3), (5, 6)]
    assert runs(frozenset()) == []


def test_what_counted_for_a_word_is_marked_too():
    words = "he is at open eye with sutscover".split()
    runs_heard = [("open", "eye"), ("sutscov",)]
    found = matching(words, parse("OpenAI Sutskever"), "en", runs_heard)
    assert [words[number] for number in sorted(found)] == ["open", "eye", "sutscover"]
