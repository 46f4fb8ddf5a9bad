import time

import pytest

from app.transcripts.model import NoTranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns


def test_names_and_times_at_the_head_of_lines():
    text = "Anna: When is the ebb?\n\n[00:10] Ben: At three.\n[00:15] Ben: Or so.\n"
    text += "[00:20] Anna: Not at four?\n"
    transcript = read_text(text)
    assert transcript.format == "plain-text"
    assert turns(transcript) == [
        ("Anna", "When is the ebb?"),
        ("Ben", "At three. Or so."),
        ("Anna", "Not at four?"),
    ]
    assert transcript.timeline.at(len(transcript.words) - 3).ms == 20_000


def test_names_with_times_on_lines_of_their_own():
    text = "Anna Berg 0:01\nGood morning.\n\nBen Vik 0:05\nMorning.\n\nAnna Berg 0:09\nSo.\n"
    transcript = read_text(text)
    assert turns(transcript) == [
        ("Anna Berg", "Good morning."),
        ("Ben Vik", "Morning."),
        ("Anna Berg", "So."),
    ]
    assert transcript.timeline.at(2).ms == 5000


def test_a_time_on_each_line_makes_no_paragraph_of_each():
    text = "".join(f"00:00:{second:02} word{second} and more\n\n" for second in range(0, 50, 5))
    transcript = read_text(text)
    assert said(transcript).startswith("word0 and more word5")
    assert transcript.breaks == ()
    assert transcript.timeline.at(3).kind is Timing.EXACT


def test_voices_of_captions_that_were_saved_as_text_are_speakers():
    text = "00:00:00 <v Anna Lind>When is the ebb?\n\n00:00:02 <v Anna Lind>At three?\n\n"
    text += "00:00:04 <v Ben>Or so.</v>\n"
    transcript = read_text(text)
    assert turns(transcript) == [
        ("Anna Lind", "When is the ebb? At three?"),
        ("Ben", "Or so."),
    ]
    assert transcript.breaks == (6,)  # the second line goes on


def test_bare_prose_is_a_talk_with_estimated_times():
    transcript = read_text("so we went out to the boat and the sea was calm " * 20)
    moment = transcript.timeline.at(100)
    assert moment.kind is Timing.ESTIMATED
    assert moment.bound_ms > 0


@pytest.mark.parametrize("name", ["LICENSE", "SOURCES.md", "README.txt", "data.csv", "x.py"])
def test_files_that_are_no_transcripts_are_left_aside(name):
    with pytest.raises(NoTranscriptError, match="looks like text that isn't speech"):
        read_text("| file | source |\n|---|---|\n| a | b |\nsome words here\n", name)


def test_a_licence_is_no_talk_whatever_its_name():
    with pytest.raises(NoTranscriptError, match="looks like text that isn't speech"):
        read_text("Permission is hereby granted, free of charge, to any person", "mit.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Vera: Mind the step. #00:00:05-1#\n\nTomas: Which one? #00:00:09-0#\n\n"
        "Vera: The wet one. #00:00:12-4#\n",
        "#00:00:01-0# Vera: Mind the step. #00:00:05-0#\n#00:00:05-0# Tomas: Which one? "
        "#00:00:09-0#\n#00:00:09-0# Vera: The wet one. #00:00:12-0#\n",
        "[Vera] 00:00:01\nMind the step.\n\n[Tomas] 00:00:05\nWhich one?\n\n[Vera] 00:00:09\n"
        "The wet one.\n",
    ],
    ids=["at the ends", "at both ends", "beside names"],
)
def test_times_as_tools_spell_them_are_no_words(text):
    talk = read_text(text)
    assert turns(talk) == [
        ("Vera", "Mind the step."),
        ("Tomas", "Which one?"),
        ("Vera", "The wet one."),
    ]
    assert (talk.timeline.at(3).ms, talk.timeline.at(5).ms) == (5_000, 9_000)


def test_names_in_georgian_need_no_capitals():
    text = "კითხვა: სად დაიბადეთ?\n\nნინო: მე თბილისში დავიბადე.\n\nკითხვა: მამა?\n\n"
    text += "ნინო: ქარხანაში მუშაობდა.\n"
    assert [name for name, _ in turns(read_text(text))] == ["კითხვა", "ნინო"] * 2


def test_what_lists_the_labels_of_all_who_speak_is_a_talk_whatever_its_lines_look_like():
    head = "---\nlabels: [Q]\n---\n"
    lines = "Q: [0:00] bells\n\n| tide |\n\n- herring\n\n* fog\n"
    with pytest.raises(NoTranscriptError):
        read_text(f"---\ntitle: Q\n---\n{lines}")
    for name in ("talk.txt", "talk.md"):
        assert [speaker for speaker, _ in turns(read_text(head + lines, name))] == ["Q"]


@pytest.mark.parametrize("text", ["text: a{}b", "Vera: a #00:00:01-1#{}b"])
def test_a_long_run_of_spaces_costs_no_more_than_as_many_letters(text):
    start = time.process_time()
    read_text(text.format(" " * 100_000))
    assert time.process_time() - start < 2
