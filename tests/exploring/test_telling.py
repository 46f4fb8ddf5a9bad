from dataclasses import replace

from app.exploring.telling import log_likelihood, telling_terms
from app.exploring.terms import Term


def term(text, count, everyday=0.0):
    return Term(text, text, count, 0, everyday)


def weighed(found, elsewhere=None, words_elsewhere=0):
    return [(one.term.key, one.term.count) for one in
            telling_terms(found, 10_000, elsewhere or {}, words_elsewhere)]  # fmt: skip


def test_log_likelihood_is_that_of_a_worked_example():
    # Rayson and Garside's formula by hand: 2 * (30 ln(30/20) + 10 ln(10/20))
    assert round(log_likelihood(30, 10_000, 10, 10_000), 2) == 10.46
    assert log_likelihood(10, 10_000, 30, 10_000) == 0.0


def test_what_everybody_says_every_day_tells_nothing():
    assert weighed([term("glacier", 9, 1.0), term("night", 9, 900.0)]) == [("glacier", 9)]


def test_what_the_whole_archive_says_tells_nothing_of_a_talk():
    found = [term("glacier", 9), term("software", 9)]
    assert weighed(found, {"software": 900}, 1_000_000) == [("glacier", 9)]


def test_a_word_that_is_said_only_within_a_phrase_is_told_by_the_phrase():
    found = [term("neural network", 20), term("neural", 20), term("network", 50)]
    assert weighed(found) == [("network", 30), ("neural network", 20)]


def test_what_is_said_once_or_a_word_said_twice_is_chance():
    assert weighed([term("glacier", 2), term("glacier valley", 1)]) == []


def test_a_plain_word_of_everyday_speech_comes_behind_names_and_phrases_said_as_often():
    found = [term("seemed", 20, 60.0), term("Canada", 20, 60.0), term("glacier valley", 20, 60.0)]
    assert [key for key, _ in weighed(found)] == ["Canada", "glacier valley", "seemed"]


def test_one_thing_written_in_two_ways_is_told_once():
    found = [term("text to speech", 20), term("text-to-speech", 9)]
    assert [key for key, _ in weighed(found)] == ["text to speech"]


def test_what_names_no_thing_tells_less_and_little_of_it_nothing():
    said = [replace(term("glacier", 40), naming=0.5), replace(term("verify", 40), naming=-0.9)]
    weights = {one.term.key: one.weight for one in telling_terms(said, 10_000, {}, 0)}
    assert weights["verify"] < weights["glacier"] / 5
    few = [replace(one, count=4) for one in said]
    assert [key for key, _ in weighed(few, {"glacier": 9, "verify": 9}, 100_000)] == ["glacier"]
