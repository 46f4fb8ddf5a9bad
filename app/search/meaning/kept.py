"""The vectors of many passages, in a file that is mapped and not read.

A row is a key of 8 bytes and 384 signed bytes. Rows are only ever added, some thousand at a time;
what is no longer wanted goes when the file is written anew beside it. So a reader's map stays
whole, and who was broken off goes on where the file ends.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from app.search.meaning.model import NAME, Vectors
from app.search.meaning.network import WIDTH

_ROW = np.dtype([("key", "<u8"), ("vector", "i1", (WIDTH,))])
_LOOKED_AT = 2_000
"""Passages whose signs agree most; the cosine is worked out of these alone."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
Rows = NDArray[np.int64]


class Holds(Protocol):
    """Passages that stand one behind the other, by numbers and their episodes' revisions."""

    @property
    def passages(self) -> NDArray[np.int64]:
        """The store's number of each."""

    @property
    def revisions(self) -> NDArray[np.int64]:
        """The revision of its episode."""


def keys_of(passages: NDArray[np.int64], revisions: NDArray[np.int64]) -> NDArray[np.uint64]:
    """What a passage is known by: another whenever its episode is stored anew."""
    mixed: NDArray[np.uint64] = passages.astype(np.uint64) * _ODD ^ revisions.astype(np.uint64)
    return mixed


class Meanings:
    """The vectors as they stood at one moment."""

    def __init__(self, rows: NDArray[np.void], before: "Meanings | None" = None) -> None:
        """`before` are the same rows when there were fewer of them."""
        known: NDArray[np.uint64] = (
            before._signs if before else np.zeros((WIDTH // 64, 0), dtype=np.uint64)
        )
        fresh = np.packbits(rows["vector"][known.shape[1] :] > 0, axis=1).view(np.uint64)
        self._vectors = rows["vector"]
        self._signs: NDArray[np.uint64] = np.concatenate(
            (known, fresh.reshape(-1, WIDTH // 64).T), axis=1
        )
        keys = np.ascontiguousarray(rows["key"])
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        self._known: WeakKeyDictionary[Holds, Rows] = WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self._keys)

    def rows_of(self, passages: Holds) -> Rows:
        """The row of each passage, -1 where its vector isn't there yet."""
        known = self._known.get(passages)
        if known is None:
            known = self.find(keys_of(passages.passages, passages.revisions))
            self._known[passages] = known
        return known

    def find(self, keys: NDArray[np.uint64]) -> Rows:
        """The row of each key, -1 for none."""
        if not len(self):
            return np.full(len(keys), -1, dtype=np.int64)
        place = np.minimum(np.searchsorted(self._keys, keys), len(self) - 1)
        return np.where(self._keys[place] == keys, self._order[place], -1)

    def nearest(self, vector: Vectors, rows: Rows, count: int) -> Rows:
        """Places in `rows` of the `count` that are most like a vector, in no order."""
        if len(rows) > _LOOKED_AT:
            signs = np.packbits(vector > 0).view(np.uint64)
            apart = np.zeros(len(self), dtype=np.uint16)
            for column, sign in zip(self._signs, signs, strict=True):
                apart += np.bitwise_count(column ^ sign)
            some = np.argpartition(apart[rows], _LOOKED_AT)[:_LOOKED_AT]
        else:
            some = np.arange(len(rows))
        if count >= len(some):
            return some
        alike = self.likeness(vector, rows[some])
        best: Rows = some[np.argpartition(-alike, count)[:count]]
        return best

    def likeness(self, vector: Vectors, rows: Rows) -> Vectors:
        """The cosine of a vector with each of these rows."""
        found = self._vectors[rows].astype(np.float32)
        norms = np.maximum(np.linalg.norm(found, axis=1), 1e-9)
        alike: Vectors = (found @ vector) / norms
        return alike


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was read, by its number and size."""

    stamp: tuple[int, int]
    meanings: Meanings


class Kept:
    """The file of vectors in a folder. Many may read it; who adds to it does so alone."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{NAME}.vectors"
        self._lock = Lock()
        self._seen = _Seen((0, 0), Meanings(np.zeros(0, dtype=_ROW)))

    def now(self) -> Meanings:
        """The vectors that are there."""
        try:
            status = self.path.stat()
            stamp = (status.st_ino, status.st_size // _ROW.itemsize)
        except OSError:
            stamp = (0, 0)
        with self._lock:
            if self._seen.stamp != stamp:
                rows = np.zeros(0, dtype=_ROW)
                if stamp[1]:
                    rows = np.memmap(self.path, dtype=_ROW, mode="r", shape=(stamp[1],))
                last = self._seen
                grew = last.stamp[0] == stamp[0] and last.stamp[1] < stamp[1]
                self._seen = _Seen(stamp, Meanings(rows, last.meanings if grew else None))
            return self._seen.meanings

    def add(self, keys: NDArray[np.uint64], vectors: Vectors) -> None:
        """Add a row for each key. A row that somebody was broken off in is dropped before."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            whole = file.tell() // _ROW.itemsize * _ROW.itemsize
            if whole != file.tell():
                file.truncate(whole)
            file.write(_rows(keys, vectors).tobytes())
            file.flush()
            os.fsync(file.fileno())

    def keep(self, keys: NDArray[np.uint64]) -> None:
        """Drop rows of all other keys, where these are more than a third."""
        held = self.now()
        rows = held.find(keys)
        rows = rows[rows >= 0]
        if 3 * len(rows) >= 2 * len(held):
            return
        fresh = self.path.with_suffix(".new")
        table = np.memmap(self.path, dtype=_ROW, mode="r", shape=(len(held),))
        with fresh.open("wb") as file:
            file.write(table[np.sort(rows)].tobytes())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def _rows(keys: NDArray[np.uint64], vectors: Vectors) -> NDArray[np.void]:
    largest = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-9)[:, None]
    rows = np.zeros(len(keys), dtype=_ROW)
    rows["key"] = keys
    rows["vector"] = np.round(vectors / largest * 127)
    return rows


def counted(meanings: Meanings, parts: Sequence[tuple[Holds, NDArray[np.bool_]]]) -> int:
    """How many of the passages that are alive have a vector."""
    return sum(int(((meanings.rows_of(one) >= 0) & alive).sum()) for one, alive in parts)
