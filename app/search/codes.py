"""Tokens as numbers of 32 bits: all of an archive fit into memory, and are compared at once."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
"""The codes of tokens, in their order."""


@lru_cache(maxsize=400_000)
def code(token: str) -> int:
    """A token as a signed 32-bit number (CRC-32)."""
    unsigned = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return unsigned - (1 << 32) if unsigned >= 1 << 31 else unsigned


def codes(tokens: Sequence[str]) -> Codes:
    """The codes of some tokens."""
    return np.array([code(token) for token in tokens], dtype=np.int32)
