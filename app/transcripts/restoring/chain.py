"""A conditional random field of two states over chains of sentences, fitted in numpy.

Lafferty, McCallum, Pereira 2001; all chains go forward and backward side by side. The states are 1
and 0; staying in one weighs nothing, so there is a score for being in 1, and two for changing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClueRows:
    """ClueRows of clues, by the numbers that the clues have: clue `flat[i]` stands in row
    `owners[i]` of `count`."""

    flat: NDArray[np.int32]
    owners: NDArray[np.int64]
    count: int

    @classmethod
    def of(cls, clues: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> "ClueRows":
        """The clues of each row that have a number."""
        ids = [[numbers[one] for one in row if one in numbers] for row in clues]
        sizes = [len(row) for row in ids]
        flat = np.fromiter((one for row in ids for one in row), np.int32, sum(sizes))
        return cls(flat, np.repeat(np.arange(len(ids)), sizes), len(ids))

    def scores(self, weights: Doubles) -> Doubles:
        """The sum of its clues' weights for each row."""
        found: Doubles = np.bincount(self.owners, weights[self.flat], self.count).astype(np.float64)
        return found

    def slopes(self, wrong: Doubles, count: int) -> Doubles:
        """How much each of `count` clues stands in rows that are off by so much."""
        found: Doubles = np.bincount(self.flat, wrong[self.owners], count).astype(np.float64)
        return found


@dataclass(frozen=True, slots=True)
class Chains:
    """Sentences of many talks one behind the other: the talk of each, its place within the talk,
    and its state (-1 where it has none). A row of `seams` is about a sentence and the one before
    it in its talk."""

    talks: NDArray[np.int64]
    places: NDArray[np.int64]
    states: NDArray[np.int64]
    nodes: ClueRows
    seams: ClueRows


@dataclass(frozen=True, slots=True)
class Fitting:
    """How weights are fitted: so many steps, at the one rate and for the last three tenths at the
    other, and what the squares of how far they are moved cost."""

    steps: int
    rate: float
    last_rate: float
    penalty: float


ChainWeights = tuple[Doubles, Doubles, Doubles]
"""Of the clues of a sentence for state 1, and of those of a seam for a change from 1 to 0 and from
0 to 1."""


def fitted(chains: Chains, start: ChainWeights, how: Fitting) -> ChainWeights:
    """Weights that are moved from where they `start` towards the states of all chains: Adam (Kingma
    and Ba 2015), with a penalty on the squares of how far."""
    nodes, seams = len(start[0]), len(start[1])
    begun = np.concatenate(start)
    weights, mean, square = begun.copy(), np.zeros_like(begun), np.zeros_like(begun)
    own = chains.states
    before = np.concatenate([[-1], own[:-1]])
    is_known, is_seam = own >= 0, (own >= 0) & (before >= 0) & (chains.places > 0)
    for step in range(1, how.steps + 1):
        parts = np.split(weights, (nodes, nodes + seams))
        one, down, up = marginals(
            chains,
            chains.nodes.scores(parts[0]),
            chains.seams.scores(parts[1]),
            chains.seams.scores(parts[2]),
        )
        off = (
            np.where(is_known, one - own, 0),
            np.where(is_seam, down - ((before == 1) & (own == 0)), 0),
            np.where(is_seam, up - ((before == 0) & (own == 1)), 0),
        )
        slope = np.concatenate(
            [
                chains.nodes.slopes(off[0], nodes),
                chains.seams.slopes(off[1], seams),
                chains.seams.slopes(off[2], seams),
            ]
        )
        slope += how.penalty * (weights - begun)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = how.rate if step < 0.7 * how.steps else how.last_rate
        near = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights -= rate * near
    one, down, up = np.split(weights, (nodes, nodes + seams))
    return one, down, up


def marginals(chains: Chains, node: Doubles, down: Doubles, up: Doubles) -> ChainWeights:
    """For each sentence how likely it is in state 1, and how likely a change to it from 1 to 0 and
    from 0 to 1 is."""
    length, count = chains.places.max() + 1, chains.talks.max() + 1
    at = (chains.places, chains.talks)
    n, d, u, is_there = (np.zeros((length, count)) for _ in range(4))
    n[at], d[at], u[at], is_there[at] = node, down, up, 1
    forward = n.copy()
    for place in range(1, length):
        was = forward[place - 1]
        forward[place] += np.logaddexp(was, u[place]) - np.logaddexp(0, was + d[place])
    backward = np.zeros((length, count))
    for place in range(length - 2, -1, -1):
        later = n[place + 1] + backward[place + 1]
        carried = np.logaddexp(later, d[place + 1]) - np.logaddexp(0, later + u[place + 1])
        backward[place] = carried * is_there[place + 1]
    one = 1 / (1 + np.exp(-np.clip(forward + backward, -40, 40)))
    was, later = forward[:-1], n[1:] + backward[1:]
    stays, falls, rises = was + later, was + d[1:], u[1:] + later
    total = np.logaddexp(np.logaddexp(stays, 0), np.logaddexp(falls, rises))
    fall, rise = np.zeros((length, count)), np.zeros((length, count))
    fall[1:], rise[1:] = np.exp(falls - total), np.exp(rises - total)
    return one[at], fall[at], rise[at]
