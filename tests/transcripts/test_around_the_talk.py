"""What stands around a talk and was read as a part of it is told."""

import pytest

from app.transcripts.detect import read
from app.transcripts.source import Source

TALK = (
    "Ruth: The ferry is late again.\nKai: Which one?\nRuth: The one from the islands.\nKai: Oh.\n"
)


def warnings(text: str, name: str = "talk.txt") -> str:
    return " ".join(read(Source(name, text.encode())).warnings)


def test_a_talk_with_nothing_around_it_is_warned_of_by_nothing():
    assert not warnings(TALK)


@pytest.mark.parametrize(
    "title", ["Interview with Kai Okafor", "Entrevista a Kai Okafor", "Rozmowa z Kai Okafor"]
)
def test_a_title_that_says_that_people_talk_where_nobody_was_found_to(title):
    prose = "The lamp burns. It always has.\n\n" * 4
    assert "nobody was found to" in warnings(f"{title}\n\n{prose}")
    assert not warnings(f"{title}\n\n{TALK}")


def test_titles_between_turns_that_were_read_as_words():
    text = f"{TALK}Fog and ferries\nLink to listen\n{TALK}The second lamp\n{TALK}"
    assert "“Link to listen” stand between what is said" in warnings(text)


def test_questions_in_what_one_person_says_in_one_turn():
    asked = "\n\n".join(f"Where was lamp {n}?\n\nOn the pier, as ever." for n in range(1, 5))
    text = f"Ruth: It burns.\n\nKai: It smokes.\n\nRuth: Never.\n\nKai: Ever.\n\n{asked}\n"
    found = warnings(text)
    assert "ask, and may be somebody else's" in found or "question marks" in found


def test_somebody_who_is_called_by_words_and_speaks_once():
    text = TALK * 2 + "Kai and i then: No.\n" + TALK
    found = read(Source("talk.txt", text.encode()))
    assert "Kai and i then" not in {t.speaker for t in found.turns} or "may be words" in " ".join(
        found.warnings
    )
