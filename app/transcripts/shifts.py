"""Where a talk turns to something else, found by its words alone.

TextTiling (Hearst, Computational Linguistics 23, 1997) over passages: where the words of the
passages before and after a gap have little in common, and more on either side of it, the topic
shifts. Works in any language, on text without any punctuation.
"""

import zlib
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from app.transcripts.bare import bare

BLOCK_PASSAGES = 4
"""Passages that are compared on either side of a gap."""
_BUCKETS = 1024
_SHALLOWEST = 0.1
"""A lesser depth is no shift, nor is one that isn't above the talk's mean."""
_LIKELIER = 1.4
"""How much more a shift counts where somebody asks something."""
_SHORTEST_LETTERS = 4
"""Letters of a word that tells what is spoken of."""


def depths(passages: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """How far the words before each passage are from those after it, seen against its
    neighbours: 0 for no shift (and before the first), 2 at the most. Linear in the words."""
    count = len(passages)
    if count < 2:
        return np.zeros(count, np.float32)
    none = np.zeros((BLOCK_PASSAGES, _BUCKETS), np.float32)
    padded = np.concatenate((none, _weighted(passages), none))
    blocks = np.sum(
        [padded[step : count + BLOCK_PASSAGES + step] for step in range(BLOCK_PASSAGES)], axis=0
    )
    before, after = blocks[1:count], blocks[1 + BLOCK_PASSAGES : count + BLOCK_PASSAGES]
    lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    alike = (before * after).sum(axis=1) / np.maximum(lengths, 1e-9)
    found = np.zeros(count, np.float32)
    found[1:] = _peak(alike) + _peak(alike[::-1])[::-1] - 2 * alike
    return found


def _weighted(passages: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Words counted by bucket, the rarer the heavier; those of half the passages tell nothing."""
    counts = np.zeros((len(passages), _BUCKETS), np.float32)
    buckets = {word: _bucket(word) for word in set(chain.from_iterable(passages))}
    for number, words in enumerate(passages):
        found = np.fromiter(map(buckets.__getitem__, words), dtype=np.int64, count=len(words))
        counts[number] = np.bincount(found[found >= 0], minlength=_BUCKETS)
    held = (counts > 0).sum(axis=0)
    weights = np.log(len(passages) / np.maximum(held, 1))
    weights[held > len(passages) / 2] = 0
    counts = np.sqrt(counts, out=counts)
    counts *= weights.astype(np.float32)
    return counts


@lru_cache(maxsize=100_000)
def _bucket(word: str) -> int:
    """Where a word is counted; -1 for one that doesn't tell what is spoken of."""
    plain = bare(word)
    if len(plain) < _SHORTEST_LETTERS and plain.isascii():
        return -1
    return zlib.crc32(plain.encode("utf-8", "replace")) % _BUCKETS


def _peak(alike: NDArray[np.float32]) -> NDArray[np.float32]:
    """The value at the top of the slope that leads up to each place from the left."""
    top = alike.copy()
    for place in range(1, len(alike)):
        if alike[place - 1] > alike[place]:
            top[place] = top[place - 1]
    return top


def sections(
    passages: Sequence[Sequence[str]],
    starts: Sequence[int],
    least: int,
    begun: Collection[int] = (),
    likely: Collection[int] = (),
) -> list[int]:
    """The passages that begin a section: the first, those `begun` in any case, then the deepest
    shifts, each at least `least` away from those chosen before it (in the units of `starts`, where
    passages begin). A shift at one of the `likely` passages counts for more."""
    if not passages:
        return []
    found = depths(passages)
    shallowest = max(_SHALLOWEST, float(found.mean()))
    found[list(likely)] *= _LIKELIER
    chosen = sorted({0, *begun})
    for place in np.argsort(-found, kind="stable"):
        start = starts[place]
        if found[place] > shallowest and all(
            abs(start - starts[other]) >= least for other in chosen
        ):
            chosen.append(int(place))
    return sorted(chosen)
