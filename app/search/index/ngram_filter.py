"""Which runs of two and three tokens stand in a text, roughly.

A Bloom filter with one hash (Bloom, "Space/time trade-offs in hash coding with allowable errors",
1970), of up to a byte for each token of the text.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.search.codes import Codes, codes

Mixed = NDArray[np.uint32]
_LEAST_BITS = 16
_MIX = np.uint32(0x9E3779B1)
"""2^32 by the golden ratio: Knuth, The Art of Computer Programming, volume 3, section 6.4."""


class NgramFilter:
    """The runs in streams of token codes. None that stands there is missed; of those that stand
    nowhere, one in ten seems to, or four in ten where the text never says anything twice."""

    def __init__(self, streams: Sequence[Codes]) -> None:
        runs = 2 * sum(map(len, streams))
        bits = max(_LEAST_BITS, (2 * runs - 1).bit_length())
        self._last = np.uint32((1 << bits) - 1)
        is_there = np.zeros(1 << bits, dtype=np.bool_)
        for stream in streams:
            is_there[mixed(stream[:-1], stream[1:]) & self._last] = True
            is_there[mixed(stream[:-2], stream[1:-1], stream[2:]) & self._last] = True
        self._bits = np.packbits(is_there, bitorder="little")

    def holds(self, *choices: Sequence[str]) -> NDArray[np.bool_]:
        """Which runs of one token of each of two or three choices stand in the text, or seem to:
        an axis for each choice."""
        places = mixed_choices(*choices) & self._last
        bits = self._bits[places >> 3] >> (places & 7).astype(np.uint8)
        found: NDArray[np.bool_] = (bits & 1).astype(np.bool_)
        return found


def mixed_choices(*choices: Sequence[str]) -> Mixed:
    """The runs of one token of each of some choices: an axis for each choice."""
    last = len(choices) - 1
    return mixed(*(codes(one).reshape(-1, *(1,) * (last - at)) for at, one in enumerate(choices)))


def mixed(*run: Codes) -> Mixed:
    """A number for each run, whose last bits are its place in a filter."""
    found = run[0].view(np.uint32)
    for following in run[1:]:
        found = found * _MIX ^ following.view(np.uint32)
        found = found ^ found >> np.uint32(15)
    return found
