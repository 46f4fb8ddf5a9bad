"""Which of all hits are wanted, in which order: the best, the best of each episode, the newest."""

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.index.segment import Flags, Longs
from app.search.port import Order

_ABOVE_ANY_SCORE = 1e9
"""More than any score."""
_AFTER_ANY_DAY = 1 << 40
"""Later than any day."""

Dates = Mapping[int, datetime.date]


@dataclass(frozen=True, slots=True)
class Hits:
    """All hits as columns, those of an episode one behind the other in the order of their numbers;
    `scores` are rounded as they are told."""

    passages: Longs
    episodes: Longs
    scores: NDArray[np.float64]
    has_slips: Flags

    @property
    def slips_last(self) -> NDArray[np.float64]:
        """The scores, those with slips below all others."""
        return np.where(self.has_slips, self.scores - _ABOVE_ANY_SCORE, self.scores)


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many hits in an order; where they are `grouped` only the best one of each episode.
    `closer` others may be lifted by looking closer, where the best are wanted. `dates` tells those
    of episodes."""

    order: Order
    limit: int
    grouped: bool
    closer: int
    dates: Callable[[Collection[int]], Dates]


def chosen(hits: Hits, wanted: Wanted) -> Longs:
    """The places of the hits that are wanted among all, in their order; equal ones by their
    numbers."""
    if wanted.order != "relevance":
        places = _best_of_each(hits) if wanted.grouped else np.arange(len(hits.passages))
        return _by_date(hits, places, wanted)
    if not wanted.grouped:
        return _best(hits, np.arange(len(hits.passages)), wanted.limit + wanted.closer)
    close = _best(hits, np.arange(len(hits.passages)), wanted.closer)
    each = _best(hits, _best_of_each(hits), wanted.limit + wanted.closer)
    both = np.union1d(close, each)
    return _best(hits, both, len(both))


def _best(hits: Hits, places: Longs, most: int) -> Longs:
    """At most so many of these places, the best first."""
    scores = hits.slips_last[places]
    if len(places) > most:
        places = places[scores >= np.partition(scores, -most)[-most]]
        scores = hits.slips_last[places]
    found: Longs = places[np.lexsort((hits.passages[places], -scores))[:most]]
    return found


def _best_of_each(hits: Hits) -> Longs:
    """The place of the best hit of each episode."""
    if not len(hits.passages):
        return np.zeros(0, dtype=np.int64)
    scores = hits.slips_last
    starts = np.flatnonzero(np.diff(hits.episodes, prepend=hits.episodes[0] - 1))
    most = np.repeat(np.maximum.reduceat(scores, starts), np.diff(starts, append=len(scores)))
    best = np.flatnonzero(scores == most)
    _, first = np.unique(hits.episodes[best], return_index=True)
    found: Longs = best[first]
    return found


def _by_date(hits: Hits, places: Longs, wanted: Wanted) -> Longs:
    """The first of these places by the dates of their episodes, those of a day the best first;
    undated ones last."""
    ids, which = np.unique(hits.episodes[places], return_inverse=True)
    dates = wanted.dates(ids.tolist())
    sign = -1 if wanted.order == "newest" else 1
    days = np.array(
        [sign * dates[key].toordinal() if key in dates else _AFTER_ANY_DAY for key in ids.tolist()],
        dtype=np.int64,
    )[which]
    if len(places) > wanted.limit:
        is_early = days <= np.partition(days, wanted.limit)[wanted.limit]
        places, days = places[is_early], days[is_early]
    order = np.lexsort((hits.passages[places], -hits.slips_last[places], days))
    found: Longs = places[order[: wanted.limit]]
    return found
