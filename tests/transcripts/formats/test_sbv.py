from tests.transcripts.formats.reading import read_text

SBV = """0:00:03.000,0:00:08.500
Good morning and welcome
to the tower

1:02:10.000,1:02:13.000
That was all
"""
SUBVIEWER = """[INFORMATION]
[TITLE]The Tower
[END INFORMATION]
00:02:17.40,00:02:20.40
Mind the step,[br]it is wet.

00:02:21:50,00:02:23:00
Thank you.
"""


def test_captions_have_their_times():
    talk = read_text(SBV, "talk.sbv")
    assert talk.format == "sbv"
    assert talk.words[:5] == ("Good", "morning", "and", "welcome", "to")
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [
        (3_000, 8_500), (3_730_000, 3_733_000),
    ]  # fmt: skip


def test_subviewer_is_read_too():
    talk = read_text(SUBVIEWER, "talk.sub")
    assert " ".join(talk.words) == "Mind the step, it is wet. Thank you."
    assert [cue.start_ms for cue in talk.cues] == [137_400, 141_500]
    assert talk.metadata.title == "The Tower"
