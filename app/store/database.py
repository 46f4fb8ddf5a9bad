"""Opening the database: pragmas, migrations, sessions."""

import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, select, text
from sqlalchemy.exc import DatabaseError, InvalidatePoolError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from app.store.failures import (
    NotAsWrittenError,
    StoreError,
    as_store_error,
    damaged,
    damaged_value,
)
from app.store.tables import FactRow

CONNECTIONS = 4
"""Connections of a process, and threads in which a server answers: more only wait for each other.
Each caches 2 MB of its own. The file is read and not mapped: of a mapped file that is cut, a page
that is gone ends the process."""
CONNECTIONS_ASIDE = 2
"""Connections for short questions that are asked amid others."""
_PRAGMAS = (
    "busy_timeout=30000",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "cache_size=-2048",
    "mmap_size=0",
    "temp_store=MEMORY",
)
_BEGIN = "BEGIN"
"""How a transaction begins; also the name of the option that says so for a connection."""
_WRITING = {_BEGIN: "BEGIN IMMEDIATE"}
"""Who writes waits for its turn first: one who has read can't wait any more."""
_FILE = "file"
"""Where a connection keeps which file it has open."""
_HAS_VERSION = text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
_VERSION = text("SELECT version_num FROM alembic_version")
IDENTITY = "identity"
"""The fact that holds what the archive is known by, which nobody can make anew."""
_IDENTITY = select(FactRow.value).where(FactRow.name == IDENTITY)


_DAMAGED_VALUES = (zlib.error, JSONDecodeError)
"""What is raised when something is unpacked that isn't as it was packed."""
_NOT_AS_WRITTEN = (UnicodeDecodeError, NotAsWrittenError)
"""What is raised where nothing can be read. SQLite's driver itself raises that of Unicode, for a
table's name that is none any more."""

__all__ = ["Database", "Session", "StoreError"]


class Database:
    """The archive's SQLite file. `identity` is what it and no other is known by."""

    def __init__(self, path: Path, migrations: Path) -> None:
        """Open (and create) the database and bring its tables up to date.

        Raises StoreError when the folder can't be written, the file is no database, or it
        was written by a newer version.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _check_writable(path.parent)
            if not path.exists():
                path.touch()  # no connection makes one, which would be taken for the archive's
        except OSError as error:
            reason = f"The data folder {path.parent} can't be used: {error.strerror}."
            raise StoreError(reason) from error
        self.engine = _engine(path, CONNECTIONS)
        with self._told():
            _migrate(self.engine, migrations)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._beside = _engine(path, CONNECTIONS_ASIDE)
        self._sessions_aside = sessionmaker(self._beside, expire_on_commit=False)
        writing = self.engine.execution_options(**_WRITING)
        self._writing = sessionmaker(writing, expire_on_commit=False)
        self.identity = self._identity()
        self._files = _files(path)

    def is_another(self) -> bool:
        """Whether other files lie there now than were opened: the database of another archive, or
        the same without its log, which this process can't read until it begins anew. Raises
        StoreError where there is none."""
        now = _files(self.path)
        return (now[0] != 0 and now != self._files) or self._identity() != self.identity

    def _identity(self) -> str:
        with self.read() as session:
            try:
                identity = session.scalar(_IDENTITY)
            except JSONDecodeError:
                identity = None
            if not isinstance(identity, str):
                raise NotAsWrittenError("what it is known by is gone")
            return identity

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading: all of it sees the archive as it stood at its first question."""
        with self._told(), self._sessions() as session:
            yield session

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """A session for one question amid another session. Its connections are others, so it never
        waits for somebody who waits for it."""
        with self._told(), self._sessions_aside() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in one transaction: all of it is stored, or nothing. Raises StoreError when
        it can't be, as on a full disk."""
        with self._told(), self._writing.begin() as session:
            yield session

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as sentences, and what can't be unpacked of what it holds."""
        try:
            yield
        except (DatabaseError, sqlite3.Error) as error:
            if found := as_store_error(error, self.path):
                raise found from error
            raise
        except _DAMAGED_VALUES as error:  # SQLite doesn't look into what it holds
            raise damaged_value(self.path, error) from error
        except _NOT_AS_WRITTEN as error:
            raise damaged(self.path, error) from error

    def forked(self) -> None:
        """Open connections of its own in a process that was forked, and let be those of the one
        that it came from."""
        self.engine.dispose(close=False)
        self._beside.dispose(close=False)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()
        self._beside.dispose()


def is_writing(connection: Connection) -> bool:
    """Whether a connection is in a transaction that was begun to write."""
    return _BEGIN in connection.get_execution_options()


def _check_writable(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder):
        pass


def _engine(path: Path, connections: int) -> Engine:
    """Connections to the file that lies at a path, and to none that lay there before."""
    address = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=connections, max_overflow=0
    )

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        # Else the driver begins transactions itself, and never before tables are made or changed.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        record.info[_FILE] = _files(path)[0]

    @event.listens_for(engine, "checkout")
    def look(_dbapi: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info[_FILE] != _files(path)[0]:
            raise InvalidatePoolError("Another file lies there than was opened.")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, _BEGIN))

    return engine


def _files(path: Path) -> tuple[int, ...]:
    """The numbers of the file, its log, and what tells where in that what is; 0 for one that isn't
    there. While somebody has it open they stay."""
    found = []
    for beside in ("", "-wal", "-shm"):
        try:
            found.append(os.stat(f"{path}{beside}").st_ino)  # noqa: PTH116 - for each session
        except OSError:
            found.append(0)
    return tuple(found)


def _migrate(engine: Engine, folder: Path) -> None:
    """Run the migrations that this database hasn't seen.

    Tables and version are one transaction: whatever ends it, the next start finds the database
    as it was before, or as it is to be.
    """
    with engine.begin() as connection:
        if connection.scalar(_HAS_VERSION) and connection.scalar(_VERSION) == newest(folder):
            return
    from app.store.migrating import migrate  # takes longer to load than most commands take

    # Who isn't the first waits, and then finds nothing to do.
    with engine.execution_options(**_WRITING).begin() as connection:
        migrate(connection, folder)


def newest(folder: Path) -> str:
    """The version of the last migration; their files are named for it."""
    names = [path.name for path in (folder / "versions").glob("[0-9]*.py")]
    return max(names).partition("_")[0]
