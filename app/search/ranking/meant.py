"""How passages that words or meaning found are put in one order.

A passage's score by words is added to by what it means, as far as the query's words don't tell: a
gate over the query, times a sum over the passage. All numbers were learned (docs/training.md); the
method is ListNet's (Cao et al. 2007), a softmax over the candidates of each query.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.search.explanation import Explanation
from app.search.port import Candidate

Doubles = NDArray[np.float64]
OF_WORDS = ("words", "first")
OF_MEANING = ("alike", "nearest", "around", "episode")
OF_QUERY = ("always", "found", "strong", "breath")
_FILE = Path(__file__).with_name("meant.json")
_NEAR_PASSAGES = 100
"""Passages nearest by meaning among which those of an episode are counted."""
_NEAR_DOUBLINGS = 6
"""Of passages nearest by meaning so many doublings of one count 1."""
_STRONGEST = 2.0
"""Scores of so many times a query's worth, and higher ones, tell as much. These three are part of
what was learned, and no weights to be tuned: with others the file is learned anew."""


@dataclass(frozen=True, slots=True)
class Learned:
    """How much each feature counts: of a passage by its words, of it by its meaning, and of the
    query, which decides how much its meaning counts."""

    words: Doubles
    meaning: Doubles
    query: Doubles

    def open(self, query: Doubles) -> float:
        """How much meaning counts for a query, 0 to 1."""
        return float(1 / (1 + np.exp(-(query @ self.query))))


@cache
def learned() -> Learned:
    """The weights that are used where no others are given."""
    return read_learned(json.loads(_FILE.read_text("utf-8"))["weights"])


def read_learned(told: Mapping[str, Mapping[str, float]]) -> Learned:
    """Weights by name."""
    return Learned(
        np.array([told["words"][name] for name in OF_WORDS]),
        np.array([told["meaning"][name] for name in OF_MEANING]),
        np.array([told["query"][name] for name in OF_QUERY]),
    )


@dataclass(frozen=True, slots=True)
class ByWords:
    """What words tell of a query's candidates: the score of each by words, the query's worth (the
    idf of its words; their scores are counted in this unit), and the share of it that any of
    them says in one breath."""

    candidates: Sequence[Candidate]
    scores: Doubles
    worth: float
    breath: float


@dataclass(frozen=True, slots=True)
class Features:
    """Of a query's candidates by words `(candidates, OF_WORDS)`, by meaning
    `(candidates, OF_MEANING)`, and of the query `(OF_QUERY,)`."""

    words: Doubles
    meaning: Doubles
    query: Doubles


def features(told: ByWords) -> Features:
    """The features of candidates, and of the query that they were found for."""
    alike = np.array([one.meaning for one in told.candidates])
    places, is_known = _places(alike), alike > 0
    is_near = is_known & (places <= _NEAR_PASSAGES)
    episodes = [one.episode_id for one in told.candidates]
    near = Counter(key for key, counts in zip(episodes, is_near, strict=True) if counts)
    others = np.array([near[key] for key in episodes]) - is_near
    around = np.array([one.around for one in told.candidates])
    words = told.scores / told.worth
    beside = np.log2(1 + others) / _NEAR_DOUBLINGS
    by_meaning = [alike, is_known / places, is_known * around, is_known * beside]
    best = max((one.covered for one in told.candidates), default=0.0)
    strong = min(1.0, float(words.max(initial=0.0)) / _STRONGEST)
    return Features(
        np.stack([words, 1 / _places(words)], axis=1),
        np.stack(by_meaning, axis=1),
        np.array([1.0, best, strong, told.breath]),
    )


def _places(values: Doubles) -> NDArray[np.int64]:
    """The place of each value, from 1 for the highest; equal ones as they come."""
    places = np.empty(len(values), dtype=np.int64)
    places[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return places


@dataclass(frozen=True, slots=True)
class Meant:
    """What is added to the score of a passage: for its place by words, and for what it means,
    feature by feature."""

    first: float
    by_meaning: tuple[float, ...]
    candidate: Candidate

    @property
    def score(self) -> float:
        """All of it."""
        return self.first + sum(self.by_meaning)

    def explained(self) -> tuple[Explanation, ...]:
        """The same, part by part."""
        if not self.candidate.meaning:
            return (Explanation(self.first, "place by words"),)
        alike, nearest, around, episode = self.by_meaning
        return (
            Explanation(self.first, "place by words"),
            Explanation(
                sum(self.by_meaning),
                "meaning",
                (
                    Explanation(alike, f"{self.candidate.meaning:.0%} the same"),
                    Explanation(nearest, "place by meaning"),
                    Explanation(around, f"{self.candidate.around:.0%} in what is said beside it"),
                    Explanation(episode, "others of its episode that are near"),
                ),
            ),
        )


def meant(told: ByWords) -> dict[int, Meant]:
    """What is added to the scores of candidates by words, by their passages, in the unit of these
    scores; nothing where the meaning of none is known."""
    if not any(one.meaning > 0 for one in told.candidates):
        return {}
    weights, known = learned(), features(told)
    unit = told.worth / weights.words[0]
    first = known.words[:, 1] * weights.words[1] * unit
    counted = known.meaning * weights.meaning * (weights.open(known.query) * unit)
    return {
        one.passage_id: Meant(float(place), tuple(parts), one)
        for place, parts, one in zip(first, counted.tolist(), told.candidates, strict=True)
    }
