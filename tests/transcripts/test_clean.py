"""Clean reading leaves out what is surely a slip, and nothing that may be meant."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.clean import left_out


def read(text, borders=()):
    """The words that are left, one space between them."""
    words = text.split()
    gone = {word for first, last in left_out(words, "en", borders) for word in range(first, last)}
    return " ".join(word for number, word in enumerate(words) if number not in gone)


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        ("so um we we were there", "so we were there"),
        ("I I think, uh, it's late", "I think, it's late"),
        ("we um we left", "we left"),
        ("the harbour you know i think it froze", "the harbour i think it froze"),
        ("in the in the harbour", "in the harbour"),
        ("I don't think I don't think so", "I don't think so"),
        ("and I I'm late", "and I'm late"),
        ("a lan- lantern", "a lantern"),
        ("it was, you know, cold", "it was, cold"),
        ("so that you you see it", "so that you see it"),
        ("the path of you know building it", "the path of building it"),
        ("it is um you know slow", "it is slow"),
        ("who could could see it", "who could see it"),
    ],
)
def test_slips_are_left_out(said, clean):
    assert read(said) == clean


@pytest.mark.parametrize(
    "said",
    [
        "he had had enough and that that was so is very very good",
        "how do you know i was there",
        "you know the answer",
        "the people you know we met",
        "what it is is a lamp",
        "I like it it was good",
        "over and over and over",
        "day by day by day",
        "uh huh",
        "uh oh that went wrong",
        "I know. I know.",
        "no no no thank you thank you",
        "take her to the er now",
        "short- and long-term",
        "one two one two",
        "just so you know i left",
        "one of you know who he is",
        "maybe maybe not",
        "um",
    ],
)
def test_what_may_be_meant_stays(said):
    assert read(said) == said


def test_no_other_language_is_read_as_english():
    assert left_out("um um die Ecke".split(), "de") == []


def test_nothing_goes_over_the_border_of_two_turns():
    assert read("so do we we do", borders=(3,)) == "so do we we do"


WORDS = st.lists(
    st.sampled_from("um you know i i'm we we're had the the, in was. lan- lantern uh huh".split()),
    max_size=25,
)


@given(words=WORDS, borders=st.sets(st.integers(0, 25), max_size=3))
def test_whatever_is_said_every_turn_keeps_words_and_each_word_left_out_has_a_reason(
    words, borders
):
    spans = left_out(words, "en", borders)
    gone = [number for first, last in spans for number in range(first, last)]
    assert gone == sorted(set(gone))
    edges = sorted({0, len(words), *(one for one in borders if one < len(words))})
    for first, last in pairwise(edges):
        assert set(range(first, last)) - set(gone)
    assert all(
        first < last and not any(first < one < last for one in edges) for first, last in spans
    )
    for number in gone:
        bare = words[number].strip(",.-")
        behind = [word.strip(",.-") for word in words[number + 1 :]]
        is_said_anew = any(word.startswith(bare) for word in behind)
        assert bare in {"um", "uh", "you", "know"} or is_said_anew
