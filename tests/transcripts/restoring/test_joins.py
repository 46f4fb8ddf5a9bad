import itertools

import pytest

from app.transcripts.restoring.joins import begins_speech, goes_on, is_one
from app.transcripts.restoring.restore import readable, restore


def read(text):
    words = text.split()
    return " ".join(readable(words, restore(words, "en"), "en"))


def test_no_sentence_ends_within_one_expression():
    text = "all right well let us mention your course real quick because it is what we cover today"
    assert read(text).startswith("All right. ")
    assert is_one("all", "right")
    assert not is_one("all", "rights")


def test_what_is_quoted_begins_behind_a_comma():
    text = "the idea is that they go to the page and it is like oh this new one is not cloudy"
    assert "like, Oh" in read(text)


@pytest.mark.parametrize(
    ("before", "word", "expected"),
    [("like", "oh", True), ("saying", "hey", True), ("a", "how", False), ("like", "lamp", False)],
)
def test_a_quote_begins_with_what_people_say_first(before, word, expected):
    assert begins_speech(before, word) is expected


def test_joining_words_within_a_sentence_have_no_capital():
    text = (
        "i was an engineer there so i have been an engineer until my current position and it got "
        "to the point where we had to build the lamp but nobody knew how because it was dark"
    )
    words = read(text).split()
    assert goes_on("so")
    for before, word in itertools.pairwise(words):
        if word in ("So", "And", "But", "Because"):
            assert before.endswith((".", "?"))
