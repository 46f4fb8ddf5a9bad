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
