import pytest

from app.transcripts.title_names import guests_in, named_in


@pytest.mark.parametrize(
    ("title", "guests"),
    [
        ("Season 1 Ep. 22 Vera Holm | The Harbour Show", ("Vera Holm",)),
        ("#412 Marc van Lohuizen - Tide Tables", ("Marc van Lohuizen",)),
        ("S02E03: Ida O’Neill: on ropes", ("Ida O’Neill",)),
        ("The Storm, with Vera Holm and Tomas Rask", ("Vera Holm", "Tomas Rask")),
        ("Interview: Anke Bergström & Benedikt Vik", ("Anke Bergström", "Benedikt Vik")),
        ("Andrea McCord (Harbour Office) – Tides", ("Andrea McCord",)),
        ("Kubernetes Operators | Cloud", ()),
        ("Building GraphQL APIs", ()),
        ("San Francisco: a city", ()),
        ("Flask 2.0", ()),
        ("vera holm | ropes", ()),
        ("", ()),
    ],
)
def test_who_a_title_names(title, guests):
    assert guests_in(title) == guests


def test_who_is_known_already_is_no_guest():
    assert guests_in("Vera Holm talks with Tomas Rask", ["Tomas Rask"]) == ()
    assert guests_in("The Storm with Vera Holm | The Lindqvist Show", ["Vera"]) == ()


def test_whom_a_title_names_is_called_so_in_a_talk_with_capitals():
    names = ["Vera Holm", "Salted Porridge"]
    talk = "Good evening, Vera. We cook salted porridge, and you, Vera’s guest, stir it.".split()
    assert named_in(talk, names) == ("Vera Holm",)
    assert named_in("nobody is called anything here".split(), names) == ()


def test_a_subject_that_begins_one_sentence_is_no_guest():
    talk = "Sugar is sweet. What is sugar? More sugar, Vera, as Vera says.".split()
    assert named_in(talk, ("Plain Sugar", "Vera Holm")) == ("Vera Holm",)
