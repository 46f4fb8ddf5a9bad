"""Sounds between stars, and what is merely stressed."""

from app.transcripts.lines.starred import starred
from tests.transcripts.formats.reading import read_text, said


def test_a_known_sound_between_stars_is_a_mark_and_a_stressed_word_is_none():
    lines = ["Vera: *laughs* It is *wet*.", "*applause*", "*both laugh*", "*looks at the wall* So."]
    assert starred(lines) == [
        "Vera: [laughs] It is *wet*.", "[applause]", "[both laugh]", "[looks at the wall] So."
    ]  # fmt: skip


def test_stars_without_any_sound_are_left():
    assert starred(["It is *very wet* here."]) == ["It is *very wet* here."]


def test_stars_in_captions_and_in_text():
    text = "1\n00:00:01,000 --> 00:00:02,000\n*applause*\n\n"
    text += "2\n00:00:03,000 --> 00:00:04,000\nMind it.\n"
    talk = read_text(text, "talk.srt")
    assert said(talk) == "Mind it."
    assert [mark.text for mark in talk.marks] == ["applause"]
    talk = read_text("Vera: Mind it. *laughs*\nTomas: Which one?\nVera: The wet one.\n")
    assert said(talk) == "Mind it. Which one? The wet one."
