"""The posting lists of a segment: which documents hold each term, and how often.

Whoosh's own keep blocks of pickled numbers, each with what would let a reader skip it, and a hash
table of some fifty bytes a term; nine of ten terms stand in a handful of documents, so that was
most of an index. Here a list is its gaps and counts in as few bytes as they need, and the terms are
one sorted table, which is taken apart when a segment is opened.
"""

import os
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.compound import SubFile

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
_ALONE = bytes((2 | _ALL_ONCE << 2,))
"""How a list of one document that holds its term once begins."""
_POSTINGS_AT_ONCE = 2_000_000
"""Postings that are put in order at once: all of a large segment would take much memory."""
_VALUES_OF_FIELD = 5
"""A field in the table: name, lengths of its terms, terms, how many documents hold each, and the
bytes of each list."""


class ListsWriter:
    """Gathers the postings of a segment in memory, twelve bytes each, and writes them as lists."""

    def __init__(self, terms: Any, lists: Any) -> None:
        self._terms, self._lists = terms, lists
        self._fields: dict[str, _Postings] = {}
        self.is_closed = False

    def add(self, field: str, counts: Mapping[str, int], document: int) -> None:
        """Note how often a document holds terms; documents come in rising order."""
        held = self._fields.setdefault(field, _Postings())
        held.terms.extend(map(held.numbers.__getitem__, counts))
        held.documents.extend(repeat(document, len(counts)))
        held.counts.extend(counts.values())

    def extend(self, field: str, term: bytes, documents: Longs, counts: Floats) -> None:
        """Note a part of a list, behind what is known of it."""
        held = self._fields.setdefault(field, _Postings())
        number = held.numbers[term.decode("utf-8", "surrogatepass")]
        held.terms.extend(repeat(number, len(documents)))
        held.documents.extend(documents.tolist())
        held.counts.extend(map(int, counts.tolist()))

    def finish(self) -> None:
        """Write the table and the lists, field by field, term by term."""
        table: list[bytes] = []
        for field, held in sorted(self._fields.items()):
            terms, places = held.in_order()
            often = np.bincount(places, minlength=len(terms))
            sizes = array("I")
            for first, last in _chunks(often):
                chosen = np.flatnonzero((places >= first) & (places < last))
                chosen = chosen[np.argsort(places[chosen], kind="stable")]
                documents, counts = held.of(chosen)
                lists = _packed(documents, counts, often[first:last])
                sizes.extend(map(len, lists))
                self._lists.write(b"".join(lists))
            table += [
                field.encode(),
                np.array(list(map(len, terms)), dtype="<u4").tobytes(),
                b"".join(terms),
                often.astype("<u4").tobytes(),
                np.array(sizes, dtype="<u4").tobytes(),
            ]
        self._terms.write(pack(table))

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()
        self._lists.close()
        self.is_closed = True


class _Numbers(dict[str, int]):
    """Terms with numbers, which they are given as they come."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class _Postings:
    """The postings of a field in the order in which they came, by columns: the numbers of terms,
    and those of documents with how often each holds its term."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.terms, self.documents, self.counts = array("I"), array("I"), array("I")

    def in_order(self) -> tuple[list[bytes], NDArray[np.uint32]]:
        """The terms in their order, and for each posting the place of its term among them."""
        terms = [term.encode("utf-8", "surrogatepass") for term in self.numbers]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        place_of = np.empty(len(terms), dtype=np.uint32)
        place_of[order] = np.arange(len(terms), dtype=np.uint32)
        return [terms[number] for number in order], place_of[_read(self.terms)]

    def of(self, chosen: Longs) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Documents and counts of some of the postings."""
        return _read(self.documents)[chosen], _read(self.counts)[chosen]


def _read(numbers: "array[int]") -> NDArray[np.uint32]:
    return np.frombuffer(numbers, dtype=np.uint32)


def _chunks(often: Longs) -> Iterator[tuple[int, int]]:
    """Ranges of terms, of so many postings each as are looked at together."""
    of_chunk = np.cumsum(often) // _POSTINGS_AT_ONCE
    starts = np.flatnonzero(np.diff(of_chunk, prepend=-1)).tolist()
    yield from pairwise([*starts, len(often)])


class ListsReader:
    """The posting lists of a segment, which stand in a file of Whoosh's, perhaps within another.
    They are read by their places there: threads, and processes that were forked off this one, would
    share the place that a file has itself."""

    def __init__(self, table: bytes, lists: Any) -> None:
        self._lists = lists
        within = lists.file if isinstance(lists.file, SubFile) else None
        self._number = (within._file if within else lists).fileno()
        self._begin = within._offset if within else 0
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
        packed = os.pread(self._number, last - first, self._begin + first)
        return _unpacked(packed, int(terms.held[number]))

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


def _packed(documents: NDArray[np.uint32], counts: NDArray[np.uint32], often: Longs) -> list[bytes]:
    """Lists, of so many postings each, which stand one behind the other. Each is a byte that says
    how it is written, the gaps between its documents (before the first one from 0), and the
    counts."""
    ends = np.cumsum(often)
    starts = ends - often
    gaps = np.diff(documents, prepend=np.uint32(0))
    gaps[starts] = documents[starts]
    most_gap, most = (np.maximum.reduceat(one, starts) for one in (gaps, counts))
    is_single = ((often == 1) & (most == 1)).tolist()
    rows = zip(
        starts.tolist(), ends.tolist(), _sizes(most_gap), _sizes(most), most.tolist(), strict=True
    )
    written = [[one.astype(size).tobytes() for size in _SIZES] for one in (gaps, counts)]
    numbers = documents.tolist()
    found = []
    for is_alone, (first, last, of_gaps, of_counts, largest) in zip(is_single, rows, strict=True):
        if is_alone:  # as of half of all terms
            found.append(_ALONE + numbers[first].to_bytes(4, "little"))
            continue
        body = written[0][of_gaps][first << of_gaps : last << of_gaps]
        if largest == 1:
            of_counts = _ALL_ONCE
        else:
            body += written[1][of_counts][first << of_counts : last << of_counts]
        how = of_gaps | of_counts << 2
        if len(body) >= _FEWEST_COMPRESSED_BYTES:
            how, body = how | _COMPRESSED, zlib.compress(body, _ZLIB_LEVEL)
        found.append(bytes((how,)) + body)
    return found


def _sizes(largest: NDArray[np.uint32]) -> list[int]:
    """Which of the sizes holds each of these numbers."""
    found: list[int] = ((largest >= 1 << 8).astype(int) + (largest >= 1 << 16)).tolist()
    return found


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
