"""The posting lists of a segment: which documents hold each term, and how often.

Whoosh's own keep blocks of pickled numbers, each with what would let a reader skip it, and a hash
table of some fifty bytes a term; nine of ten terms stand in a handful of documents, so that was
most of an index. Here a list is its gaps and counts in as few bytes as they need, and the terms are
one sorted table, which is taken apart when a segment is opened.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.index.packing import pack, unpack

Longs = NDArray[np.int64]
Floats = NDArray[np.float32]

_SIZES = ("u1", "<u2", "<u4")
"""What gaps and counts are written in."""
_ALL_ONCE = 3
"""Stands for the size of the counts where each is 1; they aren't written."""
_COMPRESSED = 16
_FEWEST_COMPRESSED_BYTES = 100
"""Bytes of a list from which on it is worth compressing."""
_ZLIB_LEVEL = 1
"""Level 6 saves little more, and takes twice as long to write."""
_VALUES_OF_FIELD = 5
"""A field in the table: name, lengths of its terms, terms, how many documents hold each, and the
bytes of each list."""


class ListsWriter:
    """Gathers the posting lists of a segment in memory, five bytes a posting, and writes them."""

    def __init__(self, terms: Any, lists: Any) -> None:
        self._terms, self._lists = terms, lists
        self._fields: dict[str, dict[bytes, tuple[array[int], array[int]]]] = {}
        self.is_closed = False

    def add(self, field: str, counts: Mapping[str, int], document: int) -> None:
        """Note how often a document holds terms; documents come in rising order."""
        held = self._fields.setdefault(field, {})
        for term, count in counts.items():
            key = term.encode("utf-8", "surrogatepass")
            if (known := held.get(key)) is None:
                known = held[key] = (array("I"), array("I"))
            known[0].append(document)
            known[1].append(count)

    def extend(self, field: str, term: bytes, documents: Longs, counts: Floats) -> None:
        """Note a part of a list, behind what is known of it."""
        known = self._fields.setdefault(field, {}).setdefault(term, (array("I"), array("I")))
        known[0].extend(documents.tolist())
        known[1].extend(map(int, counts.tolist()))

    def finish(self) -> None:
        """Write the table and the lists, field by field, term by term."""
        table: list[bytes] = []
        for field, held in sorted(self._fields.items()):
            terms = sorted(held)
            sizes = np.empty(len(terms), dtype="<u4")
            for number, term in enumerate(terms):
                packed = _packed(*held[term])
                sizes[number] = len(packed)
                self._lists.write(packed)
            table += [
                field.encode(),
                np.array([len(term) for term in terms], dtype="<u4").tobytes(),
                b"".join(terms),
                np.array([len(held[term][0]) for term in terms], dtype="<u4").tobytes(),
                sizes.tobytes(),
            ]
        self._terms.write(pack(table))

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()
        self._lists.close()
        self.is_closed = True


class ListsReader:
    """The posting lists of a segment. `postings` has a place in the file that readers would share;
    all else is in memory."""

    def __init__(self, table: bytes, lists: Any) -> None:
        self._lists = lists
        values, lengths = unpack(table)
        ends = np.cumsum(lengths, dtype=np.int64).tolist()
        parts = [values[first:last] for first, last in pairwise([0, *ends])]
        self._fields: dict[str, _Terms] = {}
        before = 0
        for start in range(0, len(parts), _VALUES_OF_FIELD):
            name, sizes, terms, held, bytes_of = parts[start : start + _VALUES_OF_FIELD]
            found = _Terms(sizes, terms, held, bytes_of, before)
            self._fields[name.decode()] = found
            before = int(found.places[-1])

    def frequency(self, field: str, term: bytes) -> int:
        """In how many documents a term stands; 0 where it is unknown."""
        terms = self._fields.get(field)
        number = None if terms is None else terms.number(term)
        return 0 if terms is None or number is None else int(terms.held[number])

    def items(self, field: str) -> Iterator[tuple[bytes, int]]:
        """The terms of a field in order, and in how many documents each stands."""
        if terms := self._fields.get(field):
            for number, count in enumerate(terms.held.tolist()):
                yield terms.term(number), count

    def terms(self) -> list[tuple[str, bytes]]:
        """All fields and terms."""
        return [(field, term) for field in self._fields for term, _ in self.items(field)]

    def postings(self, field: str, term: bytes) -> tuple[Longs, Floats]:
        """The documents that hold a term, rising, and how often they do. Raises KeyError for one
        that stands nowhere."""
        terms = self._fields[field]
        number = terms.number(term)
        if number is None:
            raise KeyError(term)
        first, last = terms.places[number : number + 2].tolist()
        return _unpacked(self._lists.get(first, last - first), int(terms.held[number]))

    def close(self) -> None:
        """Let go of the file."""
        self._lists.close()


class _Terms:
    """The terms of a field in order: how many documents hold each, and the places between which
    its list stands in the file."""

    def __init__(self, sizes: bytes, terms: bytes, held: bytes, lists: bytes, before: int) -> None:
        self._terms = terms
        self._ends = np.cumsum(np.frombuffer(sizes, dtype="<u4"), dtype=np.int64)
        self.held = np.frombuffer(held, dtype="<u4")
        places = np.frombuffer(lists, dtype="<u4").astype(np.int64)
        self.places = before + np.concatenate(([0], np.cumsum(places)))

    def term(self, number: int) -> bytes:
        """A term by its number."""
        first = int(self._ends[number - 1]) if number else 0
        return self._terms[first : int(self._ends[number])]

    def number(self, term: bytes) -> int | None:
        """The number of a term; None where it is unknown."""
        number = bisect_left(range(len(self.held)), term, key=self.term)
        return number if number < len(self.held) and self.term(number) == term else None


def _packed(documents: "array[int]", counts: "array[int]") -> bytes:
    """A list: a byte that says how it is written, the gaps between its documents (before the first
    one from 0), and the counts."""
    if len(documents) == 1 and counts[0] == 1:  # as of half of all terms
        return bytes((2 | _ALL_ONCE << 2,)) + documents[0].to_bytes(4, "little")
    numbers = np.frombuffer(documents, dtype=np.uint32)
    gaps = np.diff(numbers, prepend=np.uint32(0))
    often = np.frombuffer(counts, dtype=np.uint32)
    size_of_gaps, most = _size(int(gaps.max())), int(often.max())
    size_of_counts = _ALL_ONCE if most == 1 else _size(most)
    body = gaps.astype(_SIZES[size_of_gaps]).tobytes()
    if size_of_counts != _ALL_ONCE:
        body += often.astype(_SIZES[size_of_counts]).tobytes()
    how = size_of_gaps | size_of_counts << 2
    if len(body) >= _FEWEST_COMPRESSED_BYTES:
        return bytes((how | _COMPRESSED,)) + zlib.compress(body, _ZLIB_LEVEL)
    return bytes((how,)) + body


def _size(largest: int) -> int:
    return 0 if largest < 1 << 8 else 1 if largest < 1 << 16 else 2


def _unpacked(packed: bytes, held: int) -> tuple[Longs, Floats]:
    """What `_packed` packed of so many documents."""
    how = packed[0]
    body = zlib.decompress(packed[1:]) if how & _COMPRESSED else packed[1:]
    gaps = np.frombuffer(body, dtype=_SIZES[how & 3], count=held)
    documents = np.cumsum(gaps, dtype=np.int64)
    size = how >> 2 & 3
    if size == _ALL_ONCE:
        return documents, np.ones(held, dtype=np.float32)
    counts = np.frombuffer(body, dtype=_SIZES[size], offset=gaps.nbytes)
    return documents, counts.astype(np.float32)
