"""The vectors of many passages, in a file of which the signs are held and the rest is read where
it is looked at.

A row is a key of 8 bytes, 384 signed bytes, 5 bytes that tell the text and a checksum of 3. Rows
are only ever added, some thousand at a time; what is no longer wanted goes when the file is written
anew beside it. So what a reader has open stays whole, and who was broken off goes on where the file
ends. A row that isn't as it was written counts as missing, so that it is worked out once more. The
file isn't mapped: where somebody cuts one that is, a page that is gone would end the process.
"""

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from threading import Lock
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from app.search.meaning.model import NAME, Vectors
from app.search.meaning.network import WIDTH

_ROW = np.dtype([("key", "<u8"), ("vector", "i1", (WIDTH,)), ("told", "<u8")])
"""`told` is the digest of the text in its lower bits, and a checksum of the row above."""
_DIGEST_BYTES = 5
"""Of 310,000 texts any two have the same digest once in twenty archives."""
_ABOVE = np.uint64(8 * _DIGEST_BYTES)
_DIGEST = (np.uint64(1) << _ABOVE) - np.uint64(1)
_PIECE = 10_000
"""Rows that are read at once."""
_LOOKED_AT_PASSAGES = 800
"""Passages whose signs agree most; the cosine is worked out of these alone. Of the ten nearest of
71,095 passages .996 are among them (.999 among 2,000, .988 among 400), of the hundred .926."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_ODDS: NDArray[np.uint64] = (
    np.random.default_rng(1).integers(2**63, size=WIDTH // 8, dtype=np.uint64) << np.uint64(1)
) | np.uint64(1)
"""Odd numbers: whichever bit is another, the sum of words times these is."""
Rows = NDArray[np.int64]
Keys = NDArray[np.uint64]


class Holds(Protocol):
    """Passages that stand one behind the other, by numbers and their episodes' revisions."""

    @property
    def passages(self) -> NDArray[np.int64]:
        """The store's number of each."""

    @property
    def revisions(self) -> NDArray[np.int64]:
        """The revision of its episode."""


def keys_of(passages: NDArray[np.int64], revisions: NDArray[np.int64]) -> Keys:
    """What a passage is known by: another whenever its episode is stored anew."""
    mixed: Keys = passages.astype(np.uint64) * _ODD ^ revisions.astype(np.uint64)
    return mixed


def digests_of(texts: Sequence[str]) -> Keys:
    """What texts are known by, whichever passages they are."""
    made = (
        hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest()
        for text in texts
    )
    return np.array([int.from_bytes(one, "little") for one in made], dtype=np.uint64)


class Meanings:
    """The vectors as they stood at one moment in a file, of which `size` rows count. `before` are
    the same rows when there were fewer of them."""

    def __init__(
        self, file: io.BufferedReader | None = None, size: int = 0, before: "Meanings | None" = None
    ) -> None:
        self._file, self._size = file, size
        self.is_damaged = False
        """Whether a row was found to be another than when the file was opened."""
        signs = [before._signs] if before else []
        keys = [before._by_row] if before else []
        whole = [before._is_whole] if before else []
        for rows in self._pieces(before._size if before else 0):
            signs.append(np.packbits(rows["vector"] > 0, axis=1).view(np.uint64).T)
            keys.append(rows["key"])
            whole.append(_is_whole(rows))
        self._signs: NDArray[np.uint64] = np.concatenate(
            [np.zeros((WIDTH // 64, 0), dtype=np.uint64), *signs], axis=1
        )
        self._by_row: Keys = np.concatenate([np.zeros(0, dtype=np.uint64), *keys])
        self._is_whole: NDArray[np.bool_] = np.concatenate([np.zeros(0, dtype=bool), *whole])
        self._size = len(self._by_row)
        good = np.flatnonzero(self._is_whole)
        self._order: Rows = good[np.argsort(self._by_row[good], kind="stable")]
        self._keys = self._by_row[self._order]
        self._known: WeakKeyDictionary[Holds, Rows] = WeakKeyDictionary()

    def __len__(self) -> int:
        return self._size

    def _pieces(self, first: int) -> Iterator[NDArray[np.void]]:
        while self._file is not None and first < self._size:
            count = min(_PIECE, self._size - first)
            data = os.pread(self._file.fileno(), count * _ROW.itemsize, first * _ROW.itemsize)
            rows = np.frombuffer(data[: len(data) // _ROW.itemsize * _ROW.itemsize], dtype=_ROW)
            if not len(rows):
                return
            first += len(rows)
            yield rows

    def read(self, rows: Rows) -> NDArray[np.void]:
        """These rows of the file; what is no longer as it was is all zeros."""
        number = self._file.fileno() if self._file else -1
        parts = (os.pread(number, _ROW.itemsize, row * _ROW.itemsize) for row in rows.tolist())
        data = b"".join(part.ljust(_ROW.itemsize, b"\0") for part in parts)
        found = np.frombuffer(data, dtype=_ROW).copy()
        is_other = ~_is_whole(found) | (found["key"] != self._by_row[rows])
        if is_other.any():
            self.is_damaged = True
            found[is_other] = np.zeros((), dtype=_ROW)
        return found

    def rows_of(self, passages: Holds) -> Rows:
        """The row of each passage, -1 where its vector isn't there yet."""
        known = self._known.get(passages)
        if known is None:
            known = self.find(keys_of(passages.passages, passages.revisions))
            self._known[passages] = known
        return known

    def find(self, keys: Keys) -> Rows:
        """The row of each key, -1 for none."""
        return _found(keys, self._keys, self._order)

    def telling(self, digests: Keys) -> Rows:
        """A row of each text, -1 where none is there. The first time this reads the whole file."""
        return _found(digests, *self._digests)

    @cached_property
    def _digests(self) -> tuple[Keys, Rows]:
        """The digests of whole rows in their order, and these rows."""
        told = [rows["told"] & _DIGEST for rows in self._pieces(0)]
        digests: Keys = np.concatenate([np.zeros(0, dtype=np.uint64), *told])
        good = np.flatnonzero(self._is_whole[: len(digests)])
        rows: Rows = good[np.argsort(digests[good], kind="stable")]
        return digests[rows], rows

    def nearest(self, vector: Vectors, rows: Rows, count: int) -> Rows:
        """Places in `rows` of the `count` that are most like a vector, in no order, with those that
        are as like as the last."""
        if len(rows) > _LOOKED_AT_PASSAGES:
            signs = np.packbits(vector > 0).view(np.uint64)
            apart = np.zeros(len(self), dtype=np.uint16)
            for column, sign in zip(self._signs, signs, strict=True):
                apart += np.bitwise_count(column ^ sign)
            far = apart[rows]
            most = np.partition(far, _LOOKED_AT_PASSAGES - 1)[_LOOKED_AT_PASSAGES - 1]
            some = np.flatnonzero(far <= most)
        else:
            some = np.arange(len(rows))
        if count >= len(some) or not count:
            return some[:count]
        alike = self.likeness(vector, rows[some])
        best: Rows = some[alike >= np.partition(alike, -count)[-count]]
        return best

    def likeness(self, vector: Vectors, rows: Rows) -> Vectors:
        """The cosine of a vector with each of these rows."""
        found = self.read(rows)["vector"].astype(np.float32)
        norms = np.maximum(np.linalg.norm(found, axis=1), 1e-9)
        alike: Vectors = (found @ vector) / norms
        return alike


def _found(wanted: Keys, keys: Keys, rows: Rows) -> Rows:
    """The row of each key that is wanted, of keys in their order; -1 for none."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, rows[places], -1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was read, by its number, its rows and when it was last written."""

    stamp: tuple[int, int, int]
    meanings: Meanings


class VectorFile:
    """The file of vectors in a folder. Many may read it; who adds to it does so alone."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{NAME}.vectors"
        self._lock = Lock()
        self._seen = _Seen((0, 0, 0), Meanings())

    def now(self) -> Meanings:
        """The vectors that are there; none where the file can't be read."""
        try:
            status = self.path.stat()
            if not S_ISREG(status.st_mode):  # a pipe would be waited for
                return Meanings()
            stamp = (status.st_ino, status.st_size // _ROW.itemsize, status.st_mtime_ns)
            with self._lock:
                if self._seen.stamp != stamp or self._seen.meanings.is_damaged:
                    self._seen = _Seen(stamp, self._opened(stamp))
                return self._seen.meanings
        except OSError:
            return Meanings()

    def _opened(self, stamp: tuple[int, int, int]) -> Meanings:
        last = self._seen
        has_grown = last.stamp[0] == stamp[0] and last.stamp[1] < stamp[1]
        before = last.meanings if has_grown and not last.meanings.is_damaged else None
        return Meanings(self.path.open("rb"), stamp[1], before)

    def add(self, keys: Keys, digests: Keys, vectors: Vectors) -> None:
        """Add a row for each key, with what its text is known by. A row that somebody was broken
        off in is dropped before."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            whole = file.tell() // _ROW.itemsize * _ROW.itemsize
            if whole != file.tell():
                file.truncate(whole)
            file.write(_rows(keys, digests, vectors).tobytes())
            file.flush()
            os.fsync(file.fileno())

    def keep(self, keys: Keys) -> None:
        """Drop rows of all other keys, where these are more than a third."""
        held = self.now()
        rows = held.find(keys)
        rows = rows[rows >= 0]
        if 3 * len(rows) >= 2 * len(held):
            return
        fresh = self.path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(held.read(np.sort(rows)).tobytes())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def _rows(keys: Keys, digests: Keys, vectors: Vectors) -> NDArray[np.void]:
    largest = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-9)[:, None]
    rows = np.zeros(len(keys), dtype=_ROW)
    rows["key"] = keys
    rows["vector"] = np.round(vectors / largest * 127)
    rows["told"] = digests
    rows["told"] |= _sums(rows) << _ABOVE
    return rows


def _is_whole(rows: NDArray[np.void]) -> NDArray[np.bool_]:
    """Whether each row is as it was written."""
    found: NDArray[np.bool_] = rows["told"] >> _ABOVE == _sums(rows)
    return found


def _sums(rows: NDArray[np.void]) -> Keys:
    """A checksum of each row, of 24 bits, which is not 0 where all of it is."""
    words = np.ascontiguousarray(rows["vector"]).view(np.uint64).reshape(-1, WIDTH // 8)
    found: Keys = np.sum(words * _ODDS, axis=1, dtype=np.uint64)
    found += rows["key"] * _ODD + (rows["told"] & _DIGEST) * _ODDS[0] + _ODD
    return found >> _ABOVE


def counted(meanings: Meanings, parts: Sequence[tuple[Holds, NDArray[np.bool_]]]) -> int:
    """How many of the passages that are alive have a vector."""
    return sum(int(((meanings.rows_of(one) >= 0) & alive).sum()) for one, alive in parts)
