"""Typed transcripts as their owners have them: what is spoken, and what isn't."""

import textwrap

from tests.transcripts.formats.reading import read_text, said, turns

ORAL_HISTORY = """TOWER TRUST ORAL HISTORY COLLECTION
Interview with Tomas Rask

INTERVIEWEE: Tomas Rask
INTERVIEWER: Vera Holm
DATE: 5 March 2024

[START OF RECORDING]

HOLM: Good morning. When did you come?

RASK: In the year of the great storm.

                                   1
HOLM: And who let you in?

RASK: My aunt.

[END OF RECORDING]
Transcribed by B. Tamm, 2024
"""


def test_title_page_page_numbers_and_credits_are_not_spoken():
    transcript = read_text(ORAL_HISTORY)
    assert turns(transcript) == [
        ("HOLM", "Good morning. When did you come?"),
        ("RASK", "In the year of the great storm."),
        ("HOLM", "And who let you in?"),
        ("RASK", "My aunt."),
    ]
    assert [mark.text for mark in transcript.marks] == ["START OF RECORDING", "END OF RECORDING"]


def test_the_title_page_gives_title_people_and_facts():
    meta = read_text(ORAL_HISTORY).metadata
    assert meta.title == "Interview with Tomas Rask"
    assert (meta.hosts, meta.guests) == (("Vera Holm",), ("Tomas Rask",))
    assert ("DATE", "5 March 2024") in meta.info


def test_minutes_of_a_meeting_with_attendees_and_a_disclaimer():
    text = (
        "Tower talk (2024-03-05 10:02 GMT+1) – Transcript\nAttendees\nVera Holm, Tomas Rask\n"
        "Transcript\nThis editable transcript was computer generated and might contain errors.\n"
        "Vera Holm: Good morning.\nTomas Rask: Thank you.\n00:05:00\nVera Holm: Now the stairs.\n"
        "Transcription ended after 00:06:12\n"
    )
    transcript = read_text(text)
    assert said(transcript) == "Good morning. Thank you. Now the stairs."
    assert transcript.timeline.at(4).ms == 300_000


def test_an_introduction_in_sentences_is_somebodys_words():
    text = "Vera Holm met Tomas Rask at the tower.\n\nHOLM: So?\n\nRASK: Well.\n\nHOLM: Yes."
    assert turns(read_text(text))[0] == (None, "Vera Holm met Tomas Rask at the tower.")


def test_headings_between_turns_are_chapters():
    text = "\n\n".join(
        [
            "VERA: Good morning.",
            "TOMAS: Hello.",
            "The Years at Sea",
            "VERA: And then?",
            "TOMAS: So.",
        ]
    )
    transcript = read_text(text)
    assert [(one.title, one.word) for one in transcript.metadata.chapters] == [
        ("The Years at Sea", 3)
    ]
    assert "Years" not in said(transcript)


def test_lines_with_a_range_are_cues():
    text = "[00:00.000 --> 00:04.000]  Good morning.\n[00:04.000 --> 00:09.250]  It is cold.\n"
    text += "[01:02:10.000 --> 01:02:13.000]  That was all.\n"
    transcript = read_text(text)
    assert [(cue.start_ms, cue.end_ms) for cue in transcript.cues] == [
        (0, 4_000),
        (4_000, 9_250),
        (3_730_000, 3_733_000),
    ]


def test_a_break_is_a_mark_and_nobody_speaks_in_it():
    text = "**Vera:** So.\n\n**Tomas:** Well.\n\n"
    text += "**Break:** \\[12:30\\] to \\[14:00\\]\n\n**Vera:** Go on.\n"
    transcript = read_text(text, "talk.md")
    assert turns(transcript) == [("Vera", "So."), ("Tomas", "Well."), ("Vera", "Go on.")]
    assert [(mark.at, mark.text) for mark in transcript.marks] == [(2, "Break")]
    assert transcript.timeline.at(2).ms == 750_000


def test_names_that_begin_to_speak_within_lines_cut_at_a_width():
    text = textwrap.fill(" ".join(f"{name}: {words}" for name, words in WRAPPED), 60)
    assert [name for name, _ in turns(read_text(text))] == [name for name, _ in WRAPPED]


WRAPPED = [
    ("HOLM", "When did you come? It was a storm, they say."),
    ("RAO", "In seventy. We came by boat."),
] * 6


def test_q_stands_before_questions_where_answers_have_names():
    text = "Q     Was it lit?\n\n     MR. RASK:  All night. We saw to that.\n\n" * 5
    assert [name for name, _ in turns(read_text(text))] == ["Q", "MR. RASK"] * 5


def test_an_office_is_somebody():
    text = "The Speaker : \nOrder, please. \nMr. Jonas Rask ( Elk , Lib. ) : \nWe asked. \n" * 3
    assert [name for name, _ in turns(read_text(text))] == ["The Speaker", "Mr. Jonas Rask"] * 3


def test_questions_that_are_set_as_headings_are_said():
    text = "# Vera\n\n" + "### Was it lit?\n\nAll night.\n\n" * 4
    assert said(read_text(text, "talk.md")) == " ".join(["Was it lit? All night."] * 4)


def test_how_long_nobody_speaks_is_no_word():
    assert said(read_text("RC: So (0.5) we went (.) on.\nVH: Yes. (1.25)\n" * 4)).count("(") == 0


def test_names_below_what_they_say_are_told():
    talk = read_text("Was it lit?\n— Vera Holm\n\nAll night.\n— Jonas Rask\n\n" * 4)
    assert any("below what they say" in warning for warning in talk.warnings)
