"""Somebody who begins to speak within a line is given those words, and quotes part nobody's."""

import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source


def said(name, text):
    one = read(Source(name, text.encode()))
    return [(turn.speaker, " ".join(one.words[turn.first : turn.last])) for turn in one.turns]


def test_a_name_within_a_caption_begins_a_turn():
    cues = ["Vera: Was it lit? Jonas: All night.", "Jonas: And the day after.", "Vera: Good."]
    text = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{c}\n" for n, c in enumerate(cues))
    assert said("talk.srt", text)[:2] == [
        ("Vera", "Was it lit?"),
        ("Jonas", "All night. And the day after."),
    ]


@pytest.mark.parametrize("opened, closed", ["“”", '""'])
def test_a_name_within_a_quote_or_a_sentence_begins_nothing(opened, closed):
    told = f"He wrote: {opened}It was late. Jonas: never{closed}, and Jonas: that is it."
    cues = [f"Vera: {told}", "Jonas: I wrote that.", "Vera: Yes.", "Jonas: No."]
    text = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{c}\n" for n, c in enumerate(cues))
    assert said("talk.srt", text)[0] == ("Vera", told)
