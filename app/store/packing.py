"""Words, spans and timelines as compact bytes, and back."""

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import lru_cache
from typing import overload

import numpy as np

from app.transcripts.aligning.same_talk import Sketch
from app.transcripts.restored import HeardName, Restored, Voice
from app.transcripts.timeline import Knot, Timeline, Timing

_KINDS = tuple(Timing)


def pack_words(words: Sequence[str]) -> bytes:
    """Words with a line end between them; a word may hold a space but no line end."""
    return zlib.compress("\n".join(words).encode("utf-8", "surrogatepass"), 6)


_STRIDE_WORDS = 16
"""A talk's words are counted off so many at a time: what is shown of it is some hundred words."""


class PackedWords(Sequence[str]):
    """The words that `pack_words` packed, taken apart only where they are asked for."""

    def __init__(self, blob: bytes) -> None:
        self._text = zlib.decompress(blob)
        ends = np.flatnonzero(np.frombuffer(self._text, dtype=np.uint8) == ord("\n"))
        self._length = len(ends) + 1
        starts = [0, *(ends[_STRIDE_WORDS - 1 :: _STRIDE_WORDS] + 1).tolist()]
        self._starts = array("I", [*starts, len(self._text) + 1])

    @property
    def size_bytes(self) -> int:
        """How much memory it takes, roughly."""
        return len(self._text) + len(self._starts) * self._starts.itemsize

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            return self._between(first, last)[::step] if step > 0 else tuple(self)[place]
        at = range(len(self))[place]
        return self._between(at, at + 1)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._between(0, len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))  # what equals a tuple hashes as it does

    def _between(self, first: int, last: int) -> tuple[str, ...]:
        if last <= first:
            return ()
        low, high = first // _STRIDE_WORDS, -(-last // _STRIDE_WORDS)
        piece = self._text[self._starts[low] : self._starts[high] - 1]
        words = piece.decode("utf-8", "surrogatepass").split("\n")
        before = low * _STRIDE_WORDS
        if last - first == len(words):
            return tuple(words)
        return tuple(words[first - before : last - before])


@lru_cache(maxsize=50)
def unpack_words(blob: bytes) -> PackedWords:
    """The words that `pack_words` packed; the talks asked for last are kept at hand."""
    return PackedWords(blob)


def pack_numbers(rows: Iterable[Sequence[int]], columns: int) -> bytes:
    """Rows of whole numbers (64 bits), column by column as differences."""
    table = np.array(list(rows), dtype="<i8").reshape(-1, columns)
    return zlib.compress(np.diff(table, axis=0, prepend=0).T.astype("<i8").tobytes(), 6)


def unpack_numbers(blob: bytes, columns: int) -> list[list[int]]:
    """The rows that `pack_numbers` packed."""
    flat = np.frombuffer(zlib.decompress(blob), dtype="<i8").reshape(columns, -1)
    rows: list[list[int]] = np.cumsum(flat.T, axis=0).tolist()
    return rows


def pack_restored(restored: Restored) -> bytes:
    """The model's name, misheard names and voices as JSON, a zero byte, then a byte a word, then
    another."""
    spans = [list(map(astuple, one)) for one in (restored.names, restored.voices)]
    head = json.dumps([restored.model, *spans]).encode()
    return zlib.compress(head + b"\0" + restored.guesses + restored.sureness, 6)


def unpack_restored(blob: bytes) -> Restored:
    """What `pack_restored` packed, or an earlier version, which kept the model's name alone."""
    head, both = zlib.decompress(blob).split(b"\0", 1)
    count = len(both) // 2
    model, names, voices = json.loads(head) if head[:1] == b"[" else (head.decode(), (), ())
    return Restored(
        model,
        both[:count],
        both[count:],
        tuple(HeardName(*one) for one in names),
        tuple(Voice(*one) for one in voices),
    )


def pack_confidences(confidences: bytes) -> bytes | None:
    """A byte a word, as Transcript has them; None where there are none."""
    return zlib.compress(confidences, 6) if confidences else None


def unpack_confidences(blob: bytes | None) -> bytes:
    """What `pack_confidences` packed."""
    return zlib.decompress(blob) if blob else b""


def pack_timeline(timeline: Timeline) -> bytes:
    """Knots as rows of word, milliseconds, kind and bound, then how much speech each is."""
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


def pack_sketch(sketch: Sketch) -> bytes:
    """Rising 32-bit numbers, as differences."""
    return zlib.compress(np.diff(sketch, prepend=np.uint32(0)).astype("<u4").tobytes(), 6)


def unpack_sketch(blob: bytes) -> Sketch:
    """The sketch that `pack_sketch` packed."""
    return np.cumsum(np.frombuffer(zlib.decompress(blob), dtype="<u4"), dtype=np.uint32)
