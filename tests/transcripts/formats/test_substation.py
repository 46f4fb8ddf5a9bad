from tests.transcripts.formats.reading import read_text

HEAD = """[Script Info]
Title: The Tower
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
EVENTS = r"""Dialogue: 0,0:00:05.00,0:00:07.00,A,Vera,0,0,0,,{\i1}Mind{\i0} the step,\Nit is wet.
Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,not said
Dialogue: 0,0:00:01.50,0:00:03.00,Default,NTP,0,0,0,,Good morning.
Dialogue: 1,0:00:05.00,0:00:07.00,Default,Vera,0,0,0,,Mind the step, it is wet.
Dialogue: 0,0:00:08.00,0:00:09.00,Default,,0,0,0,,{\p1}m 0 0 l 100 0{\p0}
"""


def test_what_is_said_has_its_time_and_actor():
    talk = read_text(HEAD + EVENTS, "talk.ass")
    assert " ".join(talk.words) == "Good morning. Mind the step, it is wet."
    assert [turn.speaker for turn in talk.turns][-1] == "Vera"
    assert [cue.start_ms for cue in talk.cues] == [1_500, 5_000]
    assert talk.metadata.title == "The Tower"


def test_what_is_written_in_the_picture_is_not_spoken():
    text = (
        "[Script Info]\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,Default,Vera,0,0,0,,Mind the step.\n"
        "Dialogue: 1,0:00:01.50,0:00:03.00,Sign_top,,0,0,0,,HARBOUR INN\n"
    )
    assert " ".join(read_text(text, "talk.ass").words) == "Mind the step."
