from hypothesis import given
from hypothesis import strategies as st

from app.quotes.quoted import Quotable, quotes

TALK = (
    "well we rang the bell of the pier in the fog for nine hours and then the harbour master came "
    "down the stairs in his slippers and said that nobody had ever rung it for longer than that"
).split()


def said(text):
    return [" ".join(TALK[first:last]) for first, last in Quotable(TALK).spans(text)]


def test_what_stands_between_marks_is_found():
    text = "I loved “We rang the bell of the pier, in the fog” and more"
    assert said(text) == ["we rang the bell of the pier in the fog"]


def test_quoted_lines_are_found_though_a_word_is_another():
    text = "> then the harbor master came down the stairs in his slippers\n> and said\n\nHa!"
    assert said(text) == ["master came down the stairs in his slippers and said"]


def test_what_was_not_said_or_is_short_is_none():
    assert said("“the bell of the pier”, he said “in the rain we went on for a long time”") == []
    assert said("we rang the bell of the pier in the fog for nine hours") == []


def test_marks_may_be_of_any_kind():
    assert list(quotes("„ein längerer Satz aus dem Gespräch“ «une phrase un peu plus longue»")) == [
        "ein längerer Satz aus dem Gespräch", "une phrase un peu plus longue",
    ]  # fmt: skip


@given(st.integers(0, 20), st.integers(8, 12))
def test_a_stretch_that_stands_once_is_found_where_it_stands(first, length):
    last = min(first + length, len(TALK))
    assert Quotable(TALK).spans(f'"{" ".join(TALK[first:last])}"') == [(first, last)]


@given(st.text())
def test_no_text_is_an_error(text):
    assert all(0 <= first < last <= len(TALK) for first, last in Quotable(TALK).spans(text))
