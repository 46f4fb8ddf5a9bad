import pytest

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.reading import read_text


def grid(*tiers):
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", "xmax = 9",
             "tiers? <exists>", f"size = {len(tiers)}", "item []:"]  # fmt: skip
    for number, (name, rows) in enumerate(tiers, 1):
        lines += [f"item [{number}]:", 'class = "IntervalTier"', f'name = "{name}"', "xmin = 0",
                  "xmax = 9", f"intervals: size = {len(rows)}"]  # fmt: skip
        for at, (start, end, text) in enumerate(rows, 1):
            lines += [f"intervals [{at}]:", f"xmin = {start}", f"xmax = {end}", f'text = "{text}"']
    return "\n".join(lines)


VERA = ("Vera", [(0, 1.5, ""), (1.5, 4, 'Mind the ""step""'), (6, 9, "Thank you")])
TOMAS = ("Tomas", [(4, 6, "Which one?")])
PHONES = ("phones", [(1.5, 2, "m"), (2, 3, "aI")])


def test_tiers_are_speakers_in_order_of_time():
    talk = read_text(grid(VERA, TOMAS, PHONES), "talk.TextGrid")
    assert " ".join(talk.words) == 'Mind the "step" Which one? Thank you'
    assert [turn.speaker for turn in talk.turns] == ["Vera", "Tomas", "Vera"]
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [
        (1_500, 4_000), (4_000, 6_000), (6_000, 9_000),
    ]  # fmt: skip


def test_words_beside_the_utterances_that_hold_them_are_said_once():
    words = (
        "words",
        [(1.5, 2, "Mind"), (2, 3, "the"), (3, 4, "step"), (6, 7, "Thank"), (7, 9, "you")],
    )
    talk = read_text(grid(VERA, words), "talk.TextGrid")
    assert len(talk.words) == 5


def test_a_grid_of_sounds_alone_is_refused_and_a_cut_one_too():
    for text in (grid(PHONES), grid(VERA)[:170]):
        with pytest.raises(TranscriptError):
            read_text(text, "talk.TextGrid")


def test_a_textgrid_without_tiers_is_told():
    with pytest.raises(TranscriptError, match="cut off or damaged"):
        read_text('File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\n')


def test_what_stands_for_a_word_that_was_not_known_is_none():
    words = ("words", [(1, 2, "Mind"), (2, 3, "{OOV}"), (3, 4, "step")])
    assert read_text(grid(words), "talk.TextGrid").words == ("Mind", "step")


def test_a_tier_that_cuts_words_into_sounds_is_none_of_speech_whatever_it_is_called():
    words = ("W", [(0, 1, "mind"), (1, 2, "the"), (2, 3, "step")])
    sounds = ("S", [(0, 0.5, "m"), (0.5, 1, "ai"), (1, 1.5, "dh"), (1.5, 2, "e"), (2, 3, "st")])
    assert " ".join(read_text(grid(words, sounds), "a.TextGrid").words) == "mind the step"


def test_short_answers_within_what_another_says_are_no_sounds():
    long = ("Vera", [(0, 4, "it was wet and"), (4, 8, "it was cold too")])
    short = ("Tomas", [(1, 2, "ah"), (3, 4, "oh"), (5, 6, "ah")])
    talk = read_text(grid(long, short), "a.TextGrid")
    assert {turn.speaker for turn in talk.turns} == {"Vera", "Tomas"}


def test_what_is_heard_between_words_is_a_mark():
    text = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n4\n<exists>\n1\n'
        '"IntervalTier"\n"Vera"\n0\n4\n2\n0\n2\n"<laughs> mind the step"\n2\n4\n"{NS}"\n'
    )
    talk = read_text(text, "talk.TextGrid")
    assert " ".join(talk.words) == "mind the step"
    assert [mark.text for mark in talk.marks] == ["laughs"]
