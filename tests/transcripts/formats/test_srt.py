from tests.transcripts.formats.reading import read_text, said, turns

SRT = """1
00:00:01,000 --> 00:00:02,500
{\\an8}ANNA: The <b>ebb</b> is late.

2
00:00:02,500 --> 00:00:04,000
Ben: By an hour.
3
00:00:04,000 --> 00:00:05,000
In nineteen seventy-four.
"""


def test_captions_without_counters_and_tags():
    transcript = read_text(SRT, "talk.srt")
    assert transcript.format == "srt"
    assert said(transcript) == "The ebb is late. By an hour. In nineteen seventy-four."
    assert turns(transcript)[0] == ("ANNA", "The ebb is late.")
    assert transcript.timeline.at(4).ms == 2500


def test_byte_order_marks_and_windows_line_ends():
    assert said(read_text(b"\xef\xbb\xbf" + SRT.replace("\n", "\r\n").encode())).startswith(
        "The ebb"
    )
    assert said(read_text(SRT.encode("utf-16"))).startswith("The ebb")


def test_old_encodings_are_read():
    text = "1\n00:00:01,000 --> 00:00:02,000\ncafé\n"
    assert said(read_text(text.encode("cp1252"))) == "café"


def test_whoever_begins_a_short_file_is_named_once():
    text = "1\n00:00:01,000 --> 00:00:02,000\nVera Holm: Mind the step.\n\n"
    text += "2\n00:00:03,000 --> 00:00:04,000\nIt is wet.\n"
    assert turns(read_text(text, "talk.srt")) == [("Vera Holm", "Mind the step. It is wet.")]


def test_what_markdown_sets_around_captions_is_no_word():
    text = "# A walk\n\n```srt\n1\n00:00:01,000 --> 00:00:02,000\nMind the step.\n\n"
    text += "2\n00:00:03,000 --> 00:00:04,000\nIt is wet.\n```\n"
    assert said(read_text(text, "talk.md")) == "Mind the step. It is wet."


def test_one_of_two_names_in_a_short_file_isnt_given_the_words_of_both():
    text = "1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Tell me about\n\n"
    text += "2\n00:00:03,000 --> 00:00:04,000\nCandidate: Sure, I built it.\n"
    talk = read_text(text, "talk.srt")
    assert not any("Candidate" in words and who for who, words in turns(talk))


def test_a_role_alone_on_its_line_is_who_speaks_the_line_below():
    cues = ("male narrator:\nIn the summer the quay", "was closed.", "narrator: Nobody knew why.",
            "narrator: And nobody asked.")  # fmt: skip
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{cue}\n\n" for n, cue in enumerate(cues, 1)
    )
    assert [who for who, _ in turns(read_text(text, "talk.srt"))] == ["male narrator", "narrator"]


def _pairs(lines):
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{text}\n\n"
        for n, text in enumerate(lines, start=1)
    )


def test_of_two_languages_in_one_script_the_upper_one_is_read():
    talk = read_text(
        _pairs(
            [
                "Welcome back to the harbour, everyone.\nBon retour dans le port, mes amis.",
                "When did you first see the bell?\nQuand as-tu vu la cloche ?",
                "Nobody could leave that winter.\nPersonne ne pouvait partir cet hiver-là.",
                "We walked out with lanterns.\nNous sommes sortis avec des lanternes.",
            ]
        ),
        "a.srt",
    )
    assert "Bon" not in talk.words and "lanternes." not in talk.words
    assert any("two languages" in warning for warning in talk.warnings)


def test_what_sites_put_at_the_ends_of_captions_is_not_said():
    talk = read_text(
        _pairs(
            [
                "Advertise your product or brand here\ncontact www.OpenSubtitles.org today",
                "Mind the step.",
                "Which one?",
                "Support us and become VIP member\nto remove all ads from www.OpenSubtitles.org",
            ]
        ),
        "a.srt",
    )
    assert said(talk) == "Mind the step. Which one?"
