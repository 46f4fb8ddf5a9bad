import numpy as np
import pytest

from app.search.ranking.proximity import Slot, densest, pairs_near, places_in
from app.search.weights import Proximity

SLOTS = {1: [Slot(0, 1.0)], 2: [Slot(1, 1.0)], 3: [Slot(1, 0.5)]}
IDF = [2.0, 3.0]
WEIGHTS = Proximity()
BREATH = WEIGHTS.breath_words


def places(*codes):
    return places_in([np.array(codes, dtype=np.int32)], SLOTS)[0]


def test_words_of_one_breath_are_worth_more_than_words_far_apart():
    assert densest(places(1, 0, 0, 2), IDF, BREATH) == 5.0
    assert densest(places(1, *[0] * BREATH, 2), IDF, BREATH) == 3.0


def test_a_word_said_twice_counts_once():
    assert densest(places(1, 1, 1), IDF, BREATH) == 2.0
    assert densest(places(2, 3), IDF, BREATH) == 3.0


def test_what_stands_for_a_word_counts_less():
    assert densest(places(1, 3), IDF, BREATH) == pytest.approx(3.5)


def test_a_stretch_moves_on():
    apart = [0] * (BREATH - 1)
    assert densest(places(1, *apart, 2, 1), IDF, BREATH) == 5.0
    assert densest(places(), IDF, BREATH) == densest(places(0, 0), IDF, BREATH) == 0.0


def test_the_words_of_each_passage_are_counted_from_its_own_beginning():
    streams = [np.array(codes, dtype=np.int32) for codes in ([0, 1], [], [0, 0], [3, 0, 2])]
    first, second = SLOTS[1], SLOTS[2]
    assert places_in(streams, SLOTS) == [[(1, first)], [], [], [(0, SLOTS[3]), (2, second)]]
    assert places_in([], SLOTS) == []


def test_words_side_by_side_are_nearer_than_words_apart_or_turned_round():
    in_order, apart, turned = (
        pairs_near(places(*codes), 5, IDF, WEIGHTS)[0, 1]
        for codes in ([1, 2, 0], [1, 0, 0, 0, 2], [2, 0, 1])
    )
    assert in_order > apart > 0 and in_order > turned > 0


def test_what_begins_in_a_passage_may_end_in_the_next_but_not_begin_there():
    assert pairs_near(places(0, 1, 2), 2, IDF, WEIGHTS)[0, 1] > 0
    assert pairs_near(places(0, 1, 2), 1, IDF, WEIGHTS) == {}
