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
