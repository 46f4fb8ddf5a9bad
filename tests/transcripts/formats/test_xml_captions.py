"""TTXT, RealText, USF and Final Cut Pro's captions."""

import pytest

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.reading import read_text, said

TTXT = """<?xml version="1.0"?><TextStream version="1.1"><TextStreamHeader/>
<TextSample sampleTime="00:00:00.500" xml:space="preserve">Mind it.</TextSample>
<TextSample sampleTime="00:00:01.500"></TextSample>
<TextSample sampleTime="00:00:02.000" text="'Which''one?'"/></TextStream>"""
REAL = """<window duration="0:00:30.0"><font color="white">
<time begin="00:00:00.500" end="00:00:01.500"/><clear/>Mind it.
<time begin="00:00:02.000"/><clear/>Which<br/>one?
</font></window>"""
USF = """<USFSubtitles version="1.0"><metadata><title>T</title></metadata><subtitles>
<subtitle start="00:00:00.500" stop="00:00:01.500"><text style="a">Mind it.</text></subtitle>
<subtitle start="00:00:02.000" stop="00:00:04.000"><text>Which<br/>one?</text></subtitle>
</subtitles></USFSubtitles>"""
FINAL_CUT = """<!DOCTYPE fcpxml><fcpxml version="1.8"><library><spine>
<gap offset="0s" start="3600s" duration="9s">
<caption name="x" offset="7201/2s" duration="1s" start="3600s"><text><text-style ref="a">Mind
it.</text-style></text><text-style-def id="a"/></caption>
<caption name="y" offset="3602s" duration="2s"><text><text-style>Which one?</text-style></text>
</caption></gap></spine></library></fcpxml>"""


@pytest.mark.parametrize("text", [TTXT, REAL, USF, FINAL_CUT], ids=["ttxt", "rt", "usf", "fcp"])
def test_words_and_times(text):
    talk = read_text(text, "talk.xml")
    assert said(talk) == "Mind it. Which one?"
    assert (talk.cues[0].start_ms, talk.cues[0].end_ms) == (500, 1500)
    assert talk.cues[1].start_ms == 2_000


def test_one_without_captions_is_refused_with_a_sentence():
    with pytest.raises(TranscriptError, match="holds no captions"):
        read_text("<TextStream version='1.1'/>", "talk.ttxt")
