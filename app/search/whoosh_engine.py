"""The engine over a Whoosh index: keeping it, and reading it for `ranking`."""

import heapq
import json
import shutil
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from whoosh import index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader

from app.search import vocabulary_file
from app.search.engine import Found, HeardAs, IndexedEpisode, Scope, Way
from app.search.meaning import MODEL, Meaning
from app.search.query import Query
from app.search.ranking import rank
from app.search.schema import LAYOUT, documents, schema
from app.search.segment import Segment
from app.search.snapshot import Snapshot
from app.search.vocabulary import Vocabulary

_ABOUT = "about.json"
_BLOCK = 1024
"""Postings in a block; blocks are read whole."""
_MOST_SEGMENTS = 8
_COMMON = 600
"""Words whose posting lists are read before somebody asks."""


class WhooshEngine:
    """A Whoosh index in a folder of its own.

    Only an index that this class wrote is opened: Whoosh keeps its table of contents as a
    pickle, which could run anything. One that is missing, damaged or of another layout counts
    as empty, and what keeps it up to date fills it again.
    """

    def __init__(self, folder: Path, meaning: Meaning | None = None) -> None:
        self.folder = folder
        self._meaning = meaning
        self._lock = threading.RLock()  # readers share a place in their files
        self._generation = -1
        self._segments: dict[tuple[str, int], Segment] = {}
        self._languages: frozenset[str] = frozenset({"en"})
        self._now: Snapshot | None = None

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.replace(episodes)

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them, in one commit."""
        opened = self._open() or self._create()
        held = self.contents()
        languages = set(self._about().get("languages", []))
        writer = opened.writer(limitmb=256, codec=W3Codec(blocklimit=_BLOCK, compression=0))
        try:
            for episode in episodes:
                languages.add(episode.language)
                if episode.id in held:
                    writer.delete_by_query(_episode_query(episode.id))
                texts = [" ".join(passage.words) for passage in episode.passages]
                meanings = self._meaning.pack(texts) if self._meaning else None
                for fields in documents(episode, meanings):
                    writer.add_document(**fields)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=_merge)
        self._write_about(languages)
        self._snapshot()

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""
        opened = self._open()
        if opened is None:
            return
        writer = opened.writer(codec=W3Codec(blocklimit=_BLOCK, compression=0))
        for episode_id in episode_ids:
            writer.delete_by_query(_episode_query(episode_id))
        writer.commit(mergetype=_merge)
        self._snapshot()

    def search(
        self, query: Query, scope: Scope, limit: int, heard_as: HeardAs = MappingProxyType({})
    ) -> Found:
        """The best passages for a query."""
        with self._lock:
            now = self._snapshot()
            if query.is_empty or not now.segments:
                return Found(0, ())
            vector = self._meaning.vectors([" ".join(query.words)])[0] if self._meaning else None
            return rank(now, query, scope, limit, heard_as, vector)

    def alike(self, token: str) -> Sequence[Way]:
        """What captions may have written for a word, the likeliest first."""
        with self._lock:
            ways = self._snapshot().alike([token])[token]
        return sorted(ways, key=lambda way: -way.weight)

    def standing(self, tokens: Sequence[str], limit: int) -> list[int]:
        """Passages in which the tokens begin to stand in a row, as they are."""
        found: list[int] = []
        with self._lock:
            for segment in self._read() if tokens else ():
                holds = segment.run(tokens, sorted(self._languages)) & segment.alive
                found += segment.passages[holds][: limit - len(found)].tolist()
                if len(found) >= limit:
                    break
        return found

    def _snapshot(self) -> Snapshot:
        """The index as it stands now; put together once for each change of it. The vocabulary is
        kept for others: gathering it takes seconds in a large archive."""
        with self._lock:
            segments = self._read()
            if self._now is None or list(self._now.segments) != segments:
                languages = tuple(sorted(self._languages))
                names = [f"{name}-{deleted}" for name, deleted in self._segments]
                words = vocabulary_file.load(self.folder, names, languages)
                if words is None:
                    words = vocabulary_file.gather(segments, languages)
                    with suppress(OSError):  # a reader may not be allowed to write
                        vocabulary_file.keep(self.folder, names, words)
                self._now = Snapshot(tuple(segments), languages, words)
            return self._now

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""
        held: dict[int, int] = {}
        for segment in self._read():
            pairs = np.stack((segment.episodes, segment.revisions), axis=1)[segment.alive]
            held.update((int(a), int(b)) for a, b in np.unique(pairs, axis=0))
        return held

    def vocabulary(self) -> Vocabulary:
        """Every word of the passages and in how many of them its forms stand, roughly."""
        return self._snapshot().vocabulary

    def warm(self) -> None:
        """Read what most searches need: the vocabulary, what sounds alike, and the posting lists
        of common words. Others may search meanwhile."""
        now = self._snapshot()
        with self._lock:
            now.warm()
        counts = now.vocabulary.counts
        for token in heapq.nlargest(_COMMON, counts, key=counts.__getitem__):
            with self._lock:
                for segment in self._read():
                    segment.holding(token, self._languages)

    @property
    def _model(self) -> str | None:
        return MODEL if self._meaning else None

    def _about(self) -> dict[str, Any]:
        try:
            about = json.loads((self.folder / _ABOUT).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        is_ours = isinstance(about, dict) and (
            (about.get("layout"), about.get("meaning")) == (LAYOUT, self._model)
        )
        return about if is_ours else {}

    def _write_about(self, languages: Iterable[str]) -> None:
        about = {"layout": LAYOUT, "meaning": self._model, "languages": sorted(languages)}
        (self.folder / _ABOUT).write_text(json.dumps(about), "utf-8")

    def _create(self) -> "index.FileIndex":
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._write_about([])
        self._generation = -1
        return index.create_in(str(self.folder), schema())

    def _open(self) -> "index.FileIndex | None":
        """The index, or None where there is none that can be read."""
        if not self._about():
            return None
        try:
            return index.open_dir(str(self.folder), schema=schema())
        except Exception:  # whatever a damaged pickle raises
            return None

    def _read(self) -> list[Segment]:
        """The segments as they stand now; those that didn't change are kept from before."""
        with self._lock:
            try:
                return self._read_segments()
            except Exception:  # files may vanish under us while the importer merges; try once more
                self._generation = -1
                self._segments = {}
                try:
                    return self._read_segments()
                except Exception:  # a damaged index counts as empty
                    return []

    def _read_segments(self) -> list[Segment]:
        opened = self._open()
        if opened is None:
            self._segments, self._generation = {}, -1
            return []
        if opened.latest_generation() != self._generation or not self._segments:
            languages = frozenset(self._about().get("languages", [])) or frozenset({"en"})
            if languages != self._languages:  # stems differ, and segments remember them
                self._languages, self._segments = languages, {}
            toc = opened._read_toc()
            fresh: dict[tuple[str, int], Segment] = {}
            for part in toc.segments:
                key = (part.segment_id(), part.deleted_count())
                if key not in self._segments:
                    reader = SegmentReader(opened.storage, toc.schema, part)
                    fresh[key] = Segment(reader)
                else:
                    fresh[key] = self._segments[key]
            self._segments = {key: segment for key, segment in fresh.items() if segment.count}
            self._generation = toc.generation
        return list(self._segments.values())


def _episode_query(episode_id: int) -> Any:
    from whoosh.query import Term

    return Term("episode", str(episode_id).encode())


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy for us: keep few segments without writing big ones again and again.

    Segments of which a third is deleted are written anew; small ones are put together once
    there are too many of them.
    """
    worn = [part for part in segments if part.deleted_count() * 3 > part.doc_count_all()]
    rest = [part for part in segments if part not in worn]
    if len(rest) >= _MOST_SEGMENTS:
        middle = sorted(part.doc_count_all() for part in rest)[len(rest) // 2]
        worn += [part for part in rest if part.doc_count_all() <= middle]
        rest = [part for part in rest if part.doc_count_all() > middle]
    for part in worn:
        reader = SegmentReader(writer.storage, writer.schema, part)
        writer.add_reader(reader)
        reader.close()
    return rest
