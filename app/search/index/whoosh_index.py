"""The Whoosh index as files in a folder: writing passages, and reading them as segments."""

import json
import shutil
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader

from app.search.index.schema import LAYOUT, documents, schema
from app.search.index.segment import Segment
from app.search.index.vectors import MODEL, Meaning
from app.search.port import IndexedEpisode

_ABOUT = "about.json"
_BLOCK = 1024
"""Postings in a block; blocks are read whole."""
_MOST_SEGMENTS = 8


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds at one moment: its segments, what tells each from any other, and the
    languages of its episodes."""

    segments: tuple[Segment, ...]
    names: tuple[str, ...]
    languages: tuple[str, ...]


class WhooshIndex:
    """A Whoosh index in a folder of its own.

    Only an index that this class wrote is opened: Whoosh keeps its table of contents as a
    pickle, which could run anything. One that is missing, damaged or of another layout counts
    as empty, and what keeps it up to date fills it again.
    """

    def __init__(self, folder: Path, meaning: Meaning | None = None) -> None:
        self.folder = folder
        self._meaning = meaning
        self._lock = threading.RLock()
        self._generation = -1
        self._segments: dict[tuple[str, int], Segment] = {}
        self._languages: frozenset[str] = frozenset({"en"})

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

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""
        opened = self._open()
        if opened is None:
            return
        writer = opened.writer(codec=W3Codec(blocklimit=_BLOCK, compression=0))
        for episode_id in episode_ids:
            writer.delete_by_query(_episode_query(episode_id))
        writer.commit(mergetype=_merge)

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""
        held: dict[int, int] = {}
        for segment in self.read().segments:
            pairs = np.stack((segment.episodes, segment.revisions), axis=1)[segment.alive]
            held.update((int(a), int(b)) for a, b in np.unique(pairs, axis=0))
        return held

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

    def read(self) -> Held:
        """What the index holds now; segments that didn't change are kept from before."""
        with self._lock:
            try:
                self._read_segments()
            except Exception:  # files may vanish under us while the importer merges; try once more
                self._generation = -1
                self._segments = {}
                try:
                    self._read_segments()
                except Exception:  # a damaged index counts as empty
                    self._segments = {}
            return Held(
                segments=tuple(self._segments.values()),
                names=tuple(f"{name}-{deleted}" for name, deleted in self._segments),
                languages=tuple(sorted(self._languages)),
            )

    def _read_segments(self) -> None:
        opened = self._open()
        if opened is None:
            self._segments, self._generation = {}, -1
            return
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
