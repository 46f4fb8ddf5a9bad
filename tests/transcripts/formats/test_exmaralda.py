from app.transcripts.timeline import Timing
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


def test_sounds_are_marks_and_pauses_nothing_and_a_word_cut_between_events_is_whole():
    events = ["\u2022 ((breathes in)) Mind the st", "ep, ", "it is (0.4) wet. "]
    body = "".join(
        f'<event start="T{n}" end="T{n + 1}">{text}</event>' for n, text in enumerate(events)
    )
    times = "".join(f'<tli id="T{n}" time="{n}.5"/>' for n in range(4))
    talk = read_text(
        "<basic-transcription><head><speakertable/></head><basic-body><common-timeline>"
        f'{times}</common-timeline><tier category="v" type="t" display-name="A">{body}</tier>'
        "</basic-body></basic-transcription>",
        "a.exb",
    )
    assert " ".join(talk.words) == "Mind the step, it is wet."
    assert [mark.text for mark in talk.marks] == ["breathes in"]


def test_an_event_whose_time_is_not_told_keeps_its_place_and_has_no_exact_one():
    talk = read_text(
        "<basic-transcription><head><speakertable><speaker id='A'/><speaker id='B'/></speakertable>"
        "</head><basic-body><common-timeline><tli id='T0' time='0.0'/><tli id='T1' time='2.0'/>"
        "<tli id='T2'/><tli id='T3' time='6.0'/></common-timeline>"
        "<tier speaker='A' type='t'><event start='T0' end='T1'>Mind </event>"
        "<event start='T1' end='T2'>the step. </event></tier>"
        "<tier speaker='B' type='t'><event start='T2' end='T3'>Which one? </event></tier>"
        "</basic-body></basic-transcription>",
        "a.exb",
    )
    assert " ".join(talk.words) == "Mind the step. Which one?"
    assert talk.timeline.at(3).kind is not Timing.EXACT
