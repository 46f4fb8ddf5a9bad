"""Seals of whole tables: a digest of each that an import writes and that no talk's seal holds, such
as figures, clouds, mentions and facts, and of columns of which that holds. Any of these may change
with any talk, and only while somebody has the archive's lock: so they are unsealed before that and
sealed behind it.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.store import facts, seals
from app.store.database import Database
from app.store.tables import Base, EpisodeRow, FactRow, SealRow, SourceBytesRow

SEALS = "table_seals"
"""The fact that holds the digest of each table."""
_UNSEALED = {row.__tablename__ for row in (SealRow, SourceBytesRow)}
"""Kept files are held against their own digests."""
_CHANGING = (SEALS, facts.PROGRESS)
"""Facts that are put while the others are sealed, or at any time."""
SEALED = tuple(
    table for table in Base.metadata.sorted_tables if table.name not in {*seals.TABLES, *_UNSEALED}
)
COLUMNS = (f"{EpisodeRow.__tablename__}.{seals.LATER}",)
_NAMES = (*(table.name for table in SEALED), *COLUMNS)
_ROWS = 100
"""Rows that are held in memory at a time; some have 20 kB."""


@contextmanager
def resealed(database: Database, is_whole: bool = False) -> Iterator[None]:
    """Let tables be changed within the block, for who has the archive's lock. What was damaged
    before stays so: its seal is kept, so that it isn't sealed as it stands. Whoever knows that all
    `is_whole` spares the look."""
    with closing(sqlite3.connect(database.path, timeout=30)) as before:
        before.execute("BEGIN")
        put_before = _read(before)  # from here on it sees this state alone
        if is_whole or not put_before:
            before.rollback()  # the log needn't be kept for it
        with database.write() as session:
            drop(session)
        yield
        # After all else, for nobody waits for it.
        damaged = list(broken(before)) if before.in_transaction else []
    with database.write() as session:
        _put(session, {name: put_before[name] for name in damaged})


def drop(session: Session) -> None:
    """Unseal all tables."""
    session.execute(delete(FactRow).where(FactRow.name == SEALS))


def _put(session: Session, kept: Mapping[str, str]) -> None:
    """Seal all tables as they stand now, but for those of which a seal is to be `kept`."""
    session.flush()
    opened = session.connection().connection.driver_connection
    assert isinstance(opened, sqlite3.Connection)
    facts.put(session, SEALS, {**_digests(opened, set(_NAMES) - kept.keys()), **kept})


def broken(opened: sqlite3.Connection) -> Iterator[str]:
    """The tables that aren't as they were when they were sealed, and columns, with their tables
    before a dot."""
    put = _read(opened)
    digests = _digests(opened, put.keys() & set(_NAMES))
    yield from (name for name, digest in sorted(digests.items()) if digest != put[name])


def _read(opened: sqlite3.Connection) -> dict[str, str]:
    """The digests that were put; none where they can't be read, which is told of the fact."""
    query = "SELECT value FROM fact WHERE name = ?"
    try:
        row = opened.execute(query, (SEALS,)).fetchone()
        found = json.loads(row[0]) if row else {}
    except (ValueError, sqlite3.OperationalError):
        return {}
    return found if isinstance(found, dict) else {}


def _digests(opened: sqlite3.Connection, names: Collection[str]) -> dict[str, str]:
    with seals.as_bytes(opened):
        return {name: _digest(opened, name) for name in names}


def _digest(opened: sqlite3.Connection, name: str) -> str:
    """16 bytes, in hexadecimal, that hang on every value of a table or a column."""
    found = blake2b(digest_size=16)
    rows = opened.execute(*_question(name))
    while some := rows.fetchmany(_ROWS):
        found.update(repr(some).encode())
    return found.hexdigest()


def _question(name: str) -> tuple[str, Sequence[str]]:
    """The question for all that is sealed by a name, in order, and what it is asked with."""
    table_name, _, column = name.partition(".")
    keys = ", ".join(f'"{one.name}"' for one in Base.metadata.tables[table_name].primary_key)
    asked = f'{keys}, "{column}"' if column else "*"
    values = _CHANGING if table_name == FactRow.__tablename__ else ()
    where = f"WHERE name NOT IN ({', '.join('?' for _ in values)})" if values else ""
    return f'SELECT {asked} FROM "{table_name}" {where} ORDER BY {keys}', values  # noqa: S608 (ours)
