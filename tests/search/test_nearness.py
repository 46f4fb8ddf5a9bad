import pytest

from app.search.nearness import STRETCH, Slot, densest

SLOTS = {1: [Slot(0, 1.0)], 2: [Slot(1, 1.0)], 3: [Slot(1, 0.5)]}
WORTH = [2.0, 3.0]


def test_words_of_one_breath_are_worth_more_than_words_far_apart():
    assert densest([1, 0, 0, 2], SLOTS, WORTH) == 5.0
    assert densest([1, *[0] * STRETCH, 2], SLOTS, WORTH) == 3.0


def test_a_word_said_twice_counts_once():
    assert densest([1, 1, 1], SLOTS, WORTH) == 2.0
    assert densest([2, 3], SLOTS, WORTH) == 3.0


def test_what_stands_for_a_word_counts_less():
    assert densest([1, 3], SLOTS, WORTH) == pytest.approx(3.5)


def test_a_stretch_moves_on():
    apart = [0] * (STRETCH - 1)
    assert densest([1, *apart, 2, 1], SLOTS, WORTH) == 5.0
    assert densest([], SLOTS, WORTH) == densest([0, 0], SLOTS, WORTH) == 0.0
