"""Sections behind a talk that nobody says."""

import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source

TALK = "Ruth: The ferry is late again.\n\nKai: Which one?\n\nRuth: The one from the islands.\n\n"


@pytest.mark.parametrize(
    "head", ["## About the guest", "About our guest:", "**Links**", "### Show notes"]
)
def test_what_stands_behind_the_talk_is_left_out(head):
    text = f"{TALK}{head}\n\nKai has kept ferries for years.\n\n- The owner's page\n"
    found = read(Source("talk.md", text.encode()))
    assert found.words[-1] == "islands."


def test_a_section_that_somebody_speaks_in_stays():
    text = f"{TALK}## Links\n\nKai: I put the links below.\n\nRuth: Thanks for that.\n"
    assert read(Source("talk.md", text.encode())).words[-1] == "that."


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "2 comments:",
        "No hay comentarios:",
        "Nessun commento:",
        "Share this:",
        "Leia também",
        "Читайте также",
        "関連記事",
        "Related",
        "Tags: ferries, lamps",
        "Posted by Kai at 10:15",
        "Subscribe to our newsletter",
    ],
)
def test_what_a_page_has_below_a_talk_is_left_out(line):
    text = f"{TALK}{line}\n\nkite said...\n\nI love ferries. I once took one.\n"
    found = read(Source("talk.txt", text.encode()))
    assert found.words[-1] == "islands."


def test_lines_right_above_such_a_line_are_the_page_s_too():
    text = f"{TALK}Latest lamps\nA visit to the keeper\nView all comments (4)\n"
    assert read(Source("talk.txt", text.encode())).words[-1] == "islands."


def test_where_nobody_is_named_it_is_left_out_as_well():
    text = "The lamp burns. It always has.\n\n" * 6 + "Leave a comment\n\nYour name\n\nSend it.\n"
    assert read(Source("talk.txt", text.encode())).words[-1] == "has."


def test_such_words_amid_a_sentence_are_said():
    text = "Ruth: We never\nshare this\nwith anybody.\n\nKai: Never?\n\nRuth: I would\nread more\n"
    assert read(Source("talk.txt", text.encode())).words[-1] == "more"


def test_within_a_paragraph_that_is_cut_at_a_width_a_line_may_say_anything():
    text = (
        f"{TALK}Kai: We went out.\nMore on that in a second, and how we came to be\n"
        "there at all. It was late.\n"
    )
    assert read(Source("talk.txt", text.encode())).words[-1] == "late."
