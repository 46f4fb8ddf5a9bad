"""Meetings, calls and chats as their programs write them."""

import json
from typing import Any

import pytest

from app.transcripts.model import Transcript
from tests.transcripts.formats.reading import read_text, said, turns

SAID = [("user", "Where was the pier?"), ("assistant", "It was by the mill.")]


def _read(root: Any) -> Transcript:
    return read_text(json.dumps(root), "talk.json")


def test_a_chat_reads_as_the_branch_that_it_ends_with():
    nodes: dict[str, Any] = {"a": {"message": None, "parent": None}}
    told = [("system", "Be brief."), *SAID]
    for above, (key, (role, text)) in zip("abc", zip("bcd", told, strict=True), strict=True):
        message = {"author": {"role": role}, "content": {"parts": [text, {"image": 1}]}}
        nodes[key] = {"message": message, "parent": above}
    nodes["e"] = {"message": {"content": {"parts": ["Another."]}}, "parent": "c"}
    talk = _read({"title": "The pier", "mapping": nodes, "current_node": "d"})
    assert (talk.format, talk.metadata.title, talk.warnings) == ("chatgpt", "The pier", ())
    assert turns(talk) == SAID


@pytest.mark.parametrize(
    ("root", "name"),
    [
        ({"timeline": [{"text": text, "ts": f"00:00:0{n}.500", "users": [{"username": who}]}
                       for n, (who, text) in enumerate(SAID)]}, "zoom-timeline"),
        ({"sender_id": "1", "events": [
            {"event": "user", "text": SAID[0][1]}, {"event": "action", "name": "utter"},
            {"event": "bot", "text": SAID[1][1]}]}, "rasa"),
        ({"messages": [{"direction": who, "payload": {"text": text}} for who, text in SAID]},
         "botpress"),
        ({"callTranscripts": [{"transcript": [
            {"speakerId": who, "sentences": [{"start": n * 1000, "text": text}]}
            for n, (who, text) in enumerate(SAID)]}]}, "gong"),
    ],
    ids=["zoom", "rasa", "botpress", "gong"],
)  # fmt: skip
def test_who_says_what(root, name):
    talk = _read(root)
    assert (talk.format, said(talk)) == (name, " ".join(text for _, text in SAID))
    assert len({speaker for speaker, _ in turns(talk)}) == 2
    assert talk.warnings == ()


def test_pieces_of_words_with_times_in_milliseconds():
    pieces = [(" Mi", 1000, "1"), ("nd", 1100, "1"), (" it", 1400, "1"), (" Wh", 9000, "2"),
              ("y?", 9100, "2")]  # fmt: skip
    tokens = [{"text": text, "start_ms": at, "speaker": who} for text, at, who in pieces]
    talk = _read({"tokens": tokens})
    assert turns(talk) == [("Speaker 1", "Mind it"), ("Speaker 2", "Why?")]
    assert talk.timeline.at(2).ms == 9_000
