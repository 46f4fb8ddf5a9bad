"""Talks that stand as one text in JSON."""

import json

import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, turns

TALK = [
    ("Vera Holm", "Good morning, and welcome to the tower that nobody climbs."),
    ("Tomas Rask", "Thank you. It is colder than I thought, up here."),
    ("Vera Holm", "Mind the step there, it is steep."),
]
TYPED = "\n".join(f"{name}: {words}" for name, words in TALK)
SHOWN = "<h2>Transcript</h2>" + "".join(f"<p><b>{n}:</b> {words}</p>" for n, words in TALK)


@pytest.mark.parametrize(
    "root",
    [
        {"id": "a", "transcript": TYPED},
        {"data": {"episode": {"title": "The Tower", "content": TYPED}}},
        {"title": {"rendered": "The Tower"}, "content": {"rendered": SHOWN}},
        [{"transcript": SHOWN}],
    ],
)
def test_a_text_that_tells_who_speaks(root):
    talk = read_text(json.dumps(root), "a.json")
    assert turns(talk) == TALK
    assert "no known origin" in talk.warnings[0]


def test_its_title():
    root = {"title": {"rendered": "The Tower"}, "content": {"rendered": SHOWN}}
    assert read_text(json.dumps(root), "a.json").metadata.title == "The Tower"


def test_a_text_that_was_heard_and_nothing_else():
    words = " ".join(words for _, words in TALK)
    assert read_text(json.dumps({"text": words}), "a.json").words == tuple(words.split())


@pytest.mark.parametrize(
    "root",
    [
        {"name": "tower", "text": "A package that builds towers. " * 9},
        {"transcript": "too short"},
        {"posts": [{"content": TYPED}, {"content": TYPED}]},
    ],
)
def test_other_texts_are_none(root):
    with pytest.raises(NoTranscriptError):
        read_text(json.dumps(root), "a.json")
