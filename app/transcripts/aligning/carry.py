"""Carry words of one version of a transcript over to the next: what links hold on to.

Words that stand in both versions in the same order are found by their longest common
subsequence (Myers' and Hyyrö's bit-parallel one, by RapidFuzz); a stretch that was moved is
looked for by its own words. The selectors of the W3C's Web Annotation Model (2017) are the
model: a position, and the quote itself to check it by.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from app.transcripts.aligning.align import pairs_of
from app.transcripts.bare import bare

NOWHERE = -1
HELD_SHARE = 0.5
"""A stretch is still there when this share of its words is."""
_MOST_PAIRS = 400_000_000
"""Pairs of words that are compared, a bit of memory each. Longer texts are compared from run to run
of words that stand once in both."""

PlacesAfter = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a stretch stands now: words `[first, last)`, whether they are the very same ones,
    and the share of its words that are among them."""

    first: int
    last: int
    is_same: bool
    share: float


def word_keys(words: Sequence[str]) -> list[str]:
    """Words as they count for a link: case and punctuation don't."""
    return [bare(word) or word for word in words]


def places(before: Sequence[str], after: Sequence[str]) -> PlacesAfter:
    """For each word of `before`, its number in `after`, or NOWHERE. Takes keys."""
    found = np.full(len(before), NOWHERE, dtype=np.int32)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    found[:start] = np.arange(start)
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    if end:
        found[len(before) - end :] = np.arange(len(after) - end, len(after))
    middle = before[start : len(before) - end], after[start : len(after) - end]
    if len(middle[0]) * len(middle[1]) > _MOST_PAIRS:
        for a, b in pairs_of(*middle):
            found[start + a] = start + b
        return found
    for block in LCSseq.editops(*middle).as_matching_blocks():
        first = start + block.a
        found[first : first + block.size] = np.arange(block.size) + start + block.b
    return found


def carried(words: Sequence[str], standing: Sequence[int], after: Sequence[str]) -> Carried | None:
    """Where a stretch stands now; None where too little of it is left.

    `words` are its keys, `standing` the place of each in `after` (keys) or NOWHERE.
    """
    held = [(number, place) for number, place in enumerate(standing) if place != NOWHERE]
    held = _together(held, len(words))
    if len(held) < HELD_SHARE * len(words):
        return _moved(words, after)
    first = max(0, held[0][1] - held[0][0])
    last = min(len(after), held[-1][1] + len(words) - held[-1][0])
    before = max((place for place in standing if place != NOWHERE and place < held[0][1]),
                 default=NOWHERE)  # fmt: skip
    first = max(first, before + 1)
    return Carried(first, last, list(after[first:last]) == list(words), len(held) / len(words))


def _together(held: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """The words that stand near each other: a stray one far away is no part of the stretch."""
    runs: list[list[tuple[int, int]]] = []
    for number, place in held:
        if runs and 0 < place - runs[-1][-1][1] <= number - runs[-1][-1][0] + size // 2 + 3:
            runs[-1].append((number, place))
        else:
            runs.append([(number, place)])
    return max(runs, key=len, default=[])


def _moved(words: Sequence[str], after: Sequence[str]) -> Carried | None:
    """Where a stretch was moved to, by its words alone."""
    if not words or len(after) < 1:
        return None
    size = len(words)
    numbers = {word: number for number, word in enumerate(dict.fromkeys(after))}
    stream = np.array([numbers[word] for word in after])
    votes = np.zeros(len(after) + size, dtype=np.int32)
    for number, word in enumerate(words):
        if word in numbers:
            votes[np.flatnonzero(stream == numbers[word]) - number + size] += 1
    # Words that were put in or taken out shift the votes a little.
    near = np.convolve(votes, np.ones(5, dtype=np.int32), mode="same")
    at = int(np.argmax(near))
    if near[at] < HELD_SHARE * size:
        return None
    first = max(0, min(at - size, len(after) - 1))
    last = min(len(after), first + size)
    for shift in range(-2, 3):
        if first + shift >= 0 and list(after[first + shift : first + shift + size]) == list(words):
            return Carried(first + shift, first + shift + size, is_same=True, share=1.0)
    return Carried(first, last, is_same=False, share=float(near[at]) / size)
