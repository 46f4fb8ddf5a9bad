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


PLAIN = """---
title: The Tower Talk
---

Video: <https://example.org/tower>

# Introduction

Vera Holm: Good morning, and welcome to the *tower*. See [the plan](https://example.org/plan).[^1]

Tomas Rask: Thank you. ![a bell](bell.png)

The stairs
----------

```
count --steps 112
```

| step | height |
|------|--------|
| 1    | 20     |

Vera Holm: Mind the third step.<!-- it creaks -->

- one
- two

[^1]: The plan of 1904.
"""


def test_names_needn_t_be_bold_and_code_tables_and_notes_are_left_aside():
    transcript = read_text(PLAIN, "talk.md")
    assert turns(transcript) == [
        ("Vera Holm", "Good morning, and welcome to the tower. See the plan."),
        ("Tomas Rask", "Thank you."),
        ("Vera Holm", "Mind the third step. one two"),
    ]


def test_headings_are_chapters_that_begin_with_a_word():
    chapters = read_text(PLAIN, "talk.md").metadata.chapters
    assert [(chapter.title, chapter.word) for chapter in chapters] == [
        ("Introduction", 0),
        ("The stairs", 12),
    ]


def test_bold_points_of_a_list_are_nobody():
    text = "**Vera:** Three things.\n\n**Tomas:** Which?\n\n**Vera:** These:\n\n"
    text += "- **Speed:** it is fast\n- **Ease:** it is easy\n\n**Tomas:** I see.\n"
    assert {name for name, _ in turns(read_text(text, "talk.md"))} == {"Vera", "Tomas"}


def test_a_stray_star_is_no_part_of_a_name():
    text = "**Vera:** So.\n\n***Tomas:** Well.\n\n**Vera:** Yes.\n\n**Tomas:** No.\n"
    assert {name for name, _ in turns(read_text(text, "talk.md"))} == {"Vera", "Tomas"}


def test_a_list_of_contents_is_not_said():
    text = (
        "# The stairs\n\n## Table of Contents\n* [00:00:00] Introduction\n* [00:01:10] Steps\n\n"
        "## [00:00:00] Introduction\n\n**Vera:** Mind it.\n\n**Tomas:** Which?\n"
    )
    assert [name for name, _ in turns(read_text(text, "talk.md"))] == ["Vera", "Tomas"]


def test_bold_questions_between_answers_are_not_said_by_who_was_named_before():
    asked = ["Since when?", "And before?", "Who built it?"]
    text = "**Vera:** Mind it.\n\n**Tomas:** I do.\n\n"
    text += "".join(f"**{question}**\n\nSince the flood.\n\nAll of it.\n\n" for question in asked)
    talk = turns(read_text(text, "talk.md"))
    assert talk[:2] == [("Vera", "Mind it."), ("Tomas", "I do.")]
    assert talk[2:] == [
        (None, words) for one in asked for words in (one, "Since the flood. All of it.")
    ]


def test_a_talk_that_is_set_as_code_is_read():
    talk = read_text(
        "# A walk\n\nRecorded in March.\n\n```\nVera: Mind the step.\nTomas: Which one?\n"
        "Vera: The wet one.\nTomas: I see.\n```\n",
        "talk.md",
    )
    assert turns(talk) == [
        ("Vera", "Mind the step."), ("Tomas", "Which one?"), ("Vera", "The wet one."),
        ("Tomas", "I see."),
    ]  # fmt: skip
    assert talk.metadata.title == "A walk"


def test_a_program_beside_a_talk_is_none_of_it():
    talk = read_text(
        "**Vera:** Mind the step.\n\n```\nname: step\nwet: yes\nname: wall\nwet: no\n```\n\n"
        "**Tomas:** Which one?\n",
        "talk.md",
    )
    assert " ".join(talk.words) == "Mind the step. Which one?"


def test_who_says_nothing_but_links_is_a_recording_that_is_played_in():
    talk = read_text(
        "**Vera Holm:** So the keeper came down to the quay, and what did he say?\n\n"
        "**Hamlet:** [To be, or not to be](https://example.org/hamlet)\n\n"
        "**Yorick:**\n\n[Alas](https://example.org/alas)\n\n"
        "**Ole Dahl:** [Here it is](https://example.org/here)\n\nand he went home again.\n\n"
        "**Vera Holm:** He said so, and the lamp was lit.\n",
        "talk.md",
    )
    assert talk.metadata.played == ("Hamlet", "Yorick")
    assert {turn.speaker for turn in talk.turns} >= {"Hamlet", "Ole Dahl"}
