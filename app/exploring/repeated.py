"""Words that stand in several talks alike, such as advertisements and what a show says of itself:
they tell nothing of any of them.

Runs of words are compared by hashes, of which only those that 4 divides are kept: any longer run
holds some of them. Broder, "On the resemblance and containment of documents" (1997).
"""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.language.tokens import tokens

Hashes = NDArray[np.int64]

RUN_WORDS = 8
"""Words that are compared at once."""
TALKS = 3
"""A run that stands in so many talks is repeated."""
_KEPT_ONE_OF_RUNS = 4
_SAME_TALK_SHARE = 0.4
"""Where so much of a talk is repeated, the others are the same talk once more."""
_GAP_WORDS = 20
"""Repeated runs this near to each other are one, with what lies between them."""
_FACTOR = 1_099_511_628_211


def hashes(words: Sequence[str]) -> Hashes:
    """A hash for each run of a talk, by its first word; 0 for those that aren't kept."""
    coded = np.fromiter(map(_code, words), dtype=np.uint64, count=len(words))
    count = len(coded) - RUN_WORDS + 1
    if count < 1:
        return np.zeros(0, dtype=np.int64)
    found = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(RUN_WORDS):
            found = (found ^ coded[place : place + count]) * np.uint64(_FACTOR)
    found >>= np.uint64(2)
    found[found % np.uint64(_KEPT_ONE_OF_RUNS) != 0] = 0
    return found.astype(np.int64)


def repeated(talks: Iterable[Hashes]) -> Hashes:
    """The hashes that stand in several talks, in order."""
    each = [np.unique(one[one != 0]) for one in talks]
    if not each:
        return np.zeros(0, dtype=np.int64)
    found, counts = np.unique(np.concatenate(each), return_counts=True)
    return found[counts >= TALKS]


def repeated_words(words: Sequence[str], known: Hashes) -> frozenset[int]:
    """The words of a talk that stand in several talks alike."""
    places: list[int] = np.flatnonzero(np.isin(hashes(words), known, kind="sort")).tolist()
    found: set[int] = set()
    before = -_GAP_WORDS - RUN_WORDS
    for place in places:
        start = before if place - before <= _GAP_WORDS + RUN_WORDS else place
        found.update(range(max(0, start), place + RUN_WORDS))
        before = place
    return frozenset(found) if len(found) < _SAME_TALK_SHARE * len(words) else frozenset()


@lru_cache(maxsize=400_000)
def _code(word: str) -> int:
    return zlib.crc32(" ".join(tokens(word)).encode("utf-8", "surrogatepass"))
