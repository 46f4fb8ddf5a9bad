import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, said

KINDS = {
    "a.mpl": "[10][45] Mind the step,|it is wet.\n[45][60] /Thank you.\n[80][100] Which one?\n",
    "a.tmp": "00:00:01:Mind the step,|it is wet.\n00:00:04:Thank you.\n00:00:08:Which one?\n",
    "spruce.stl": "$FontName = Arial\n//lines\n00:00:01:00,00:00:04:12,Mind the step,|it is wet.\n"
    "00:00:04:12 , 00:00:06:00 , Thank you.\n00:00:08:00,00:00:10:00,Which one?\n",
    "encore.txt": "1 00:00:01:00 00:00:04:12 Mind the step,\nit is wet.\n\n"
    "2 00:00:04:12 00:00:06:00 Thank you.\n\n3 00:00:08:00 00:00:10:00 Which one?\n",
    "avid.txt": "@ Captions of a cutting room\n\n<begin subtitles>\n00:00:01:00 00:00:04:12\n"
    "Mind the step,\nit is wet.\n\n00:00:04:12 00:00:06:00\nThank you.\n\n"
    "00:00:08:00 00:00:10:00\nWhich one?\n\n<end subtitles>\n",
    "a.sub": "[TITLE]\nThe Tower\n[DELAY]\n0\n[BEGIN]\n******** START SCRIPT ********\n[00:00:01]\n"
    "Mind the step,|it is wet.\n[00:00:04]\nThank you.\n[00:00:06]\n\n[00:00:08]\nWhich one?\n"
    "[END]\n",
    "a.jss": "#TIMERES 100\n0:00:01.00 0:00:04.00 D Mind the step,\\nit is wet.\n"
    "0:00:04.00 0:00:06.00 D Thank you.\n0:00:08.00 0:00:10.00 D Which one?\n",
}


@pytest.mark.parametrize("name", KINDS)
def test_lists_of_older_players_and_cutting_rooms_are_captions(name):
    talk = read_text(KINDS[name], name)
    assert talk.format == "timed-list"
    assert said(talk) == "Mind the step, it is wet. Thank you. Which one?"
    assert [talk.timeline.at(word).ms // 1000 for word in (0, 6, 8)] == [1, 4, 8]


def test_a_typed_talk_with_a_time_before_each_name_is_none():
    text = "".join(
        f"00:00:0{n}: {name}: {words}\n"
        for n, (name, words) in enumerate(
            [("Vera", "Mind the step."), ("Tomas", "Which one?"), ("Vera", "The wet one.")]
        )
    )
    assert read_text(text).format == "plain-text"


def test_fragments_with_a_name_times_in_seconds_and_their_words():
    text = 'f001 0.000 2.680 "Mind the step,"\nf002 2.680 5.880 "it is wet."\n'
    talk = read_text(text, "talk.txt")
    assert said(talk) == "Mind the step, it is wet."
    assert talk.timeline.at(3).ms == 2_680


def test_what_fragments_are_called_is_no_speech():
    text = "00:00:00.000\t00:00:02.680\tf001\n00:00:02.680\t00:00:05.879\tf002\n"
    with pytest.raises(NoTranscriptError):
        read_text(text, "talk.tsv")


def test_fragments_may_have_their_name_behind_the_times():
    text = '0.000 2.680 f001 "Mind the step,"\n2.680 5.880 f002 "it is wet."\n'
    assert said(read_text(text, "talk.txt")) == "Mind the step, it is wet."
