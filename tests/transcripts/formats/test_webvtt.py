import json

import pytest

from app.transcripts.model import TranscriptError
from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns

VTT = """WEBVTT
Language: en

NOTE
not spoken --> either

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:03.000 align:start
<v Anna Berg>Good <i>morning</i>,
everybody.</v>

00:00:03.500 --> 00:00:05.000
<v Ben>Salt &amp; pepper. [laughter]
"""


def test_words_are_without_tags_notes_and_styles():
    transcript = read_text(VTT, "talk.vtt")
    assert transcript.format == "webvtt"
    assert said(transcript) == "Good morning, everybody. Salt & pepper."
    assert transcript.metadata.language == "en"


def test_voices_become_turns():
    assert turns(read_text(VTT)) == [
        ("Anna Berg", "Good morning, everybody."),
        ("Ben", "Salt & pepper."),
    ]


def test_what_stands_behind_a_closed_voice_is_nobodys():
    text = VTT.replace("everybody.</v>", "everybody.</v> The wind.").replace("<v Ben>", "")
    assert turns(read_text(text)) == [
        ("Anna Berg", "Good morning, everybody."),
        (None, "The wind. Salt & pepper."),
    ]


def test_a_voice_that_is_never_closed_lasts_as_long_as_its_cue():
    text = VTT.replace("</v>", "").replace("<v Ben>", "")
    assert turns(read_text(text)) == [
        ("Anna Berg", "Good morning, everybody."),
        (None, "Salt & pepper."),
    ]


def test_a_voice_that_is_named_only_where_it_begins_goes_on():
    names = ["Ann", "", "Bo", "", "", "Ann", "Bo", ""]
    texts = [f"<v {name}>So it is." if name else "And so on." for name in names]

    def heard(texts):
        cues = [f"00:{n:02}:00.000 --> 00:{n:02}:09.000\n{text}" for n, text in enumerate(texts)]
        return [speaker for speaker, _ in turns(read_text("\n\n".join(["WEBVTT", *cues])))]

    assert heard(texts) == ["Ann", "Bo", "Ann", "Bo"]
    again = [*texts[:2], *texts[:2], *texts[2:]]
    assert heard(again) == ["Ann", None, "Ann", None, "Bo", None, "Ann", "Bo", None]


def test_marks_are_no_words():
    transcript = read_text(VTT)
    assert [(mark.at, mark.text) for mark in transcript.marks] == [(5, "laughter")]


def test_cue_starts_are_exact_and_words_between_interpolated():
    timeline = read_text(VTT).timeline
    assert timeline.at(0).ms == 1000
    assert timeline.at(0).kind is Timing.EXACT
    assert timeline.at(1).kind is Timing.INTERPOLATED
    assert 1000 < timeline.at(1).ms < timeline.at(2).ms < 3500
    assert timeline.at(3).ms == 3500


def test_content_decides_not_the_name():
    assert read_text(VTT, "talk.md").format == "webvtt"


def test_dashes_and_arrows_are_changes_of_speaker():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n- Are you there?\n- Yes.\n\n"
    text += "00:02.000 --> 00:03.000\n>> ANNA: Good.\n"
    assert [who for who, _ in turns(read_text(text))] == [None, None, "ANNA"]


def test_a_lost_blank_line_loses_no_caption():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo\n"
    assert said(read_text(text)) == "one two"


def test_times_that_run_backward_are_left_out():
    text = "WEBVTT\n\n00:10.000 --> 00:11.000\na\n\n00:02.000 --> 00:03.000\nb\n\n"
    text += "00:12.000 --> 00:13.000\nc\n\n00:14.000 --> 00:15.000\nd\n"
    timeline = read_text(text).timeline
    times = [timeline.at(word).ms for word in range(4)]
    assert times == sorted(times)
    assert times[2:] == [12000, 14000]


def test_zero_bytes_are_no_reason_to_lose_the_captions():
    text = "WEBVTT\0\n\n\0\n00:01.000 --> 00:02.000\nGood\0 morning.\n" + "\0" * 40
    assert "Good morning." in " ".join(read_text(text, "talk.vtt").words)


def test_a_line_of_spaces_ends_no_cue_and_names_in_brackets_within_one_are_who_answers():
    text = "WEBVTT\n\n" + "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 2}.000\n{lines}\n\n"
        for n, lines in (
            (1, "(Vera Holm)\nMind the"),
            (3, "(Vera Holm)\nstep.\n-\n \n(Tomas Ek)\nWhich"),
            (5, "(Tomas Ek)\none?"),
            (7, "(Vera Holm)\nThe wet one.\n-\n \n(Ida Lind)\nAh."),
        )
    )
    assert turns(read_text(text, "talk.vtt")) == [
        ("Vera Holm", "Mind the step."),
        ("Tomas Ek", "Which one?"),
        ("Vera Holm", "The wet one."),
        ("Ida Lind", "Ah."),
    ]


def test_spaces_between_captions_hold_no_counter_and_no_name_of_a_caption():
    cue = "00:0{}.000 --> 00:0{}.000\n{}\n  \n{}\n"
    text = "WEBVTT\n\n" + cue.format(1, 2, "Mind it.", 2) + cue.format(3, 4, "Which?", "the-end")
    text += "00:05.000 --> 00:06.000\nThe wet one.\n"
    assert said(read_text(text, "talk.vtt")) == "Mind it. Which? The wet one."


def test_whoever_has_a_voice_somewhere_is_somebody_before_a_colon_too():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Vera Holm>Mind it.</v>\n\n"
    text += "00:03.000 --> 00:04.000\nVera Holm: The step.\n"
    assert turns(read_text(text, "talk.vtt")) == [("Vera Holm", "Mind it. The step.")]


def test_a_list_of_chapters_is_no_speech():
    text = "WEBVTT\n\nChapter 1\n00:00.000 --> 01:00.000\nOpening\n\n"
    text += "Chapter 2\n01:00.000 --> 08:00.000\nThe Step\n"
    with pytest.raises(TranscriptError, match="chapters of a recording"):
        read_text(text, "talk.vtt")


def test_names_that_stand_in_the_identifiers_of_cues():
    talk = read_text(
        'WEBVTT\n\n1 "Vera Holm" (3871434240)\n00:00:00.500 --> 00:00:02.000\nMind it.\n\n'
        '2 "Jonas Berg" (3871434241)\n00:00:02.000 --> 00:00:04.000\nWhich\none?\n',
        "talk.vtt",
    )
    assert turns(talk) == [("Vera Holm", "Mind it."), ("Jonas Berg", "Which one?")]


def test_cues_that_hold_a_line_of_json_with_what_was_spoken():
    def cue(name, text):
        return json.dumps({"speakerName": name, "spokenText": text, "spokenLanguage": "en-us"})

    talk = read_text(
        f"WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n{cue('Vera <Holm>', 'Mind <it>.')}\n\n"
        f"00:00:02.000 --> 00:00:04.000\n{cue(None, 'Which?')}\n\n"
        '00:00:05.000 --> 00:00:06.000\n{"spokenText": 7}\n',
        "talk.vtt",
    )
    assert turns(talk)[0] == ("Vera Holm", "Mind <it>.")
    assert said(talk).startswith("Mind <it>. Which?")


def test_names_above_what_is_said_are_found_in_scripts_without_capitals():
    lines = ["דנה לוי", "בוקר טוב.", "סמי כהן", "קר כאן.", "דנה לוי", "נכון.", "סמי כהן", "כן."]
    cues = [
        f"00:00:0{number}.000 --> 00:00:0{number}.900\n{who}\n{what}"
        for number, (who, what) in enumerate(zip(lines[::2], lines[1::2], strict=True))
    ]
    talk = read_text("WEBVTT\n\n" + "\n\n".join(cues), "talk.vtt")
    assert [who for who, _ in turns(talk)] == ["דנה לוי", "סמי כהן"] * 2


def test_whole_names_above_all_captions_need_not_come_again():
    cues = [
        f"00:00:0{number}.000 --> 00:00:0{number}.900\n{who}\nMind the step there."
        for number, who in enumerate(["Vera Holm", "Tomas Rask", "Ida Lind"])
    ]
    talk = read_text("WEBVTT\n\n" + "\n\n".join(cues), "talk.vtt")
    assert [who for who, _ in turns(talk)] == ["Vera Holm", "Tomas Rask", "Ida Lind"]


def test_cues_that_are_called_chapters_and_have_voices_are_captions():
    cues = "\n\n".join(
        f"chapter-{n}\n00:0{n}.000 --> 00:0{n}.900\n<v Vera>Mind step {n}." for n in range(3)
    )
    assert said(read_text(f"WEBVTT\n\n{cues}\n", "a.vtt")).endswith("Mind step 2.")
