import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source

ASKED = [
    "(Question from the audience) {}",
    "[Question from the audience] {}",
    "[Audience question:] {}",
    "Question from the audience: {}",
    "*Question from the audience: {}*",
    "From the audience: {}",
    "[From the hall:] {}",
    "(man in the audience) {}",
    "[Audience member 2] {}",
    "Someone in the audience: {}",
    "*[Audience]* {}",
    "(Frage aus dem Publikum) {}",
]


def talk_with(line: str):
    turns = [f"**{name}:** The lamp was out." for name in ["Nora Lind", "Kris Ahl"] * 3]
    return read(Source("talk.md", "\n\n".join([*turns, line, *turns]).encode()))


def sayer_of(talk, first_words: str):
    at = " ".join(talk.words).index(first_words)
    word = " ".join(talk.words)[:at].count(" ")
    return next(turn.speaker for turn in talk.turns if turn.first <= word < turn.last)


@pytest.mark.parametrize("line", ASKED)
def test_what_the_audience_asks_is_nobody_of_those_who_have_names(line):
    assert sayer_of(talk_with(line.format("How old is it, then?")), "How old is it") is None


def test_who_goes_on_without_a_name_after_such_a_question_isnt_told():
    talk = talk_with("(Question from the floor) How old is it?\n\nVery old, I think.")
    assert sayer_of(talk, "Very old") is None


@pytest.mark.parametrize(
    "line",
    [
        "(audience laughs) {}",
        "[audience applauds] {}",
        "The audience was small: {}",
        "I asked the audience: {}",
        "We played the hall, and the public: {}",
        "Question: {}",
    ],
)
def test_what_is_told_of_an_audience_ends_nothing(line):
    assert sayer_of(talk_with(line.format("how old is it, then?")), "how old is it") == "Kris Ahl"
