import numpy as np
import pytest

from app.transcripts.restoring.chain import Chains, ClueRows, Fitting, fitted, marginals

HOW = Fitting(steps=60, rate=0.1, last_rate=0.02, penalty=0.1)
STATES = np.array([1, 0, 0, 1, 0])
NUMBERS = {"asks": 0, "tells": 1}
ROWS = ClueRows.of([["asks"], ["tells"], ["tells", "unheard"], ["asks"], ["tells"]], NUMBERS)
SEAMS = ClueRows.of([[], ["seam"], ["seam"], ["seam"], ["seam"]], {"seam": 0})
CHAINS = Chains(np.zeros(5, int), np.arange(5), STATES, ROWS, SEAMS)


def test_weights_are_moved_towards_what_the_states_are():
    says, _, _ = fitted(CHAINS, (np.zeros(2), np.zeros(1), np.zeros(1)), HOW)
    assert says[0] > 0.5 > -0.5 > says[1]


def test_a_penalty_draws_weights_to_where_they_started():
    start = np.array([3.0, 2.0]), np.array([-1.0]), np.array([1.0])
    far = fitted(CHAINS, start, HOW)
    near = fitted(CHAINS, start, Fitting(60, 0.1, 0.02, penalty=1_000.0))
    assert far[0][1] < 1
    for begun, moved in zip(start, near, strict=True):
        assert moved == pytest.approx(begun, abs=0.05)


def test_what_nobody_is_known_to_say_moves_nothing():
    unknown = Chains(CHAINS.talks, CHAINS.places, np.full(5, -1), ROWS, SEAMS)
    for weights in fitted(unknown, (np.zeros(2), np.zeros(1), np.zeros(1)), HOW):
        assert not weights.any()


def test_chances_of_a_sentence_and_of_a_change_agree():
    nodes, down, up = np.array([2.0, -1.0, 0.5, 0.0, 1.0]), np.full(5, -0.5), np.full(5, 0.5)
    one, fall, rise = marginals(CHAINS, nodes, down, up)
    assert np.diff(one) == pytest.approx(rise[1:] - fall[1:])
