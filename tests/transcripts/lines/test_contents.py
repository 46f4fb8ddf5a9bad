"""Lists of contents above a talk."""

from tests.transcripts.formats.reading import read_text, said


def test_times_that_begin_anew_end_a_list_of_contents():
    talk = read_text(
        "A walk\n\n0:00 Introduction\n1:15 The step\n4:42 What came of it\n\n"
        "00:00:00 Mind the step, it is wet.\n00:01:15 Which one of them?\n"
        "00:02:20 The wet one.\n00:05:00 I see, thank you.\n"
    )
    assert (
        said(talk) == "Mind the step, it is wet. Which one of them? The wet one. I see, thank you."
    )
    assert [one.title for one in talk.metadata.chapters or talk.chapters] == [
        "Introduction", "The step", "What came of it"
    ]  # fmt: skip
    assert talk.timeline.at(6).ms == 75_000


def test_a_talk_with_one_time_out_of_order_has_no_contents():
    talk = read_text(
        "00:00 Mind the step.\n00:05 Which one?\n00:03 The wet one.\n00:09 I see.\n00:12 Good.\n"
        "00:15 So it is.\n00:18 Always.\n"
    )
    assert said(talk) == "Mind the step. Which one? The wet one. I see. Good. So it is. Always."
