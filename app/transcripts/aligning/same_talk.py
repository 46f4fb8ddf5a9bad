"""Whether two transcripts are of one talk, and which of many are worth comparing.

A sketch holds the hashes of some of a transcript's runs of words: those that a fixed number
divides, so that two sketches hold the same ones wherever the transcripts say the same (FracMinHash,
after Irber et al. 2022; shingles after Broder 1997). Transcripts that share enough of them, and of
those that few others have, are compared word by word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from app.language.sounds import spoken_key
from app.transcripts.aligning.align import Alignment, align

Sketch = NDArray[np.uint32]
"""Hashes of runs of words, rising, each once."""

RUN_WORDS = 4
"""Words of a run: shorter ones stand in any talk, longer ones in none that was misheard."""
KEPT_ONE_OF_RUNS = 16
"""One of so many runs is kept,"""
KEPT_WHOLE_WORDS = 3_000
"""and all of them in a talk with fewer words."""
_MOST_TALKS = 8
"""A run that stands in more talks belongs to a show, its jingle or its advertisements."""
_SHARED_SHARE = 0.05
"""Share of the smaller sketch that two of one talk have in common: with every fifth word misheard
it is 0.3, in talks of one show below 0.02."""
_FEWEST_RUNS = 3

_STEP_WORDS = 60
"""Words of either transcript after which the two no longer go on together: what lies between was
misheard, or cut."""
_LEAST_TOGETHER_WORDS = 20
"""Words of a stretch in which they do."""
_SHORT, _SHORT_SAME = 60, 0.95
"""Announcements of one show differ in a name and a number: of texts with fewer words so many must
be the same."""
SHORTER, LONGER = 0.7, 0.6
"""Shares of the words of either transcript that lie in such stretches. A trailer is all in the
talk, but the talk isn't in the trailer; of two parts neither is in the other; advertisements,
openings and what was cut may be a third."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two transcripts go together: the shares of the words of the shorter and of the longer
    one that lie where both say the same, and the share of the words there that are the same."""

    shorter: float
    longer: float
    same: float

    @property
    def is_same_talk(self) -> bool:
        """Whether both are of one talk, the whole of it."""
        return self.shorter >= SHORTER and self.longer >= LONGER


def sketch(words: Sequence[str]) -> Sketch:
    """The hashes of some runs of words."""
    numbers = np.array(list(filter(None, map(_number, words))), dtype=np.uint64)
    if len(numbers) < RUN_WORDS:
        return np.zeros(0, dtype=np.uint32)
    count = len(numbers) - RUN_WORDS + 1
    runs = np.zeros(count, dtype=np.uint64)
    for place in range(RUN_WORDS):
        runs = (runs ^ numbers[place : place + count]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    if count >= KEPT_WHOLE_WORDS:
        runs = runs[runs % np.uint64(KEPT_ONE_OF_RUNS) == 0]
    return np.unique((runs >> np.uint64(31)).astype(np.uint32))


@lru_cache(maxsize=400_000)
def _number(word: str) -> int:
    """A hash of how a word sounds (64 bits); 0 for what is no word."""
    key = spoken_key(word)
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def candidate_pairs(sketches: Mapping[int, Sketch]) -> list[tuple[int, int]]:
    """The pairs of transcripts (the smaller number first) that are worth comparing."""
    ids = sorted(sketches)
    if not ids:
        return []
    sizes = np.array([len(sketches[key]) for key in ids])
    hashes = np.concatenate([sketches[key] for key in ids])
    owners = np.repeat(np.arange(len(ids)), sizes)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    lengths = np.diff(np.append(starts, len(hashes)))
    pairs = [np.zeros(0, dtype=np.int64)]
    for length in range(2, _MOST_TALKS + 1):
        held = starts[lengths == length]
        for a, b in combinations(range(length), 2):
            pairs.append(owners[held + a] * len(ids) + owners[held + b])
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    first, second = np.divmod(found, len(ids))
    least = np.maximum(_FEWEST_RUNS, _SHARED_SHARE * np.minimum(sizes[first], sizes[second]))
    kept = counts >= least
    return [(ids[a], ids[b]) for a, b in zip(first[kept], second[kept], strict=True)]


def resemblance(one: Sketch, other: Sketch) -> float:
    """The share of the runs of two transcripts that both have, 0 to 1, as their sketches tell."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(1, len(one) + len(other) - shared)


def talk_likeness(here: Sequence[str], there: Sequence[str]) -> Likeness:
    """How two transcripts go together."""
    return likeness_of(align(here, there), len(here), len(there))


def likeness_of(alignment: Alignment, here: int, there: int) -> Likeness:
    """The same, of transcripts with so many words that are aligned already."""
    covered = [0, 0]
    matched = 0
    least = min(_LEAST_TOGETHER_WORDS, here // 2, there // 2)
    for stretch in _stretches(alignment.pairs):
        spans = [stretch[-1][side] - stretch[0][side] + 1 for side in (0, 1)]
        if min(spans) >= least:
            covered = [covered[0] + spans[0], covered[1] + spans[1]]
            matched += len(stretch)
    if min(here, there) < _SHORT and len(alignment.pairs) < _SHORT_SAME * max(here, there):
        return Likeness(0.0, 0.0, matched / max(1, *covered))
    shares = covered[0] / max(1, here), covered[1] / max(1, there)
    shorter, longer = shares if here <= there else shares[::-1]
    return Likeness(shorter, longer, matched / max(1, *covered))


def _stretches(pairs: Sequence[tuple[int, int]]) -> list[Sequence[tuple[int, int]]]:
    """The pairs of aligned words, cut where the transcripts no longer go on together."""
    found: list[Sequence[tuple[int, int]]] = []
    start = 0
    for index in range(1, len(pairs) + 1):
        if index == len(pairs) or any(
            pairs[index][side] - pairs[index - 1][side] > _STEP_WORDS for side in (0, 1)
        ):
            found.append(pairs[start:index])
            start = index
    return [one for one in found if one]
