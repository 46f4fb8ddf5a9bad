import pytest

from app.language.sounds import Phonetic, phonetic, skeleton, sound_likeness, spoken_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fresnel,", "fresnel"),
        ("Philipp", "filip"),
        ("Karpathy", "carpathy"),
        ("colour", "color"),
        ("8", "eight"),
        ("Café", "cafe"),
        ("beat", "bead"),
    ],
)
def test_words_that_sound_alike_share_a_key(one, other):
    assert spoken_key(one) == spoken_key(other)


@pytest.mark.parametrize(("one", "other"), [("light", "night"), ("three", "four"), ("a", "o")])
def test_other_words_dont(one, other):
    assert spoken_key(one) != spoken_key(other)


@pytest.mark.parametrize("word", ["", "!!!", "日本語", "2021", "ß", "h"])
def test_odd_words_have_keys_too(word):
    assert isinstance(spoken_key(word), str)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clip", "klib"),
        ("gpt3", "gbt3"),
        ("tchaikovsky", "chaikovsky"),
        ("django", "jango"),
        ("xerox", "zerox"),
        ("ptolemy", "tolemy"),
        ("psyche", "syche"),
        ("gnome", "nome"),
        ("knuth", "nuth"),
        ("schrodinger", "shrodinger"),
        ("rhodes", "rodes"),
    ],
)
def test_spellings_of_one_sound(one, other):
    assert phonetic(one) == phonetic(other)


@pytest.mark.parametrize(("one", "other"), [("light", "night"), ("seat", "sit"), ("max", "mass")])
def test_other_sounds_stay_apart(one, other):
    assert phonetic(one) != phonetic(other)


def test_the_consonants_of_a_sound():
    assert skeleton(phonetic("heroku")) == skeleton(phonetic("haroku")) == "rk"


def test_consonants_weigh_twice_as_much_as_vowels():
    assert sound_likeness("heroku", "haroku") > sound_likeness("heroku", "hekoku")
    assert sound_likeness("clip", "clip") == 1.0


@pytest.mark.parametrize("is_said", [True, False])
def test_long_sounds_may_differ_more_than_short_ones(is_said):
    assert Phonetic().near_enough("klib", is_said) > Phonetic().near_enough("shobenhauer", is_said)
    assert 0 < Phonetic().near_enough("a" * 40, is_said) < Phonetic().near_enough("", is_said) < 1


def test_a_name_needs_to_be_less_alike_where_nobody_says_it():
    assert Phonetic().near_enough("antrek", is_said=False) < Phonetic().near_enough(
        "antrek", is_said=True
    )
