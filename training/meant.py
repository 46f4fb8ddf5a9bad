"""Learn how much words and meaning count where both find passages (app/search/ranking/meant.py).

`Judged` queries are fitted by ListNet (Cao et al. 2007): the loss of a query is minus the log of
the share that its right candidates have of a softmax over all of them. Weights of passages stay
above 0, so that nothing ranks lower for being nearer. Adam, no randomness: the same queries give
the same weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.ranking.meant import OF_MEANING, OF_QUERY, OF_WORDS, Doubles, Features, Learned

STEPS, RATE, SHRINK = 300, 0.05, 0.003


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates of a query of some class, and which of them are right, `(candidates,)`."""

    kind: str
    known: Features
    is_right: NDArray[np.bool_]


def scores(known: Features, weights: Learned) -> Doubles:
    """The score of each candidate, as the ranking adds it up."""
    by_meaning = known.meaning @ weights.meaning
    total: Doubles = known.words @ weights.words + weights.open(known.query) * by_meaning
    return total


def fit(judged: Sequence[Judged], counts: Mapping[str, float]) -> Learned:
    """Weights learned from queries of which some candidate is right; a query of a class counts as
    much as told. Raises ValueError where there is none."""
    every = [one for one in judged if one.is_right.any()]
    if not every:
        raise ValueError("No query has a right candidate.")
    start = np.concatenate(
        [np.log([4.0, 2.0]), np.log(np.full(len(OF_MEANING), 3.0)), np.zeros(len(OF_QUERY))]
    )
    table = _Table(every, counts)
    now, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = table.slope(now) + SHRINK * (now - start) / len(now)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        now -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return _learned(now)


def _learned(numbers: Doubles) -> Learned:
    words, meaning, query = np.split(numbers, [len(OF_WORDS), len(OF_WORDS) + len(OF_MEANING)])
    return Learned(np.exp(words), np.exp(meaning), query)


class _Table:
    """All candidates of all queries, one behind the other."""

    def __init__(self, judged: Sequence[Judged], counts: Mapping[str, float]) -> None:
        sizes = [len(one.is_right) for one in judged]
        self._words = np.concatenate([one.known.words for one in judged])
        self._meaning = np.concatenate([one.known.meaning for one in judged])
        self._query = np.stack([one.known.query for one in judged])
        self._right = np.concatenate([one.is_right for one in judged])
        self._starts = np.cumsum([0, *sizes])[:-1]
        self._of = np.repeat(np.arange(len(judged)), sizes)
        shares = np.array([counts.get(one.kind, 1.0) for one in judged])
        self._shares = shares / shares.sum()

    def slope(self, numbers: Doubles) -> Doubles:
        """The gradient of the loss."""
        weights = _learned(numbers)
        gate = 1 / (1 + np.exp(-(self._query @ weights.query)))
        by_meaning = self._meaning @ weights.meaning
        score = self._words @ weights.words + gate[self._of] * by_meaning
        grown = np.exp(score - np.maximum.reduceat(score, self._starts)[self._of])
        right = grown * self._right
        whole = np.add.reduceat(grown, self._starts)[self._of]
        share = np.maximum(np.add.reduceat(right, self._starts), 1e-12)[self._of]
        off = (grown / whole - right / share) * self._shares[self._of]
        opened = np.add.reduceat(off * by_meaning, self._starts) * gate * (1 - gate)
        return np.concatenate(
            [
                (self._words.T @ off) * weights.words,
                (self._meaning.T @ (off * gate[self._of])) * weights.meaning,
                self._query.T @ opened,
            ]
        )
