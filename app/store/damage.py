"""Values that aren't as they were written, in a database whose pages are all in order.

SQLite looks at how its file hangs together (`copying.flaws`) and not at what stands in it. Here
each value is taken apart as whoever reads it would do, and what was stored of a talk, and whole
tables, are held against their seals.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table
from sqlalchemy.dialects import sqlite

from app.store import derived_tables, seals, table_seals
from app.store.failures import as_store_error
from app.store.packing import unpack_timeline, unpack_words
from app.store.tables import (
    Base,
    EpisodeRow,
    FactRow,
    LikenessRow,
    LinkRow,
    MentionRow,
    SealRow,
    SourceRow,
    TranscriptRow,
    VersionRow,
)
from app.transcripts.timeline import Timing

_DIALECT = sqlite.dialect()
_PACKED: Mapping[tuple[str, str], Callable[[bytes], object]] = {
    (TranscriptRow.__tablename__, TranscriptRow.timeline.key): unpack_timeline,
    (VersionRow.__tablename__, VersionRow.timeline.key): unpack_timeline,
    (LinkRow.__tablename__, LinkRow.words.key): unpack_words,
    (LinkRow.__tablename__, LinkRow.places.key): lambda blob: np.frombuffer(blob, dtype="<i4"),
    (SealRow.__tablename__, SealRow.digest.key): bytes,
}
"""How bytes are taken apart that aren't compressed as a whole."""
DERIVED = frozenset(
    row.__tablename__
    for row in vars(derived_tables).values()
    if isinstance(row, type) and issubclass(row, Base) and row is not Base
) | {LikenessRow.__tablename__, MentionRow.__tablename__}
"""Tables of what is made of the others."""


@dataclass(frozen=True, slots=True)
class DamagedValue:
    """Where a value stands: its table and column (empty where it is only known that one of a talk
    or of the table isn't as it was), the key of its row (empty for a whole table or column), and
    the file of the talk that it is of, if of one."""

    table: str
    column: str
    key: tuple[object, ...]
    path: str | None

    @property
    def is_unreadable(self) -> bool:
        """Whether who reads the value fails; else it may be another than was written."""
        return bool(self.column and self.key)

    @property
    def is_of_made(self) -> bool:
        """Whether it is of what is made of talks, or tells how far that is."""
        telling_how_far = self.table == FactRow.__tablename__ or self._column in table_seals.COLUMNS
        return telling_how_far or self.table in DERIVED

    @property
    def _column(self) -> str:
        return f"{self.table}.{self.column}"

    @property
    def sentence(self) -> str:
        """What is wrong, for the owner."""
        where = f"`{self._column}`" if self.column else f"`{self.table}`"
        if not self.key:
            return f"What is kept in {where} isn't as it was written."
        if self.path is None:
            return f"A value in {where} (row {', '.join(map(str, self.key))}) is damaged."
        if not self.column:
            return f"{self.path}: What was stored of the talk isn't as it was written."
        return f"{self.path}: What was stored of the talk is damaged, in {where}."


def damaged_values(path: Path) -> list[DamagedValue]:
    """All values of a database that can't be what was written; some 2 s of processor time for 100
    MB. Of a database of an earlier version those of today's tables alone. Raises StoreError when it
    can't be read."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=30)) as opened:
            opened.text_factory = bytes
            opened.execute("BEGIN")  # all of it as it stands at one moment
            return list(_damaged(opened))
    except sqlite3.Error as error:
        if found := as_store_error(error, path):
            raise found from error
        raise


def _damaged(opened: sqlite3.Connection) -> Iterator[DamagedValue]:
    there = {
        table.name: {name.decode() for (name,) in opened.execute(_COLUMNS, (table.name,))}
        for table in Base.metadata.sorted_tables
    }
    names = _Talks(opened) if there[EpisodeRow.__tablename__] else None
    for table in Base.metadata.sorted_tables:
        if there[table.name]:
            columns = [one for one in table.columns if one.name in there[table.name]]
            yield from _in_table(opened, table, columns, names)
    if there[SealRow.__tablename__] and names:
        for key in seals.broken(opened):
            yield DamagedValue(EpisodeRow.__tablename__, "", (key,), names.of_episode.get(key))
    if there[FactRow.__tablename__]:
        for name in table_seals.broken(opened):
            of_table, _, column = name.partition(".")
            yield DamagedValue(of_table, column, (), None)


_COLUMNS = "SELECT name FROM pragma_table_info(?)"


class _Talks:
    """The files of talks, by the numbers of these and of their episodes."""

    def __init__(self, opened: sqlite3.Connection) -> None:
        rows = opened.execute("SELECT id, path FROM source")
        self.of_source = {key: bytes(path).decode("utf-8", "replace") for key, path in rows}
        rows = opened.execute("SELECT id, source_id FROM episode")
        self.of_episode = {key: self.of_source.get(source) for key, source in rows}

    def path(self, table: Table, row: Mapping[str, object]) -> str | None:
        """The file of the talk of which a row is."""
        if table is SourceRow.__table__:
            return self.of_source.get(row["id"])
        if table is EpisodeRow.__table__:
            return self.of_episode.get(row["id"])
        if "source_id" in row:
            return self.of_source.get(row["source_id"])
        return self.of_episode.get(row["episode_id"]) if "episode_id" in row else None


def _in_table(
    opened: sqlite3.Connection, table: Table, columns: list[Column[Any]], names: _Talks | None
) -> Iterator[DamagedValue]:
    readers = [(one.name, _reader(one)) for one in columns]
    asked = ", ".join(f'"{name}"' for name, _ in readers)
    keys = [one.name for one in table.primary_key.columns]
    for values in opened.execute(f'SELECT {asked} FROM "{table.name}"'):  # noqa: S608 (our names)
        for (name, read), value in zip(readers, values, strict=True):
            if not _is_readable(read, value):
                row = dict(zip((name for name, _ in readers), values, strict=True))
                key = tuple(_shown(row[one]) for one in keys)
                talk = None if table.name in DERIVED or not names else names.path(table, row)
                yield DamagedValue(table.name, name, key, talk)


def _is_readable(read: Callable[[Any], object], value: object) -> bool:
    try:
        read(value)
    except Exception:  # whatever a reader would meet, of whichever library
        return False
    return True


def _shown(value: object) -> object:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _reader(column: Column[Any]) -> Callable[[Any], object]:
    """What takes a column's value apart, and raises where it can't be one."""
    if isinstance(column.type, LargeBinary):
        read = _PACKED.get((column.table.name, column.name), zlib.decompress)
    elif isinstance(column.type, Boolean):
        read = (False, True).index
    elif isinstance(column.type, Integer):
        read = _whole
    else:
        read = _text_reader(column)
    may_be_none = column.nullable

    def checked(value: Any) -> object:
        if value is None:
            return [None][0 if may_be_none else 1]
        return read(value)

    return checked


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _text_reader(column: Column[Any]) -> Callable[[Any], object]:
    process = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    if column.name == "timing":
        process = Timing

    def read(value: Any) -> object:
        text = value.decode("utf-8") if isinstance(value, bytes) else value
        return process(text) if process else text

    return read
