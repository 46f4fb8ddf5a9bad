"""Whoosh's writer over our own table of contents: Whoosh writes the segments, and nothing is read
back of its pickled table."""

import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from app.search.index.contents import ListedSegment
from app.search.index.own_place import OwnPlace
from app.search.index.posting_lists import ListsReader, ListsWriter
from app.search.index.schema import COLUMNS, Document, schema

_NAME = "MAIN"
_MOST_SEGMENTS = 8
"""Segments from which on some are put together: a search asks each of them."""
_FEWEST_TOGETHER = 3
_PATIENCE_SECONDS = 10.0
"""Seconds for which another writer is waited for."""


class _Files(FileStorage):  # type: ignore[misc]
    """The files of a folder, which are read by a place of one's own."""

    def open_file(self, name: str, **_: Any) -> StructFile:
        """A file to read."""
        return StructFile(io.BufferedReader(OwnPlace(Path(self.folder, name))), name=name)


def storage(folder: Path) -> FileStorage:
    """The files of a folder, read and never mapped into memory: of a mapped file that is cut, a
    page that is gone ends the process."""
    return _Files(str(folder), supports_mmap=False)


def whoosh_segment(part: ListedSegment) -> W3Segment:
    """A segment as Whoosh knows it."""
    known = W3Segment(
        _Codec(), _NAME, part.count, part.id.removeprefix(f"{_NAME}_"), set(part.deleted) or None
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
        self._replaced: list[W3Segment] = []
        super().__init__(_Index(folder, segments), timeout=_PATIENCE_SECONDS, codec=_Codec())

    def add(self, document: Document) -> None:
        """Add a document behind those that were added before."""
        for field, counts in document.terms.items():
            self.fieldwriter.add(field, counts, self.docnum)
        self._add_columns(document.columns)

    def _add_columns(self, values: Mapping[str, bytes]) -> None:
        self.perdocwriter.start_doc(self.docnum)
        for name, value in values.items():
            self.perdocwriter.add_column_value(name, COLUMNS[name], value)
        self.perdocwriter.finish_doc()
        self.docnum += 1
        self._added = True

    def _take_over(self, part: W3Segment) -> None:
        """Add the documents of an older segment that weren't deleted from it."""
        reader = SegmentReader(self.storage, self.schema, part)
        is_kept = np.ones(part.doc_count_all(), dtype=np.bool_)
        is_kept[list(part.deleted_docs())] = False
        numbers = self.docnum + np.cumsum(is_kept) - 1
        lists: ListsReader = reader._terms
        for field, term in lists.terms():
            documents, counts = lists.postings(field, term)
            kept = is_kept[documents]
            if kept.any():
                self.fieldwriter.extend(field, term, numbers[documents[kept]], counts[kept])
        held = {
            name: reader._perdoc.column_reader(name, column) for name, column in COLUMNS.items()
        }
        for document in np.flatnonzero(is_kept).tolist():
            values = {name: values[document] for name, values in held.items()}
            self._add_columns({name: value for name, value in values.items() if value})
        reader.close()

    def put_together(self, choose: "Choose") -> None:
        """Write those segments as one that are chosen, without what was deleted from them."""
        self._replaced = choose(self.segments)
        for part in self._replaced:
            self._take_over(part)

    def finish(self) -> None:
        """Write the new segment, beside the old ones that it doesn't replace."""
        self.commit(mergetype=lambda _, old: [one for one in old if one not in self._replaced])

    def give_up(self) -> None:
        """Let go of everything; nothing of it becomes part of the index."""
        with suppress(Exception):  # a full disk may not even let a file be closed
            self.cancel()
        if self.writelock and self.writelock.fd is not None:
            self.writelock.release()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.finish()
        self.fieldwriter.close()

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


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, but for the posting lists."""

    def field_writer(self, storage: Any, segment: W3Segment) -> ListsWriter:
        """What writes the lists of a segment."""
        files = [segment.create_file(storage, kind) for kind in (self.TERMS_EXT, self.POSTS_EXT)]
        return ListsWriter(*files)

    def terms_reader(self, storage: Any, segment: W3Segment) -> ListsReader:
        """What reads the lists of a segment."""
        with segment.open_file(storage, self.TERMS_EXT) as file:
            table = file.read()
        return ListsReader(table, segment.open_file(storage, self.POSTS_EXT))


Choose = Callable[[Sequence[W3Segment]], list[W3Segment]]
"""Chooses of all segments those that are put together."""


def worn(segments: Sequence[W3Segment]) -> list[W3Segment]:
    """The segments that are to be put together: those of which a third is deleted, and where there
    are too many some of the smallest."""
    found = [part for part in segments if part.deleted_count() * 3 > part.doc_count_all()]
    rest = sorted((part for part in segments if part not in found), key=W3Segment.doc_count_all)
    if len(rest) >= _MOST_SEGMENTS:
        found += rest[: smallest([part.doc_count_all() for part in rest])]
    return found


def scattered(segments: Sequence[W3Segment]) -> list[W3Segment]:
    """All segments, where the smaller ones together are half as large as the largest or more, as
    after a first import; else none. So each document is written again a few times at most, however
    long an archive grows."""
    sizes = sorted(map(W3Segment.doc_count_all, segments))
    return list(segments) if sizes and 2 * sum(sizes[:-1]) >= sizes[-1] > 0 else []


def smallest(sizes: Sequence[int]) -> int:
    """How many of the smallest of these, in order, are put together: those beside which the next
    one is large. So what comes file by file is put together with its like, and a large segment is
    not written again for each few of them."""
    together = list(accumulate(sizes))
    counts = range(_FEWEST_TOGETHER, len(sizes) // 2 + 2)
    return max(counts, key=lambda count: sizes[count] / max(1, together[count - 1]))
