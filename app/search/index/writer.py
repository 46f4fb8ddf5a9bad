"""Whoosh's writer over our own table of contents: Whoosh writes the segments, and nothing is read
back of its pickled table."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from app.search.index.contents import ListedSegment
from app.search.index.schema import schema

_NAME = "MAIN"
_BLOCK_POSTINGS = 1024
"""Postings in a block; blocks are read whole."""
_ZLIB_LEVEL = 1
"""Of zlib, on each block: posting lists take a fifth of the room, and read as fast. Level 6 saves
a seventh more and takes twice as long to write."""
_MOST_SEGMENTS = 8
_PATIENCE_SECONDS = 10.0
"""Seconds for which another writer is waited for."""


def storage(folder: Path) -> FileStorage:
    """The files of a folder, read and never mapped into memory: of a mapped file that is cut, a
    page that is gone ends the process."""
    return FileStorage(str(folder), supports_mmap=False)


def whoosh_segment(part: ListedSegment) -> W3Segment:
    """A segment as Whoosh knows it."""
    known = W3Segment(
        _codec(), _NAME, part.count, part.id.removeprefix(f"{_NAME}_"), set(part.deleted) or None
    )
    known.compound = True
    return known


class Writer(SegmentWriter):  # type: ignore[misc]
    """Adds documents to an index of these segments; `keep` is told all segments at the end, and
    from then on they are the index."""

    def __init__(
        self,
        folder: Path,
        segments: Sequence[W3Segment],
        keep: Callable[[Sequence[W3Segment]], None],
    ) -> None:
        self._keep = keep
        super().__init__(
            _Index(folder, segments), timeout=_PATIENCE_SECONDS, limitmb=256, codec=_codec()
        )

    def finish(self) -> None:
        """Write the new segment, with old ones that are merged into it."""
        self.commit(mergetype=_merge)

    def give_up(self) -> None:
        """Let go of everything; nothing of it becomes part of the index."""
        with suppress(Exception):  # a full disk may not even let a file be closed
            self.cancel()
        if self.writelock and self.writelock.fd is not None:
            self.writelock.release()

    def _commit_toc(self, segments: Sequence[W3Segment]) -> None:
        self._keep(segments)


class _Index:
    """What Whoosh's writer asks of an index."""

    indexname = _NAME

    def __init__(self, folder: Path, segments: Sequence[W3Segment]) -> None:
        self.storage = storage(folder)
        self._segments = segments

    def lock(self, name: str) -> Any:
        """The lock of that name."""
        return self.storage.lock(f"{_NAME}_{name}")

    def _read_toc(self) -> TOC:
        return TOC(schema(), list(self._segments), 0)


def _codec() -> W3Codec:
    return W3Codec(blocklimit=_BLOCK_POSTINGS, compression=_ZLIB_LEVEL)


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
