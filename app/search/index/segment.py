"""One segment of the Whoosh index, read in bulk.

A posting list is taken as arrays, never walked one entry at a time. The words themselves, in their
order, are a column of 32-bit codes, so that a phrase is found by comparing arrays.
"""

import json
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader

from app.language.stems import stem
from app.search.codes import code, places_of_any
from app.search.index.packing import unpack
from app.search.index.posting_lists import ListsReader
from app.search.index.schema import COLUMNS, FACTS, NAMES, STREAM, TURNS

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_DOCUMENT_COSTS_TOKENS = 400
"""Looking into one document costs as much as looking at so many tokens in a row."""
_REMEMBERED_LISTS = 1_500
"""Posting lists that are kept for the next use."""
_REMEMBERED_PLACES, _FEWEST_PLACES = 3_000_000, 1_000
"""Places of words that are kept for the next use, 4 bytes each, and those of a word for which that
is worth it: a phrase asks several times where its rarest word stands, and most phrases hold words
that others hold too."""
_PART_READ_AT_ONCE = 5
"""Words are looked for one after the other where this part of all tokens would be read at once."""
_NONE = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Sayers:
    """Who (-1 for nobody) says something in which document, each pair once, rising, the number of
    the pair that each turn is of, and by document whether one alone speaks there."""

    documents: Longs
    speakers: Longs
    of_turns: Longs
    is_alone: Flags


@dataclass(frozen=True)
class Turns:
    """The turns of a segment in their order: the place of the stream that each begins with, its
    speaker by the store's number (-1 for nobody), and the document that it stands in, of `count`.
    """

    starts: Longs
    speakers: Ints
    documents: Longs
    count: int

    def at(self, places: Longs) -> Ints:
        """Who says the tokens at these places of the stream."""
        found: Ints = self.speakers[np.searchsorted(self.starts, places, side="right") - 1]
        return found

    @cached_property
    def sayers(self) -> "Sayers":
        """Who speaks in which document."""
        # One number for both: those of rows take numpy ten times as long.
        pairs, numbers = np.unique(
            (self.documents << 32) | (self.speakers.astype(np.int64) + 1), return_inverse=True
        )
        documents = pairs >> 32
        is_alone = np.bincount(documents, minlength=self.count) == 1
        return Sayers(documents, (pairs & 0xFFFFFFFF) - 1, numbers, is_alone)

    def saying(self, places: Longs) -> Flags:
        """Which of the `sayers` say the tokens at some of these places of the stream."""
        found = np.zeros(len(self.sayers.documents), dtype=np.bool_)
        found[self.sayers.of_turns[np.searchsorted(self.starts, places, side="right") - 1]] = True
        return found

    def documents_of(self, speaker: int, first: int, last: int) -> Longs:
        """Those of the documents `[first, last)` in which somebody speaks, rising."""
        low, high = np.searchsorted(self.documents, (first, last))
        found: Longs = np.unique(self.documents[low:high][self.speakers[low:high] == speaker])
        return found


def ranges(firsts: Longs, lasts: Longs) -> Longs:
    """The numbers of the ranges `[first, last)`, one range after another."""
    sizes = lasts - firsts
    found: Longs = np.repeat(firsts + sizes - np.cumsum(sizes), sizes)
    found += np.arange(len(found))
    return found


class Segment:
    """Documents (passages) numbered from 0; those of an episode follow one another.

    Many may read it at once. Its arrays never change; only where Whoosh's reader reads columns it
    has a place in its files that readers would share.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._lists: ListsReader = reader._terms
        self._reading = threading.Lock()
        self.count: int = reader.doc_count_all()
        self._frequencies = lru_cache(20 * _REMEMBERED_LISTS)(self._lists.frequency)
        self._holders: dict[str, int] = {}
        self._postings = lru_cache(_REMEMBERED_LISTS)(self._lists.postings)
        self._places: dict[str, Ints] = {}

    def load(self) -> None:
        """Read what is otherwise read when somebody first asks for it."""
        _ = self.turns.sayers, self._named, self.alive, self.lengths

    @cached_property
    def _facts(self) -> Longs:
        """Passage, episode and revision: a row each of all documents."""
        raw = self._of_passages("facts", FACTS)[0]
        return np.ascontiguousarray(np.frombuffer(raw, dtype="<i8").reshape(self.count, 3).T)

    @property
    def passages(self) -> Longs:
        """The store's number of each document's passage."""
        found: Longs = self._facts[0]
        return found

    @property
    def episodes(self) -> Longs:
        """The store's number of each document's episode."""
        found: Longs = self._facts[1]
        return found

    @property
    def revisions(self) -> Longs:
        """The revision of each document's episode."""
        found: Longs = self._facts[2]
        return found

    @cached_property
    def turns(self) -> Turns:
        """Who says what is in the stream."""
        raw, lengths = self._of_passages("turns", TURNS)
        rows = np.frombuffer(raw, dtype="<i4").reshape(-1, 2)
        documents = np.repeat(np.arange(self.count), lengths // 8)
        return Turns(self.starts[documents] + rows[:, 0], rows[:, 1], documents, self.count)

    @cached_property
    def alive(self) -> Flags:
        """False for documents that were replaced or removed."""
        alive = np.ones(self.count, dtype=np.bool_)
        alive[list(self._reader.segment().deleted_docs())] = False
        return alive

    @cached_property
    def _stream_and_starts(self) -> tuple[Ints, Longs]:
        raw, lengths = self._of_passages("stream", STREAM)
        starts = np.concatenate(([0], np.cumsum(lengths // 4)))
        return np.frombuffer(raw, dtype="<i4"), starts

    @property
    def stream(self) -> Ints:
        """The codes of all tokens in their order, document after document."""
        return self._stream_and_starts[0]

    @property
    def starts(self) -> Longs:
        """Where each document begins in the stream; one more entry for the end."""
        return self._stream_and_starts[1]

    @cached_property
    def lengths(self) -> Floats:
        """Tokens of each document."""
        return np.diff(self.starts).astype(np.float32)

    def by_episode(self) -> list[Ints]:
        """The stream of each episode."""
        firsts = np.flatnonzero(np.diff(self.episodes)) + 1
        return np.split(self.stream, self.starts[firsts])

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands; 0 where it is unknown."""
        held: int = self._frequencies(field, term.encode("utf-8", "surrogatepass"))
        return held

    @cached_property
    def stems(self) -> dict[str, int]:
        """Every stem of the text and in how many documents it stands."""
        return {
            key.decode("utf-8", "surrogatepass"): count for key, count in self._lists.items("text")
        }

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every form of a word in the text."""
        return frozenset(
            key.decode("utf-8", "surrogatepass") for key, _ in self._lists.items("forms")
        )

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[tuple[int, int, int]]]:
        """By field and term: the episodes whose title, other facts or speaker's name holds it, as
        half-open ranges of documents with the speaker meant (-1 for all)."""
        raw, lengths = self._whole_column("names", NAMES)
        firsts = np.flatnonzero(lengths)
        ends = np.cumsum(lengths)
        found: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        for first, last in pairwise([*firsts.tolist(), self.count]):
            names = json.loads(raw[ends[first] - lengths[first] : ends[first]])
            for field in ("title", "told"):
                for term in dict.fromkeys(names[field]):
                    found.setdefault((field, term), []).append((first, last, -1))
            for speaker, tokens in names["speakers"].items():
                for term in tokens:
                    found.setdefault(("speaker", term), []).append((first, last, int(speaker)))
        return found

    def named(self, field: str, term: str) -> Longs:
        """The documents whose episode's title (`title`), whose other facts (`told`) or whose
        speaker's name (`speaker`) holds a term, rising."""
        ranges = self._named.get((field, term))
        if not ranges:
            return _NONE[0]
        parts = []
        for first, last, speaker in ranges:
            here = np.arange(first, last)
            parts.append(here if speaker < 0 else self.turns.documents_of(speaker, first, last))
        return np.concatenate(parts)

    def postings(self, field: str, term: str) -> tuple[Longs, Floats]:
        """The documents that hold a term, rising, and how often they do."""
        key = term.encode("utf-8", "surrogatepass")
        return self._postings(field, key) if self._frequencies(field, key) else _NONE

    def positions(self, token: int, documents: Longs | None = None) -> Longs:
        """Where a token stands in the stream, rising; looked for in `documents` alone where
        they are few."""
        if documents is None or len(documents) * _DOCUMENT_COSTS_TOKENS > len(self.stream):
            return np.flatnonzero(self.stream == token)
        places = ranges(self.starts[documents], self.starts[documents + 1])
        found: Longs = places[np.flatnonzero(self.stream.take(places) == token)]
        return found

    def places_of_any(
        self, tokens: Collection[str], documents: Longs, languages: Sequence[str]
    ) -> Longs:
        """Where any of the tokens stands, in these documents at the least, which rise."""
        if _PART_READ_AT_ONCE * int(self.lengths[documents].sum()) > len(self.stream):
            return np.concatenate([self.places(token, languages) for token in tokens])
        wanted = np.fromiter(map(code, tokens), dtype=np.int32)
        places = ranges(self.starts[documents], self.starts[documents + 1])
        found: Longs = places[places_of_any(self.stream.take(places), wanted)]
        return found

    def places(self, token: str, languages: Iterable[str]) -> Longs:
        """Where a token stands in the stream, rising; those asked for lately are remembered."""
        known = self._places.pop(token, None)
        if known is None:
            found = self.positions(code(token), self.holding(token, languages))
            if not _FEWEST_PLACES <= len(found) <= _REMEMBERED_PLACES:
                return found
            known = found.astype(np.int32)
            self._make_room(len(known))
        self._places[token] = known  # behind those that were asked for before
        return known.astype(np.int64)

    def _make_room(self, count: int) -> None:
        """Forget the places that were asked for longest ago, so that so many more can be kept."""
        kept = list(self._places.items())  # others may change it meanwhile
        spare = sum(len(places) for _, places in kept) + count - _REMEMBERED_PLACES
        for token, places in kept:
            if spare <= 0:
                return
            self._places.pop(token, None)
            spare -= len(places)

    def holding(self, token: str, languages: Iterable[str]) -> Longs:
        """The documents whose text holds any form of a token, rising."""
        stems = dict.fromkeys(stem(token, language) for language in languages)
        found = [self.postings("text", one)[0] for one in stems]
        documents: Longs = found[0] if len(found) == 1 else np.unique(np.concatenate(found))
        return documents

    def holding_any(self, stems: Iterable[str]) -> Flags:
        """Which documents hold any of these stems in their text."""
        found = np.zeros(self.count, dtype=np.bool_)
        for one in dict.fromkeys(stems):
            found[self.postings("text", one)[0]] = True
        return found

    def document_of(self, places: Longs) -> Longs:
        """The documents in which places of the stream lie."""
        documents: Longs = np.searchsorted(self.starts, places, side="right") - 1
        return documents

    def phrase(self, codes: Sequence[int], slop: int) -> Flags:
        """Which documents hold the tokens in this order with at most `slop` others in between;
        a run that goes on into the next passage of the same episode counts for the one in
        which it begins."""
        found = np.zeros(self.count, dtype=np.bool_)
        if codes:
            found[self._begun(*self._loosely(codes, slop))] = True
        return found

    def run(self, tokens: Sequence[str], languages: Sequence[str]) -> Longs:
        """The documents that hold the tokens in a row, looked for from the rarest one on; they
        rise. A run counts for the one in which it begins."""
        held = [self.holders(token, languages) for token in tokens]
        if not held or not all(held):
            return _NONE[0]
        anchor = min(range(len(tokens)), key=held.__getitem__)
        first = self.places(tokens[anchor], languages) - anchor
        first = first[(first >= 0) & (first + len(tokens) <= len(self.stream))]
        for offset, token in enumerate(tokens):
            if offset != anchor:
                first = first[self.stream[first + offset] == code(token)]
        return self._begun(first, first + len(tokens) - 1)

    def _begun(self, first: Longs, last: Longs) -> Longs:
        """The documents in which runs begin that end in the same episode, rising."""
        begin, end = self.document_of(first), self.document_of(last)
        documents: Longs = np.unique(begin[self.episodes[begin] == self.episodes[end]])
        return documents

    def holders(self, token: str, languages: Iterable[str]) -> int:
        """In how many documents any form of a token stands, at the most. The languages are those
        of the index, the same for every call."""
        known = self._holders.get(token)
        if known is None:
            stems = dict.fromkeys(stem(token, language) for language in languages)
            known = sum(self.frequency("text", one) for one in stems)
            if len(self._holders) >= 20 * _REMEMBERED_LISTS:
                self._holders.clear()
            self._holders[token] = known
        return known

    def _loosely(self, codes: Sequence[int], slop: int) -> tuple[Longs, Longs]:
        """First and last places of the runs that hold the tokens in order, `slop` apart."""
        first = last = self.positions(codes[0])
        for one in codes[1:]:
            first, last = self._next(first, last, one)
            near = last - first < len(codes) + slop
            first, last = first[near], last[near]
        return first, last

    def _next(self, first: Longs, last: Longs, token: int) -> tuple[Longs, Longs]:
        """Each run with the next place of a token after it; runs without one are left out."""
        places = self.positions(token)
        index = np.searchsorted(places, last, side="right")
        inside = index < len(places)
        return first[inside], places[index[inside]]

    def tokens(self, document: int, beyond: int = 0) -> Ints:
        """A document's token codes, and up to `beyond` of the passage after it."""
        end = int(self.starts[document + 1])
        if beyond and document + 1 < self.count:
            is_same = self.episodes[document] == self.episodes[document + 1]
            end = min(end + beyond, int(self.starts[document + 2])) if is_same else end
        return self.stream[self.starts[document] : end]

    def digests(self) -> NDArray[np.uint64]:
        """A number for each document that tells all that stands of it from anything else: its
        terms with how often they stand, and its columns."""
        found = np.zeros(self.count, dtype=np.uint64)
        with self._reading:
            for field, key in self._lists.terms():
                documents, weights = self._lists.postings(field, key)
                found[documents] += _digest(field.encode(), key) * weights.astype(np.uint64)
        for name, column in COLUMNS.items():
            raw, lengths = self._whole_column(name, column)
            ends = np.cumsum(lengths).tolist()
            found += np.array(
                [_digest(name.encode(), raw[first:last]) for first, last in pairwise([0, *ends])]
            )
        return found

    def _of_passages(self, name: str, column: object) -> tuple[bytes, Longs]:
        """The values of all passages of a column in one piece, and the length of each: the first
        passage of an episode holds those of all of them."""
        raw, lengths = self._whole_column(name, column)
        ends = np.cumsum(lengths).tolist()
        episodes = [unpack(raw[first:last]) for first, last in pairwise([0, *ends]) if last > first]
        values = b"".join(value for value, _ in episodes)
        return values, np.concatenate(
            [np.zeros(0, dtype=np.int64), *(each for _, each in episodes)]
        )

    def _whole_column(self, name: str, column: object) -> tuple[bytes, Longs]:
        """All values of a column of byte strings in one piece, and the length of each."""
        with self._reading:
            values = self._reader._perdoc.column_reader(name, column)
            lengths = np.asarray(values._lengths, dtype=np.int64)
            return values._dbfile.get(values._basepos, int(lengths.sum())), lengths


def _digest(kind: bytes, value: bytes) -> np.uint64:
    digest = blake2b(kind + b"\0" + value, digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "big"))
