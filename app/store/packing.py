"""Words, spans and timelines as compact bytes, and back."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from app.transcripts.timeline import Knot, Timeline, Timing

_KINDS = tuple(Timing)


def pack_words(words: Sequence[str]) -> bytes:
    """Words with a line end between them; a word may hold a space but no line end."""
    return zlib.compress("\n".join(words).encode("utf-8", "surrogatepass"), 6)


@lru_cache(maxsize=64)
def unpack_words(blob: bytes) -> tuple[str, ...]:
    """The words that `pack_words` packed. The talks asked for last are kept unpacked, for the
    hits of one search come from the same few again and again."""
    return tuple(zlib.decompress(blob).decode("utf-8", "surrogatepass").split("\n"))


def pack_numbers(rows: Iterable[Sequence[int]], columns: int) -> bytes:
    """Rows of whole numbers (64 bits), column by column as differences."""
    table = np.array(list(rows), dtype="<i8").reshape(-1, columns)
    return zlib.compress(np.diff(table, axis=0, prepend=0).T.astype("<i8").tobytes(), 6)


def unpack_numbers(blob: bytes, columns: int) -> list[list[int]]:
    """The rows that `pack_numbers` packed."""
    flat = np.frombuffer(zlib.decompress(blob), dtype="<i8").reshape(columns, -1)
    rows: list[list[int]] = np.cumsum(flat.T, axis=0).tolist()
    return rows


def pack_timeline(timeline: Timeline) -> bytes:
    """Knots as rows of word, milliseconds, kind and bound, then a byte a word."""
    rows = ((k.word, k.ms, _KINDS.index(k.kind), k.bound_ms) for k in timeline.knots)
    knots = pack_numbers(rows, 4)
    return len(knots).to_bytes(4, "big") + knots + zlib.compress(timeline.weights, 6)


def unpack_timeline(blob: bytes) -> Timeline:
    """The timeline that `pack_timeline` packed."""
    end = 4 + int.from_bytes(blob[:4], "big")
    knots = unpack_numbers(blob[4:end], 4)
    return Timeline(
        tuple(Knot(word, ms, _KINDS[kind], bound) for word, ms, kind, bound in knots),
        zlib.decompress(blob[end:]),
    )
