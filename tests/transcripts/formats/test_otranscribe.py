import json

import pytest

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.reading import read_text, said, turns

TYPED = (
    '<p><span class="timestamp" contenteditable="false" data-timestamp="0.5">0:00</span> '
    "VERA HOLM: Good&nbsp;morning, <b>and</b> welcome.</p>"
    '<p>TOMAS RASK: Thank you.<br />\n<span class="timestamp" data-timestamp="12.25">0:12</span>'
    " It is late.</p><p></p><p>VERA HOLM: Indeed.</p>"
)


def otr(text=TYPED, media="tower.mp3", source=""):
    return json.dumps({"text": text, "media": media, "media-source": source, "media-time": 12.5})


def test_turns_and_times_of_a_typed_text():
    transcript = read_text(otr(), "tower.otr")
    assert transcript.format == "otranscribe"
    assert turns(transcript) == [
        ("VERA HOLM", "Good morning, and welcome."),
        ("TOMAS RASK", "Thank you. It is late."),
        ("VERA HOLM", "Indeed."),
    ]
    assert [transcript.timeline.at(word).ms for word in (0, 6)] == [500, 12_250]
    assert transcript.metadata.media_url == "tower.mp3"


def test_the_film_it_was_typed_from():
    meta = read_text(otr(source="https://www.youtube.com/watch?v=abcdefghijk"), "x.otr").metadata
    assert meta.youtube_id == "abcdefghijk"
    meta = read_text(otr(source="https://example.org/a.mp3"), "x.otr").metadata
    assert meta.media_url == "https://example.org/a.mp3"
    assert read_text(otr(media="../../x"), "x.otr").metadata.media_url is None


def test_a_time_that_is_none():
    text = '<p>One <span data-timestamp="soon">0:12</span> two three.</p>'
    assert said(read_text(otr(text), "x.otr")) == "One two three."


def test_nothing_typed():
    with pytest.raises(TranscriptError, match="no spoken words"):
        read_text(otr(" "), "x.otr")
