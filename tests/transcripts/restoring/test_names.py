import pytest

from app.transcripts.restoring.names import heard_names
from app.transcripts.restoring.own_names import everyday_test

EVERYDAY = everyday_test("en")


def written(text, *names):
    """What each misheard run becomes."""
    words = text.split()
    found = heard_names(words, names, EVERYDAY)
    return {" ".join(words[one.first : one.last]): one.name for one in found}


@pytest.mark.parametrize(
    ("text", "name", "heard"),
    [
        ("we met ilia in toronto", "Ilya", "ilia"),
        ("elia i have to say", "Ilya", "elia"),
        ("here is ilya sutscover again", "Ilya Sutskever", "ilya sutscover"),
        ("our days at open eye were long", "OpenAI", "open eye"),
        ("he founded open ai", "OpenAI", "open ai"),
        ("the alex net paper", "AlexNet", "alex net"),
        ("then gbt3 came out", "GPT-3", "gbt3"),
        ("then g p t three came out", "GPT-3", "g p t three"),
        ("include gpt klib and codex", "CLIP", "klib"),
        ("klib dali and codex", "DALL·E", "dali"),
        ("the imagenet breakthrough", "ImageNet", "imagenet"),
    ],
)
def test_a_name_is_found_by_its_sound(text, name, heard):
    assert written(text, name) == {heard: name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a short clip of it", "CLIP"),  # an ordinary word stays
        ("can you lift it", "Lyft"),
        ("these networks are deep", "NetworkX"),
        ("the audience claps", "Clapis"),
        ("then gbt3 came out", "GPT-2"),  # other digits are another name
        ("kevin powell wrote that", "Kevin Ball"),
        ("my friend tina said", "Tanna"),
        ("we can go there", "Django"),
        ("languages like c and rust", "Kant"),
        ("here is ilya again", "Ilya"),
        ("here is ilya sutskever again", "Ilya Sutskever"),
    ],
)
def test_what_may_be_something_else_stays(text, name):
    assert written(text, name) == {}


def test_of_several_names_the_one_that_sounds_most_like_it_is_written():
    assert written("we met sutscover there", "Satskiver", "Sutskever") == {"sutscover": "Sutskever"}


def test_what_follows_a_name_stays():
    assert written("that was ilia's idea", "Ilya") == {"ilia's": "Ilya's"}


def test_places_are_in_order_and_do_not_overlap():
    words = "ilya sutscover of open eye and ilia of open ai".split()
    found = heard_names(words, ["Ilya", "Sutskever", "Ilya Sutskever", "OpenAI"], EVERYDAY)
    assert [(one.first, one.last) for one in found] == [(0, 2), (3, 5), (6, 7), (8, 10)]


@pytest.mark.parametrize("text", ["", "   ", "’s 's - …", "𝒜 🙂 日本語 ß"])
def test_odd_words_are_left_alone(text):
    assert written(text, "Ilya", "", "’s", "日本") == {}
