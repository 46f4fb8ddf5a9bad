"""Questions and answers that nothing tells but what asks."""

from dataclasses import replace

import pytest

from app.transcripts.detect import read
from app.transcripts.lines.speakers import Line, SpokenLine
from app.transcripts.lines.unsigned import unsigned
from app.transcripts.source import Source

LINES = """A visit to the keeper

We met the keeper of the lamp on a windy morning and asked about her work.

How long have you kept the lamp?
Eleven years. My aunt kept it before me, and she had it from nobody.

Does anybody visit?
Now and then. They come for the view and stay for the soup.

What do you do in winter?
I mend nets. The lamp needs little then.
"""
ASKED = ["How long have you kept the lamp?", "Does anybody visit?", "What do you do in winter?"]


def turns(text: str, name: str = "talk.txt") -> list[str]:
    found = read(Source(name, text.encode()))
    return [" ".join(found.words[turn.first : turn.last]) for turn in found.turns]


def warnings(text: str) -> str:
    return " ".join(read(Source("talk.txt", text.encode())).warnings)


@pytest.mark.parametrize("between", ["?\n", "?\n\n"])
def test_each_question_and_each_answer_is_a_turn_of_its_own(between):
    found = turns(LINES.replace("?\n", between))
    assert found[1::2] == ASKED
    assert found[2] == "Eleven years. My aunt kept it before me, and she had it from nobody."
    assert found[-1] == "I mend nets. The lamp needs little then."


def test_the_owner_is_told_that_only_question_marks_say_so():
    assert "question marks alone" in warnings(LINES)


@pytest.mark.parametrize("signs", ["•", "1-|2-|3-", "4.|5.|6."])
def test_what_counts_or_lists_the_questions_is_no_word(signs):
    text = LINES
    each = signs.split("|") * 3
    for question, sign in zip(ASKED, each, strict=False):
        text = text.replace(question, f"{sign} {question}")
    assert [one for one in turns(text) if one.endswith("?")] == ASKED


def test_questions_behind_dashes_are_answered_by_what_stands_below_without_one():
    text = LINES
    for question in ASKED:
        text = text.replace(question, f"— {question}")
    assert turns(text)[1::2] == ASKED
    assert "question marks" not in warnings(text)


def test_a_talk_in_which_somebody_asks_now_and_then_is_one_and_in_doubt_where_much_asks():
    plain = "The lamp burns. It always has.\n\n" * 20
    assert turns(plain + "Who knows why?\n\n" + plain + "And who cares?\n\n" + plain) == []
    assert not warnings(plain + "Who knows why?\n\n" + plain + "And who cares?\n\n" + plain)
    some = ("The lamp burns.\n\n" * 7 + "Who knows why?\n\n") * 3
    assert "may be several people" in warnings(some + "Nobody does.\n")


def test_lines_cut_at_a_width_are_read_as_paragraphs():
    text = (
        "So when you came out to the island that\nfirst winter, did you think that you would\n"
        "stay?\n\nNot at all. I had packed for a week, and the\nboat didn't come back. Why?\n"
        "Nobody told me, and I never found out who\nhad sent it away.\n\n"
    ) * 3
    assert len(turns(text)) == 6


def test_signs_before_questions_and_answers_are_no_words():
    text = "".join(f"={question}\n-Answer {n}.\n" for n, question in enumerate(ASKED, 1))
    assert turns(text) == [
        one for n, question in enumerate(ASKED, 1) for one in (question, f"Answer {n}.")
    ]


def test_below_the_first_turns_which_are_named_alone_nobody_is_and_that_is_told():
    lines = [Line(text) for text in LINES.split("\n")[4:]]
    said = [SpokenLine(line.text) for line in lines]
    said[0] = replace(said[0], speaker="Ruth Calder", changes=True)
    said[1] = replace(said[1], speaker="Kai Okafor", changes=True)
    found, told = unsigned(lines, said)
    assert [one.speaker for one in found if one.changes] == [
        "Ruth Calder", "Kai Okafor", None, None, None, None,
    ]  # fmt: skip
    assert "first turns alone" in told


def test_a_list_of_questions_and_answers_is_no_list_of_things():
    text = "".join(f"{n}. {question}\n- Answer {n}.\n" for n, question in enumerate(ASKED, 1))
    assert len(turns(text)) == 6
