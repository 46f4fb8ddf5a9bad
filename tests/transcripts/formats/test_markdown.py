from app.transcripts.timeline import Timing
from tests.transcripts.formats.reading import read_text, said, turns

MARKDOWN = r"""---
title: Two voices
date: 2021-10-02
---
# A heading

**Anna Berg:** Have you seen [the tables](https://example.org/a_b)? \[laughter\]

**Ben:** \[12:30\] I *have*, and `ls` too.

Another paragraph of his.

**Anna Berg**: \[01:02:03.50\] Good.
"""


def test_bold_names_are_turns_and_markup_is_gone():
    transcript = read_text(MARKDOWN, "talk.md")
    assert transcript.format == "markdown"
    assert turns(transcript) == [
        ("Anna Berg", "Have you seen the tables?"),
        ("Ben", "I have, and ls too. Another paragraph of his."),
        ("Anna Berg", "Good."),
    ]
    assert [mark.text for mark in transcript.marks] == ["laughter"]


def test_times_are_knots():
    timeline = read_text(MARKDOWN).timeline
    assert (timeline.at(5).ms, timeline.at(5).kind) == (750_000, Timing.EXACT)
    assert timeline.at(7).kind is Timing.INTERPOLATED
    assert timeline.at(0).kind is Timing.ESTIMATED
    assert timeline.at(14).ms == 3_723_500


def test_front_matter_is_read_and_headings_are_not_spoken():
    transcript = read_text(MARKDOWN)
    assert transcript.metadata.title == "Two voices"
    assert str(transcript.metadata.date) == "2021-10-02"
    assert "heading" not in said(transcript)


def test_paragraphs_within_a_turn():
    transcript = read_text(MARKDOWN)
    assert transcript.words[transcript.breaks[1]] == "Another"


def test_chapters_with_times_time_the_words_below():
    text = "**Anna:** one two\n\n## 12:34 The second chapter\n\n**Ben:** three\n\n**Anna:** x\n"
    timeline = read_text(text).timeline
    assert (timeline.at(2).ms, timeline.at(2).kind) == (754_000, Timing.EXACT)
