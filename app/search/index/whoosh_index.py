"""The Whoosh index as files in a folder: writing passages, and reading them as segments."""

import math
import os
import shutil
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.reading import SegmentReader

from app.errors import VivaVoceError
from app.search.index import contents as contents_file
from app.search.index.contents import (
    Contents,
    ListedSegment,
    Made,
    NoIndexError,
    UnfitError,
    checksum,
)
from app.search.index.schema import LAYOUT, documents, schema
from app.search.index.segment import Segment
from app.search.index.writer import Choose, Writer, storage, whoosh_segment, worn
from app.search.port import IndexedEpisode


@dataclass(frozen=True)
class Held:
    """What an index holds at one moment: its segments, what tells each from any other, in which
    part of the index it stands (of which documents may have been deleted since), and the languages
    of its episodes."""

    segments: tuple[Segment, ...]
    names: tuple[str, ...]
    parts: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def passages(self) -> int:
        """How many passages there are, with those that were replaced and still stand there."""
        return sum(segment.count for segment in self.segments)

    @cached_property
    def average_length(self) -> float:
        """Tokens of a passage, on average."""
        tokens = sum(len(segment.stream) for segment in self.segments)
        return tokens / max(1, self.passages)


Stamp = tuple[int, int, int, int]
"""What changes with a file: its number and size, and when it was changed, in ns."""
_OURS = ("MAIN_", "_MAIN_")
"""How the names of Whoosh's files begin, also of those that a killed writer left."""
_LOCK = "MAIN_WRITELOCK"


@dataclass(frozen=True, slots=True)
class _Whole:
    """A segment whose file, of this stamp, is as its checksum says."""

    part: ListedSegment
    stamp: Stamp
    segment: Segment


class IndexWriteError(VivaVoceError):
    """The index can't be written; the message is a sentence for the owner."""


class WhooshIndex:
    """A Whoosh index in a folder of its own, made for one archive.

    Only what is as this class wrote it is read. A segment that isn't any more is left out, and an
    index that is missing, damaged as a whole, or made for something else counts as empty; what
    keeps the index up to date then fills it again. `flaw` says what is wrong.
    """

    def __init__(self, folder: Path, archive: str = "") -> None:
        self.folder = folder
        self._made = Made(archive, LAYOUT)
        self._lock = threading.RLock()
        self._forget()

    def _forget(self) -> None:
        self._seen: object = ()
        self._contents: Contents | None = None
        self._unfit = ""
        self._languages: tuple[str, ...] = ("en",)
        self._whole: list[_Whole] = []
        self._damaged: dict[str, Stamp | None] = {}
        self._found: tuple[tuple[str, ...], dict[int, int]] = ((), {})

    def age(self) -> float:
        """Seconds since the index was changed, or by which that lies ahead where the clock was put
        back since; infinite where there is none."""
        try:
            return abs(time.time() - (self.folder / contents_file.NAME).stat().st_mtime)
        except OSError:
            return math.inf

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes. Raises IndexWriteError."""
        with self._lock:
            (self.folder / contents_file.NAME).unlink(missing_ok=True)
            self.replace(episodes)

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them, in one commit. Raises
        IndexWriteError, and the index is as before, when the disk is full or may not be written."""

        def add(writer: Writer, delete: Callable[[int], None]) -> set[str]:
            languages = set()
            for episode in episodes:
                delete(episode.id)
                languages.add(episode.language)
                for document in documents(episode):
                    writer.add(document)
            return languages

        self._write(add)

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""

        def remove(_writer: Writer, delete: Callable[[int], None]) -> set[str]:
            for episode_id in episode_ids:
                delete(episode_id)
            return set()

        self._write(remove)

    def tidy(self, choose: Choose = worn) -> bool:
        """Put those segments together that are chosen; gives whether there were any. Searches find
        the same before, meanwhile and after. Raises IndexWriteError."""

        def put_together(writer: Writer, _delete: object) -> set[str]:
            writer.put_together(choose)
            return set()

        self.read()
        are_any = bool(choose([whoosh_segment(one.part) for one in self._whole]))
        if are_any:
            self._write(put_together)
        return are_any

    def _write(self, change: Callable[[Writer, Callable[[int], None]], set[str]]) -> None:
        """Let `change` add documents to the index, and delete those of episodes; it gives the
        languages that come with it. Whatever ends this, the index is as before or as it is to be.
        """
        try:
            with self._lock:
                self._commit(change)
        except OSError as error:
            reason = f"The search index in {self.folder} can't be written: {error.strerror}."
            raise IndexWriteError(reason) from error

    def _commit(self, change: Callable[[Writer, Callable[[int], None]], set[str]]) -> None:
        self.read()
        before = self._contents or self._start()
        segments = [(whoosh_segment(one.part), one.segment.episodes) for one in self._whole]
        languages = set(before.languages)

        def delete(episode_id: int) -> None:
            for segment, episodes in segments:
                for number in np.flatnonzero(episodes == episode_id).tolist():
                    segment.delete_document(number)

        def keep(kept: Sequence[W3Segment]) -> None:
            known = {part.id: part for part in before.parts}
            parts = tuple(self._part(segment, known) for segment in kept)
            after = Contents(tuple(sorted(languages)), parts)
            contents_file.write(self.folder, self._made, after)

        writer = Writer(self.folder, [segment for segment, _ in segments], keep)
        try:
            languages |= change(writer, delete)
            writer.finish()
        except BaseException:
            writer.give_up()
            raise
        finally:
            self._clean()

    def _start(self) -> Contents:
        """An empty folder in place of one that can't be read, for us alone."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.chmod(0o700)
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        contents_file.write(self.folder, self._made, Contents())
        return Contents()

    def _part(self, segment: W3Segment, known: Mapping[str, ListedSegment]) -> ListedSegment:
        """A segment for the table of contents; a new one's file is on the disk from now on."""
        deleted = tuple(sorted(segment.deleted_docs()))
        if part := known.get(segment.segment_id()):
            return replace(part, deleted=deleted)
        part = ListedSegment(segment.segment_id(), segment.doc_count_all(), deleted, 0, 0)
        with (self.folder / part.file).open("rb") as file:
            os.fsync(file.fileno())
        size, crc = checksum(self.folder / part.file)
        return replace(part, size=size, crc=crc)

    def _clean(self) -> None:
        """Drop what is no part of the index: merged segments, and what a killed writer left."""
        with suppress(OSError, UnfitError):
            contents = contents_file.read(self.folder, self._made)
            kept = {_LOCK, *(part.file for part in contents.parts)}
            for path in self.folder.iterdir():
                if path.name.startswith(_OURS) and path.name not in kept and path.is_file():
                    path.unlink()

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that can be found."""
        held = self.read()
        names, found = self._found
        if names != held.names:
            found = revisions_in(held.segments)
            self._found = held.names, found
        return found

    def digests(self) -> Mapping[int, int]:
        """All that stands of each episode that can be found, as a number."""
        found: dict[int, int] = {}
        for segment in self.read().segments:
            rows = zip(segment.episodes.tolist(), segment.digests().tolist(), strict=True)
            for (episode, digest), is_alive in zip(rows, segment.alive, strict=True):
                if is_alive:  # passages count in their order
                    found[episode] = (found.get(episode, 1) * 1_000_003 + digest) % (1 << 61)
        return found

    @property
    def flaw(self) -> str:
        """What was found wrong when the segments were last read: a sentence, empty for nothing."""
        if self._damaged and self._contents:
            parts = f"{len(self._damaged)} of {len(self._contents.parts)} parts"
            return f"{parts} of the search index are damaged."
        return self._unfit

    def recheck(self) -> bool:
        """Look at every checksum again; gives whether anything isn't as it was read before."""
        with self._lock:
            before = [one.part for one in self._whole]
            self._forget()
            self.read()
            return bool(self.flaw) or [one.part for one in self._whole] != before

    def read(self) -> Held:
        """What the index holds now, but for segments that are damaged; those that didn't change
        are kept from before."""
        with self._lock:
            for _ in range(3):  # a writer may commit, and drop old files, while one looks
                seen = self._look()
                if self._seen != seen:
                    self._read()
                    self._seen = seen
                self._open_parts()
                if self._look() == seen:
                    break
            some = [one for one in self._whole if one.part.count]
            return Held(
                segments=tuple(one.segment for one in some),
                names=tuple(f"{one.part.id}-{len(one.part.deleted)}" for one in some),
                parts=tuple(one.part.id for one in some),
                languages=self._languages,
            )

    def _look(self) -> object:
        """What changes with the table of contents, and with who may write to the folder."""
        try:
            status = self.folder.stat()
        except OSError:
            return None
        return status.st_mode, status.st_uid, _stamp(self.folder / contents_file.NAME)

    def _read(self) -> None:
        try:
            self._contents, self._unfit = contents_file.read(self.folder, self._made), ""
        except NoIndexError:
            self._contents, self._unfit = None, ""
        except UnfitError as error:
            self._contents, self._unfit = None, str(error)
        languages = (self._contents.languages if self._contents else ()) or ("en",)
        if languages != self._languages:  # stems differ, and segments remember them
            self._languages, self._whole = languages, []

    def _open_parts(self) -> None:
        known = {one.part.id: one for one in self._whole}
        damaged = self._damaged
        self._whole, self._damaged = [], {}
        for part in self._contents.parts if self._contents else ():
            stamp = _stamp(self.folder / part.file)
            before = known.get(part.id)
            is_same = before is not None and before.stamp == stamp
            if before and is_same and before.part == part:
                self._whole.append(before)
            elif stamp is None or (part.id in damaged and damaged[part.id] == stamp):
                self._damaged[part.id] = stamp
            elif segment := self._opened(part, is_known=is_same):
                self._whole.append(_Whole(part, stamp, segment))
            else:
                self._damaged[part.id] = stamp

    def _opened(self, part: ListedSegment, is_known: bool) -> Segment | None:
        """A segment to read; None where its file isn't as it was written."""
        try:
            if is_known or checksum(self.folder / part.file) == (part.size, part.crc):
                reader = SegmentReader(storage(self.folder), schema(), whoosh_segment(part))
                segment = Segment(reader)
                weakref.finalize(segment, reader.storage().a.close)  # its file, with who reads it
                return segment
        except Exception:  # noqa: S110 - whatever Whoosh makes of a file that has just changed
            pass
        return None


def revisions_in(segments: Iterable[Segment]) -> dict[int, int]:
    """The revision of each episode that stands in the segments."""
    found: dict[int, int] = {}
    for segment in segments:
        pairs = np.stack((segment.episodes, segment.revisions), axis=1)[segment.alive]
        found.update((int(a), int(b)) for a, b in np.unique(pairs, axis=0))
    return found


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
