"""Lists of those who speak."""

import time

import pytest

from app.transcripts.lines.rosters import rosters
from tests.transcripts.formats.reading import read_text, turns

_SAID = "Vera Holm: Mind the step.\nTomas Ek: Which one?\nVera Holm: The wet one.\nTomas Ek: Oh."


@pytest.mark.parametrize(
    "line",
    [
        "Chairs: Vera Holm, Tomas Ek",
        "Vorsitz: Vera Holm und Kaj Berg",
        "Presenter: Vera Holm (VH)",
        "Witnesses: Dame Vera Holm, Director, Harbour Trust, and Tomas Ek, Keeper.",
        "Minutes: Kaj Berg",
        "Sted: Kettle Island",
    ],
)
def test_names_behind_a_label_are_a_list_in_any_language(line):
    assert rosters([line, *_SAID.split("\n")]) == {0}


@pytest.mark.parametrize(
    "line",
    [
        "Kaj: Thanks, Vera.",
        "Kaj: : , -- , .",
        "Kaj: -- and you",
        "Kaj: Good morning, Tomas",
        "Vera Holm: Tomas Ek",
        "Vera Holm: Up next a chat between Kaj Berg, Tomas Ek and Vera Holm.",
    ],
)
def test_who_says_a_name_is_no_list(line):
    assert rosters([*_SAID.split("\n"), line]) == set()


def test_names_below_one_another_are_a_list_above_the_talk_and_below_it():
    said = "Vera Holm\nMind the step.\nTomas Ek\nWhich one?\nVera Holm\nThe wet one.\nTomas Ek\nOh."
    above = "Vera Holm\nKeeper\nTomas Ek\nGuest\n"
    below = "\nDuration: 2 minutes\n\nVera Holm -- Keeper\n\nTomas Ek -- Guest"
    assert rosters((above + said).split("\n")) == {0, 1, 2, 3}
    assert rosters((said + below).split("\n")) == {8, 10, 12}
    assert rosters(said.split("\n")) == set()


def test_time_goes_with_the_number_of_lines():
    def seconds(count: int) -> float:
        began = time.process_time()
        rosters(["A, B & C, D and E: F, G, H (" * 10, *_SAID.split("\n")] * count)
        return time.process_time() - began

    seconds(10)
    assert seconds(4_000) < 12 * seconds(1_000) + 0.1


def test_whoever_is_listed_and_comes_again_speaks():
    lines = ["The Tower", "", "PRESENT", "Vera Holm", "Tomas Ek", "", "VERA HOLM", "Mind the",
             "step there.", "", "TOMAS EK", "I do."]  # fmt: skip
    assert 6 not in rosters(lines)


def test_a_cast_above_a_talk_says_who_they_are_and_no_words():
    text = (
        "The Wet Step\n\nCAST\nIda Rask – the keeper\nHarold Quill – a stranger\n\n"
        "Ida Rask: Who's there?\nHarold Quill: Me.\nIda Rask: And who is me?\nHarold Quill: Me.\n"
    )
    assert turns(read_text(text))[0] == ("Ida Rask", "Who's there?")
