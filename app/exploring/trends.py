"""How often something is spoken of as time goes on."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

By = Literal["year", "number"]
_MOST_PERIODS = 20
"""Stretches of episode numbers that are told, at the most; those without an episode aren't."""


@dataclass(frozen=True, slots=True)
class CountedEpisode:
    """An episode with how many words are said in it; some have no date, others no number."""

    id: int
    slug: str
    words: int
    date: datetime.date | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """Episodes of a year, or with numbers `[first, last]`, and the words of all of them."""

    first: int
    last: int
    words: int
    episodes: tuple[CountedEpisode, ...]

    def follows(self, other: "Period") -> bool:
        """Whether it begins where the other ends, with nothing between them."""
        return self.first == other.last + 1

    def passages(self, found: Mapping[int, int]) -> int:
        """How many of the passages found, by episode, are of this stretch."""
        return sum(found.get(one.id, 0) for one in self.episodes)

    def per_million(self, found: Mapping[int, int]) -> float:
        """The same for each million of words that are said in it."""
        return 1_000_000 * self.passages(found) / max(1, self.words)

    def fullest(self, found: Mapping[int, int]) -> CountedEpisode:
        """The episode that has most of them."""
        return max(self.episodes, key=lambda one: found.get(one.id, 0))


def stretches(episodes: Sequence[CountedEpisode]) -> tuple[By, list[Period]]:
    """The stretches of time of an archive: years where most episodes have a date, else runs of
    episode numbers, equally wide, those without an episode not among them. Episodes that can't be
    placed are left out."""
    dated = [(one.date.year, one) for one in episodes if one.date]
    if 2 * len(dated) >= len(episodes):
        return "year", _grouped(dated, 1)
    numbered = [(one.number, one) for one in episodes if one.number is not None]
    if not numbered:
        return "year", _grouped(dated, 1)
    for width in _round_widths():
        if len(periods := _grouped(numbered, width)) <= _MOST_PERIODS:
            return "number", periods
    raise AssertionError("there is always a wider one")


def _grouped(placed: Iterable[tuple[int, CountedEpisode]], width: int) -> list[Period]:
    groups: dict[int, list[CountedEpisode]] = {}
    for place, one in placed:
        groups.setdefault((place - 1) // width, []).append(one)
    return [
        Period(group * width + 1, (group + 1) * width, sum(one.words for one in found), (*found,))
        for group, found in sorted(groups.items())
    ]


def _round_widths() -> Iterator[int]:
    """Widths that people count in: 1, 2, 5, 10, 20, 50, 100 and so on."""
    for power in itertools.count():
        for times in (1, 2, 5):
            yield times * 10**power
