from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.model import Turn
from app.transcripts.turns import around, sole_speaker, speakers_of, spoken, turned_by_marks
from tests.transcripts.formats.reading import read_text, turns

TURNS = [Turn(0, 10, "A"), Turn(10, 12, "B"), Turn(12, 20, "A"), Turn(25, 30, None)]


def test_words_are_cut_where_the_speaker_changes():
    assert spoken(TURNS, 8, 14) == [Turn(8, 10, "A"), Turn(10, 12, "B"), Turn(12, 14, "A")]


def test_what_nobody_is_named_for_is_nobodys():
    assert spoken(TURNS, 18, 40) == [Turn(18, 20, "A"), Turn(20, 40, None)]
    assert spoken([], 0, 3) == [Turn(0, 3, None)]


def test_several_speak_or_one():
    assert sole_speaker(spoken(TURNS, 0, 9)) == "A"
    assert sole_speaker(spoken(TURNS, 0, 11)) is None
    assert speakers_of(spoken(TURNS, 0, 20)) == ("A", "B")


def test_words_around_stay_in_their_turn():
    assert around(TURNS, 13, 15, 30) == (12, 20)
    assert around(TURNS, 8, 11, 3) == (5, 12)


@given(st.lists(st.sampled_from(["A", "B", None]), min_size=1, max_size=40), st.data())
def test_every_word_has_the_speaker_of_its_turn(speakers, data):
    turns = [Turn(n, n + 1, who) for n, who in enumerate(speakers) if data.draw(st.booleans())]
    by_word = {turn.first: turn.speaker for turn in turns}
    first = data.draw(st.integers(0, len(speakers) - 1))
    last = data.draw(st.integers(first + 1, len(speakers)))
    found = spoken(turns, first, last)
    said = [turn.speaker for turn in found for _ in range(turn.first, turn.last)]
    assert said == [by_word.get(word) for word in range(first, last)]
    assert all(one.speaker != other.speaker for one, other in pairwise(found))


def test_a_name_in_brackets_between_sentences_tells_who_goes_on():
    talk = (
        "Kris Ahl: Nobody said that. [MARIA] And then the bell rang. [laughs] For an hour.\n\n"
        "Maria Holm: It rang until nine. [KRIS] I heard it. [VERA] And so did I.\n\n"
        "Kris Ahl: Good.\n\nMaria Holm: Good.\n"
    )
    found = turned_by_marks(read_text(talk, "talk.txt"))
    assert turns(found) == [
        ("Kris Ahl", "Nobody said that."),
        ("Maria Holm", "And then the bell rang. For an hour."),
        ("Maria Holm", "It rang until nine."),
        ("Kris Ahl", "I heard it."),
        (None, "And so did I."),
        ("Kris Ahl", "Good."),
        ("Maria Holm", "Good."),
    ]
    assert [mark.text for mark in found.marks] == ["laughs"]


def test_brackets_that_explain_or_tell_a_sound_change_nobody():
    talk = (
        "Kris Ahl: And then he [Maria] rang the bell. [APPLAUSE] It rang. [REDACTED] Twice.\n\n"
        "Maria Holm: It did. [Laughter] And [KRIS] left.\n\nKris Ahl: So I did.\n"
    )
    transcript = read_text(talk, "talk.txt")
    assert turned_by_marks(transcript) == transcript


def test_what_a_script_has_played_is_no_name_that_goes_on():
    talk = read_text(
        "VERA HOLM\nIt is five in the morning.\n\nFX: WAVES\n\nVERA HOLM\nThe step is wet.\n\n"
        "KRIS AHL\nIt rained.\n\nVERA HOLM\nSince when?\n"
    )
    assert turns(talk)[0] == ("VERA HOLM", "It is five in the morning. The step is wet.")


def test_turns_of_nobodys_may_be_told_apart():
    turns = [Turn(2, 4, None), Turn(4, 6, None), Turn(6, 8, "A"), Turn(8, 9, "A")]
    assert spoken(turns, 0, 10)[0] == Turn(0, 6, None)
    assert spoken(turns, 0, 10, nobodys_apart=True) == [
        Turn(0, 2, None), Turn(2, 4, None), Turn(4, 6, None), Turn(6, 9, "A"), Turn(9, 10, None),
    ]  # fmt: skip
