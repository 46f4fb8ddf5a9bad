"""What captions hold besides words: speakers, sounds, tags, credits."""

import pytest

from app.transcripts.model import Transcript, TranscriptError
from tests.transcripts.formats.reading import read_text, said, turns


def captions(*texts: str, head: str = "WEBVTT\n") -> Transcript:
    cues = (
        f"\n00:00:{n * 2:02}.000 --> 00:00:{n * 2 + 1:02}.000\n{text}\n"
        for n, text in enumerate(texts, 1)
    )
    return read_text(head + "".join(cues), "talk.vtt")


def test_sounds_and_speakers_for_the_hard_of_hearing():
    transcript = captions(
        "(door creaking)",
        "VERA (whispering): Mind the step.",
        "[TOMAS] Thank you.",
        "MAN #1: Who's there?",
        "( clock ticking )",
        "(thunder rumbling\nin the distance)",
        "♪ ♪",
    )
    assert turns(transcript) == [
        ("VERA", "Mind the step."),
        ("TOMAS", "Thank you."),
        ("MAN #1", "Who's there?"),
    ]
    assert [(mark.at, mark.text) for mark in transcript.marks] == [
        (0, "door creaking"),
        (0, "whispering"),
        (7, "clock ticking"),
        (7, "thunder rumbling in the distance"),
        (7, "music"),
        (7, "music"),
    ]


@pytest.mark.parametrize("song", ["♪ Ring the harbour bell ♪", "♪ Ring the bell", "# Ring it #"])
def test_who_sings_is_not_whoever_was_named_before(song):
    found = turns(captions("VERA: Mind the step.", song, "It is wet.", "TOMAS: Thank you."))
    assert [name for name, _ in found] == ["VERA", None, "TOMAS"]
    assert turns(
        captions("VERA: Mind the step.", "♪ [bell song] ♪", "It is wet.", "TOMAS: No.")
    ) == [
        ("VERA", "Mind the step. It is wet."),
        ("TOMAS", "No."),
    ]


def test_words_in_round_brackets_stay_words():
    assert (
        said(captions("We went home (my aunt and I) late.")) == "We went home (my aunt and I) late."
    )


def test_names_in_brackets_where_sounds_are_written_small():
    transcript = captions(
        "[Alba] In 1928,", "women were ornaments.", "[laughs softly]", "[Sara] Hello."
    )
    assert [name for name, _ in turns(transcript)] == ["Alba", "Sara"]


def test_sounds_with_a_capital_are_no_names():
    transcript = captions("[Music] Good morning.", "[Applause] Thank you.", "[Music] So.")
    assert turns(transcript) == []


def test_words_before_a_colon_are_words():
    text = "And my aunt said: The rule is this: never look down. Two options: stay or run."
    assert said(captions(*text.replace(": ", ":|").replace(". ", ".|").split("|"))) == text


@pytest.mark.parametrize("sign", ["]]>", "#", "- -", "; so", "= 3", "%"])
def test_a_dash_before_a_sign_begins_nobodys_words(sign):
    text = f"We said “listen” - {sign} and went on."
    assert said(captions(text)) == text


def test_names_with_what_they_belong_to():
    transcript = captions(
        "Vera Holm (Tower Trust): Good morning.",
        "Tomas Rask: Thank you.",
        "Dr. Ida O'Neil, PhD: Mind the step.",
    )
    assert [name for name, _ in turns(transcript)] == [
        "Vera Holm",
        "Tomas Rask",
        "Dr. Ida O'Neil, PhD",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<c It's a blue tree!", ""),
        ("Hello <b", "Hello"),
        ("<\\b>No way!", "No way!"),
        ("<i>Hee!</b> Hee!", "Hee! Hee!"),
        ("<bad>Fine!</bad>", "Fine!"),
        ("<c.yellow.bg_blue>Salt</c> &amp; pepper", "Salt & pepper"),
        ("<lang en\nclass>Hello</lang>", "Hello"),
        ("</>Hello<>", "Hello"),
        ("I <3 you and 2 < 3", "I <3 you and 2 < 3"),
    ],
)
def test_tags_closed_or_not_are_no_words(text, words):
    assert said(captions("So.", text)) == f"So. {words}".strip()


def test_an_arrow_is_never_a_word():
    transcript = captions("one", "two\n00:00:05.000 --> nowhere\nlost", "three")
    assert said(transcript) == "one two three"
    assert ">" not in said(read_text("1\n00:00:01,000 --> 00:00:02,000\ngo --> there\n", "a.srt"))


def test_times_within_a_line_are_those_of_its_words():
    timeline = captions("When <00:00:02.200>the <00:00:02.500>moon").timeline
    assert [timeline.at(word).ms for word in range(3)] == [2_000, 2_200, 2_500]


def test_who_made_the_captions_is_not_spoken():
    transcript = captions("www.example.org", "Good morning.", "Subtitles by B. Tamm")
    assert said(transcript) == "Good morning."


@pytest.mark.parametrize(
    "credit", ["English - SDH", "Обрадио и ћирилица: Аца", "Prevod i obrada: B"]
)
def test_what_its_makers_call_a_file_is_not_spoken(credit):
    assert said(captions("Good morning.", "Mind the step.", credit)) == (
        "Good morning. Mind the step."
    )


def test_what_is_written_in_the_picture_names_nobody():
    talk = captions("VERA HOLM: NO MORE IS KNOWN", "Good morning to you all.", "Mind the step.")
    assert talk.turns == ()
    assert said(talk).startswith("VERA HOLM: NO MORE")


def test_pictures_for_a_player_are_refused():
    with pytest.raises(TranscriptError, match="pictures or data"):
        captions("sprite.jpg#xywh=0,0,160,90", "sprite.jpg#xywh=160,0,160,90")


def test_subrip_with_spaces_dashes_and_lost_times():
    text = (
        "1\n00: 00: 01,000 –> 00: 00: 02,000\none\n\n2\n00:00:03:500 --> 00:00:04:000\ntwo\n\n"
        "still two\n\n3\nwithout a time\n\n4\n00:00:07,000 --> 00:00:08,000\n1984\n"
    )
    transcript = read_text(text, "talk.srt")
    assert said(transcript) == "one two still two without a time 1984"
    assert transcript.timeline.at(1).ms == 3_500


def test_a_name_alone_on_the_first_line_of_captions_is_who_speaks():
    talk = captions(
        "Vera Holm\nMind the step.",
        "Tomas Ek\nWhich one?",
        "Vera Holm\nThe wet one,\nof course.",
        "Tomas Ek\nI see.",
        "Ida Lind\nGood.",
    )
    assert turns(talk) == [
        ("Vera Holm", "Mind the step."),
        ("Tomas Ek", "Which one?"),
        ("Vera Holm", "The wet one, of course."),
        ("Tomas Ek", "I see."),
        ("Ida Lind", "Good."),
    ]


def test_first_lines_that_come_again_are_words_where_most_dont():
    talk = captions(
        "Vera\nis here.", "So it\nwas.", "Vera\nis gone.", "Where\nto?", "Nobody\nknows."
    )
    assert turns(talk) == []


def test_the_time_of_a_caption_without_words_is_none_of_the_next_word():
    talk = captions("[music]", "&nbsp;", "Mind the step.")
    assert talk.timeline.at(0).ms == 6_000
    assert [mark.text for mark in talk.marks] == ["music"]


def test_who_speaks_unseen_or_in_some_manner_by_what_stands_in_brackets():
    transcript = captions(
        "VERA: Mind the step.",
        "(TOMAS, off)\nIs it steep?",
        "(VERA, whispering) It is.",
        "(Tomas, over the radio) Say again?",
        "(Vera, whispering)\nIt is steep.",
        "(Laughter, applause)",
    )
    assert turns(transcript) == [
        ("VERA", "Mind the step."),
        ("TOMAS", "Is it steep?"),
        ("VERA", "It is."),
        ("TOMAS", "Say again?"),
        ("VERA", "It is steep."),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("&lt;i&gt;Mind&lt;/i&gt; the step.", "Mind the step."),
        ("&amp;lt;b&amp;gt;Mind&amp;lt;/b&amp;gt; it.", "Mind it."),
        ("It is &lt;div&gt; that I mind.", "It is <div> that I mind."),
    ],
)
def test_tags_of_letters_that_were_written_as_entities(text, words):
    assert said(captions(text)) == words


@pytest.mark.parametrize("form", ["[{}] {}", "({}) {}"])
def test_names_in_brackets_that_answer_one_another_from_the_first_caption_on(form):
    said = ["Mind the step.", "Which one?", "The wet one.", "I see it.", "Good."]
    names = ["Vera Holm", "Tomas Ek"] * 3
    talk = captions(*(form.format(name, text) for name, text in zip(names, said, strict=False)))
    assert turns(talk) == list(zip(names, said, strict=False))


def test_sounds_in_brackets_answer_nobody():
    talk = captions("(Door Creaks) Mind it.", "(Wind Howls) Which?", "The step.", "(Sighs) Good.")
    assert {speaker for speaker, _ in turns(talk)} <= {None}


def test_names_in_capitals_above_words_where_somebody_begins():
    talk = captions(
        "VERA HOLM\nMind the step.", "It is\nwet.", "TOMAS EK\nWhich one?", "VERA HOLM\nThe last.",
        "It is\ngreen.", "TOMAS EK\nI see it.", "VERA HOLM\nGood.",
    )  # fmt: skip
    assert turns(talk) == [
        ("VERA HOLM", "Mind the step. It is wet."),
        ("TOMAS EK", "Which one?"),
        ("VERA HOLM", "The last. It is green."),
        ("TOMAS EK", "I see it."),
        ("VERA HOLM", "Good."),
    ]


def test_a_dash_within_a_sentence_is_no_answer_where_speakers_are_named():
    talk = captions(
        "Vera Holm: The step is wet", "- and so is the floor.", "Tomas Ek: Which step", "- I mean",
        "which of them?", "Vera Holm: The last.", "Tomas Ek: I see it.",
    )  # fmt: skip
    assert [speaker for speaker, _ in turns(talk)] == ["Vera Holm", "Tomas Ek"] * 2


def test_a_voice_whose_name_a_program_wrote_twice():
    talk = captions("<v S00>S00: Mind the step.</v>", "<v S01>S01: Which one?</v>")
    assert turns(talk) == [("S00", "Mind the step."), ("S01", "Which one?")]


def test_cues_that_are_called_by_who_speaks():
    said = [("Vera Holm", "Mind the step."), ("Tomas Ek", "Which one?")] * 2
    cues = (
        f"\n{name}\n00:00:{n * 2:02}.000 --> 00:00:{n * 2 + 1:02}.000\n{text}\n"
        for n, (name, text) in enumerate(said, 1)
    )
    assert turns(read_text("WEBVTT\n" + "".join(cues), "talk.vtt")) == said


def test_behind_what_is_broken_off_a_dash_is_somebody_else_also_within_a_sentence():
    says = [
        "Vera Holm: The lamp is out.", "Ole Dahl: So I saw.", "Vera Holm: Who put it out?",
        "Ole Dahl: The wind, and nobody with --", "- storms. They put out anything.",
        "Vera Holm: Did you go up with", "- the oil, I mean.", "Ole Dahl: In the morning.",
    ]  # fmt: skip
    blocks = (
        f"{number}\n00:00:{3 * number:02},000 --> 00:00:{3 * number + 2:02},000\n{text}\n"
        for number, text in enumerate(says, start=1)
    )
    found = turns(read_text("\n".join(blocks), "talk.srt"))
    assert (None, "storms. They put out anything.") in [
        (who, text.lstrip("- ")) for who, text in found
    ]
    assert any(who == "Vera Holm" and text.endswith("the oil, I mean.") for who, text in found)


def test_which_music_is_heard_is_a_mark_and_words_of_a_song_are_words():
    talk = captions("♪ upbeat music ♪", "Mind the step.", "♪ the music of the night ♪")
    assert said(talk) == "Mind the step. the music of the night"
    assert talk.marks[0].text == "upbeat music"
