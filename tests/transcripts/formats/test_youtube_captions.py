from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
the<00:00:00.400><c> tide</c><00:00:00.880><c> comes</c><00:00:01.200><c> in</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
the tide comes in
 

00:00:02.399 --> 00:00:04.630 align:start position:0%
the tide comes in
twice<00:00:02.800><c> a</c><00:00:03.040><c> day</c>

00:00:04.630 --> 00:00:04.640 align:start position:0%
twice a day
 

00:00:04.640 --> 00:00:06.000 align:start position:0%
twice a day
[Music]

00:00:06.000 --> 00:00:07.000 align:start position:0%
[Music]
yeah

00:00:07.000 --> 00:00:08.000 align:start position:0%
yeah
twice<00:00:07.500><c> a</c><00:00:07.700><c> day</c>
"""


def test_each_word_is_taken_once():
    transcript = read_text(ROLLING, "talk.en.vtt")
    assert transcript.format == "youtube-captions"
    assert said(transcript) == "the tide comes in twice a day yeah twice a day"
    assert [mark.text for mark in transcript.marks] == ["Music"]


def test_word_times_are_kept():
    timeline = read_text(ROLLING).timeline
    assert [timeline.at(word).ms for word in range(7)] == [160, 400, 880, 1200, 2399, 2800, 3040]
    assert {timeline.at(word).kind for word in range(7)} == {Timing.EXACT}
