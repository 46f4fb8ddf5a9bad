import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, said, turns

STM = """;; comment
talk 1 vera 0.00 2.74 <o,f0,female> good morning {um / @} and welcome
talk 1 inter_segment_gap 2.74 3.0 <o,,unknown>
talk 1 tomas 3.0 4.5 thank you (%hesitation) very much
"""
CTM = """talk 1 0.00 0.30 good 0.98
talk 1 0.35 0.30 morning 0.9
talk 1 0.70 0.10 <eps> 1.0
talk 1 1.35 0.30 you 0.5
"""


def test_segments_are_turns_without_what_is_there_for_scoring():
    talk = read_text(STM, "talk.stm")
    assert turns(talk) == [("vera", "good morning and welcome"), ("tomas", "thank you very much")]
    assert [cue.start_ms for cue in talk.cues] == [0, 3_000]


def test_words_have_their_times_and_how_sure_they_are():
    talk = read_text(CTM, "talk.ctm")
    assert said(talk) == "good morning you"
    assert [talk.timeline.at(word).ms for word in range(3)] == [0, 350, 1_350]
    assert list(talk.confidences) == [98, 90, 50]


def test_a_list_of_who_speaks_when_holds_no_words():
    rttm = "SPEAKER talk 1 0.00 2.74 <NA> <NA> S0 <NA> <NA>\n" * 3
    for text, name in ((rttm, "talk.rttm"), ('{"segmentation": {"segments": [{}]}}', "talk.json")):
        with pytest.raises(NoTranscriptError, match="who speaks when, without words"):
            read_text(text, name)


def test_utterances_below_their_names():
    talk = read_text("84-121123-0000 GO DO YOU HEAR\n84-121123-0001 BUT IN LESS\n", "a.trans.txt")
    assert (talk.format, said(talk)) == ("kaldi-text", "GO DO YOU HEAR BUT IN LESS")
    assert "without times" in talk.warnings[0]


def test_lines_that_begin_with_numbers_are_none():
    talk = read_text("12 men were on the pier.\n13 women stood there.\n", "a.txt")
    assert talk.format != "kaldi-text"
