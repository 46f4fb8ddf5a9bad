"""Tokens as numbers of 32 bits: all of an archive fit into memory, and are compared at once."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
"""The codes of tokens, in their order."""
_ENDS = 0xFFFF
"""The last bits of a code, of which a table can be held."""


@lru_cache(maxsize=400_000)
def code(token: str) -> int:
    """A token as a signed 32-bit number (CRC-32)."""
    unsigned = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return unsigned - (1 << 32) if unsigned >= 1 << 31 else unsigned


def codes(tokens: Sequence[str]) -> Codes:
    """The codes of some tokens."""
    return np.array([code(token) for token in tokens], dtype=np.int32)


def places_of_any(stream: Codes, wanted: Codes) -> NDArray[np.int64]:
    """Where any of the wanted codes stands in a stream, rising. Most are told to be none by their
    last bits, which is quick."""
    may_be = np.zeros(_ENDS + 1, dtype=np.bool_)
    may_be[wanted & _ENDS] = True
    likely = np.flatnonzero(may_be.take(stream & _ENDS))
    return likely[np.isin(stream[likely], wanted)]
