"""Byte strings as one, compressed together: one by one nothing is long enough to grow small."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def pack(values: Sequence[bytes]) -> bytes:
    """Several values in one: zlib of how many, the length of each in bytes (all in 32 bits), and
    the values one behind the other."""
    lengths = np.array([len(values), *map(len, values)], dtype="<i4")
    return zlib.compress(b"".join((lengths.tobytes(), *values)))


def unpack(packed: bytes) -> tuple[bytes, NDArray[np.int32]]:
    """The values that `pack` packed, one behind the other, and the length of each in bytes."""
    whole = zlib.decompress(packed)
    end = 4 + 4 * int.from_bytes(whole[:4], "little")
    return whole[end:], np.frombuffer(whole[4:end], dtype="<i4")
