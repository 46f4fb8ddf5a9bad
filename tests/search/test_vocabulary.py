import pytest

from app.search.vocabulary import Vocabulary, likeness, near_enough


def test_what_was_probably_meant():
    known = Vocabulary({"lighthouse": 9, "harbour": 3, "sjc": 4}, 1000)
    assert known.nearest("lihgthouse") == "lighthouse"
    assert known.nearest("harbor") == "harbour"
    assert known.nearest("zzzz") is None
    assert known.nearest("zzzzqq") is None
    typed = Vocabulary({"postgres": 9, "posters": 3}, 1000)
    assert typed.nearest("postgers") == "postgres"


def test_consonants_weigh_twice_as_much_as_vowels():
    assert likeness("heroku", "haroku") > likeness("heroku", "hekoku")
    assert likeness("clip", "clip") == 1.0


@pytest.mark.parametrize("is_said", [True, False])
def test_long_sounds_may_differ_more_than_short_ones(is_said):
    assert near_enough("klib", is_said) > near_enough("shobenhauer", is_said)
    assert 0 < near_enough("a" * 40, is_said) < near_enough("", is_said) < 1


def test_a_name_needs_to_be_less_alike_where_nobody_says_it():
    assert near_enough("antrek", is_said=False) < near_enough("antrek", is_said=True)


def test_words_are_found_by_how_they_begin_the_commonest_first():
    known = Vocabulary({"light": 3, "lighthouse": 9, "lily": 1, "night": 9}, 1000)
    assert known.prefixed("li") == ["lighthouse", "light", "lily"]
    assert known.prefixed("li", 1) == ["lighthouse"]
    assert known.prefixed("z") == []
