"""Tokens as numbers of 32 bits, as the index keeps the words in their order."""

import zlib
from functools import lru_cache


@lru_cache(maxsize=400_000)
def code(token: str) -> int:
    """A token as a signed 32-bit number."""
    unsigned = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return unsigned - (1 << 32) if unsigned >= 1 << 31 else unsigned
