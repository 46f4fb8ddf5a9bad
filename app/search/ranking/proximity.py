"""How the words of a query stand together in a passage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.search.codes import Codes, places_of_any
from app.search.weights import Proximity


@dataclass(frozen=True, slots=True)
class Slot:
    """A token may stand for word number `place` of the query, for `weight` of its idf."""

    place: int
    weight: float


SlotPlaces = Sequence[tuple[int, Sequence[Slot]]]
"""The words of a passage that may stand for words of the query, in order: the number of each in
the passage, and what it may stand for."""


def places_in(streams: Sequence[Codes], slots: Mapping[int, Sequence[Slot]]) -> list[SlotPlaces]:
    """Where words of the query stand in each of some passages, whose codes are given."""
    if not streams:
        return []
    stream = np.concatenate(streams)
    found = places_of_any(stream, np.fromiter(slots, dtype=np.int32, count=len(slots)))
    starts = np.cumsum([0, *map(len, streams)])
    of_each = np.split(found, np.searchsorted(found, starts[1:-1]))
    return [
        [
            (at - start, slots[code])
            for at, code in zip(ats.tolist(), stream[ats].tolist(), strict=True)
        ]
        for start, ats in zip(starts[:-1].tolist(), of_each, strict=True)
    ]


Pair = tuple[int, int]
"""The numbers of two words of the query, the lower one first."""


def pairs_near(
    places: SlotPlaces, own: int, idf: Sequence[float], weights: Proximity
) -> dict[Pair, float]:
    """The idf of the query's words that stand near each other in a passage of `own` words, more
    for those in the query's order and side by side: for each word the best of its pairs with
    those after it in the query. `places` may go on in the passage after it: what begins in the
    one may end in the other."""
    whole = max(1e-9, sum(idf))
    best: dict[Pair, float] = {}
    before: list[tuple[int, Slot]] = []
    for number, here in places:
        for slot in here:
            for other in here:  # one word here for two of the query: `gpt3` for `GPT-3`
                if number < own and other.place == slot.place + 1:
                    together = idf[slot.place] + idf[other.place]
                    part = together / whole
                    value = min(other.weight, slot.weight) * together * weights.grown(part)
                    pair = (slot.place, other.place)
                    best[pair] = max(best.get(pair, 0.0), value)
            for where, other in before:
                gap = number - where - 1
                if other.place == slot.place or gap < 0:
                    continue
                in_order = slot.place - other.place == gap + 1
                factor = weights.elsewhere / (1 + gap)
                if in_order:
                    factor = weights.in_order if gap else 1.0
                pair = (min(slot.place, other.place), max(slot.place, other.place))
                if pair[1] - pair[0] > weights.far_words:
                    factor *= weights.far_in_query
                value = factor * min(other.weight, slot.weight)
                best[pair] = max(best.get(pair, 0.0), value * (idf[pair[0]] + idf[pair[1]]) / 2)
        before = [(where, slot) for where, slot in before if number - where <= weights.far_words]
        if number < own:
            before += [(number, slot) for slot in here]
    chosen: dict[int, Pair] = {}
    for pair, value in best.items():
        if pair[0] not in chosen or value > best[chosen[pair[0]]]:
            chosen[pair[0]] = pair
    return {pair: best[pair] for pair in chosen.values()}


def densest(places: SlotPlaces, idf: Sequence[float], breath_words: int) -> float:
    """The idf of those of the query's words that stand in the stretch which holds most of it:
    what was said in one breath (of `breath_words`), rather than here and there in a passage."""
    found = [(number, slot) for number, here in places for slot in here]
    value: dict[int, float] = {}
    for _, slot in found:
        value[slot.place] = max(value.get(slot.place, 0.0), slot.weight * idf[slot.place])
    inside: Counter[int] = Counter()
    best = total = 0.0
    oldest = 0
    for number, slot in found:
        while number - found[oldest][0] >= breath_words:
            gone = found[oldest][1].place
            inside[gone] -= 1
            total -= 0.0 if inside[gone] else value[gone]
            oldest += 1
        total += 0.0 if inside[slot.place] else value[slot.place]
        inside[slot.place] += 1
        best = max(best, total)
    return best
