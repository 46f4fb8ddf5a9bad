from tests.transcripts.formats.reading import read_text

CHAT = """@UTF8
@Begin
@Languages:\teng
@Participants:\tMOT Anna Mother, CHI Target_Child
*MOT:\tmind the (s)tep &=laughs , it is [/] it is wet . \x15500_2500\x15
%mor:\tv|mind det|the
*CHI:\t&-um which one@f ? \x152500_3000\x15
@End
"""


def test_main_lines_are_read_as_they_are_said():
    talk = read_text(CHAT, "talk.cha")
    assert " ".join(talk.words) == "mind the step, it is it is wet. um which one?"
    assert [turn.speaker for turn in talk.turns] == ["Anna", "CHI"]
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(500, 2_500), (2_500, 3_000)]
    assert [mark.text for mark in talk.marks] == ["laughs"]


def test_what_nobody_understood_is_a_mark():
    talk = read_text("@UTF8\n@Begin\n*ANN:\tmind the xxx step .\n@End\n", "a.cha")
    assert " ".join(talk.words) == "mind the step."
    assert [mark.text for mark in talk.marks] == ["unintelligible"]
