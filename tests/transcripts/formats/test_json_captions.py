"""Captions that stand as one text in JSON."""

import json

import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, said

SRT = "1\n00:00:00,500 --> 00:00:02,000\nMind it.\n\n2\n00:00:02,000 --> 00:00:04,000\nWhich?\n"
VTT = "WEBVTT\n\n00:00.500 --> 00:02.000\nMind it.\n\n00:02.000 --> 00:04.000\nWhich?\n"


@pytest.mark.parametrize(
    "root",
    [[{"language": "eng", "text": SRT}], {"data": {"captions": {"vtt": VTT}}}, {"srt": SRT}],
)
def test_the_captions_in_the_longest_text(root):
    talk = read_text(json.dumps(root), "a.json")
    assert said(talk) == "Mind it. Which?"
    assert [cue.start_ms for cue in talk.cues] == [500, 2_000]


def test_a_text_with_an_arrow_is_none():
    with pytest.raises(NoTranscriptError):
        read_text(json.dumps({"note": "a --> b", "more": [1, 2]}), "a.json")
