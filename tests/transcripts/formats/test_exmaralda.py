from tests.transcripts.formats.reading import read_text

EXB = """<basic-transcription><head><speakertable><speaker id="S1"><abbreviation>VERA</abbreviation>
</speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="0.5"/>
<tli id="T1" time="2.0"/></common-timeline>
<tier id="a" speaker="S1" type="t"><event start="T0" end="T1">Mind the step.</event></tier>
<tier id="b" speaker="S1" type="a"><event start="T0" end="T1">beware</event></tier>
</basic-body></basic-transcription>"""


def test_transcription_tiers_are_read_with_their_speakers():
    talk = read_text(EXB, "talk.exb")
    assert " ".join(talk.words) == "Mind the step."
    assert talk.turns[0].speaker == "VERA"
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(500, 2_000)]
