from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.rolling import said_once


def once(captions: list[str], gap_ms: int = 0) -> str:
    blocks = [
        CaptionBlock(n * 1000, (n + 1) * 1000 - gap_ms, tuple(text.split("|")))
        for n, text in enumerate(captions)
    ]
    kept = said_once(blocks, lambda line: tuple(line.split()), lambda line: False)
    return " ".join(line for block in kept for line in block.lines)


def test_a_line_that_moves_up_is_said_once():
    assert once(["a b", "a b|c d", "c d|e f", "e f|g h"]) == "a b c d e f g h"


def test_three_lines_of_live_captions():
    assert once(["a b", "a b|c d", "a b|c d|e f", "c d|e f|g h"]) == "a b c d e f g h"


def test_a_line_that_grows():
    assert once(["good", "good morning", "good morning to you", "good morning to you all"]) == (
        "good morning to you all"
    )


def test_what_is_said_again_stays():
    assert once(["No.", "No.", "I said no.", "No."]) == "No. No. I said no. No."
    assert once(["a b", "a b|c d", "c d|e f", "e f|g h"], gap_ms=500).count("c d") == 2


words = st.lists(st.sampled_from("tide bell door storm mole pier".split()), min_size=1, max_size=5)


@given(st.lists(words.map(" ".join), min_size=6, max_size=40, unique=True))
def test_rolled_up_captions_give_back_their_lines(lines):
    numbered = [f"{line} {n}" for n, line in enumerate(lines)]
    rolled = [numbered[0], *(f"{above}|{line}" for above, line in pairwise(numbered))]
    assert once(rolled) == " ".join(numbered)


def test_two_captions_that_roll_up_are_a_rolling_file():
    shown = ["The harbour was frozen", "The harbour was frozen|and nobody could leave."]
    assert once(shown) == "The harbour was frozen and nobody could leave."
    assert once(["No.", "No.|Never."]) == "No. No. Never."


def test_lines_of_several_words_move_up_over_a_pause_too():
    shown = ["mind the wet step|which step is it", "which step is it|the last one of all"]
    assert once(["all of us here|mind the wet step", *shown], gap_ms=600) == (
        "all of us here mind the wet step which step is it the last one of all"
    )
