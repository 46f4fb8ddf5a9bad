import pytest

from app.transcripts.restoring.addressed import CLUES, addressed
from app.transcripts.restoring.voices import voices


@pytest.mark.parametrize(
    ("sentence", "clues"),
    [
        ("i love the back story here <guest>", ["@guest$"]),
        ("<guest> <guest>", ["@guest"]),
        ("today here with me is <guest> <guest>", ["@guest introduced"]),
        ("and then <guest> was there", ["@guest does"]),
        ("i'm <guest>", ["@i'm guest"]),
        ("thank you <host>", ["@host$"]),
        ("<host> it was in june", ["@^host"]),
        ("thank you so much for having me", ["@having me"]),
        ("the lamp was out", []),
    ],
)
def test_whoever_is_called_thanked_or_told_of_leaves_a_clue(sentence, clues):
    assert addressed(sentence.split()) == clues


def test_each_clue_speaks_for_whoever_isnt_called():
    says = voices("en").says
    assert {clue for clue in CLUES if says[clue] < 0} == {
        "@i'm guest", "@having me", "@host$", "@host", "@^host"
    }  # fmt: skip
