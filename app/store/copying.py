"""Copies of the whole database, and whether one is whole."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.store.failures import DamagedError, as_store_error, damaged

_BATCH_PAGES = 2_000
"""Pages of 4 kB that are copied between two words on how far it is."""


def copy(source: Path, target: Path, watch: Callable[[int, int], None] = lambda *_: None) -> None:
    """Write the database as it stands at this moment into a file that is whole by itself, in place
    of what is there; others may read and write the source meanwhile. `watch` is told of pages done
    and of all.

    Raises StoreError when the source is no database or the target can't be written.
    """

    def tell(_status: int, left: int, pages: int) -> None:
        watch(pages - left, pages)

    target.unlink(missing_ok=True)
    with _opened(source) as reading, _told(target), closing(sqlite3.connect(target)) as writing:
        with _told(source):  # what is begun here sees the source as it stands, until the end
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_BATCH_PAGES, progress=tell)
        writing.execute("PRAGMA journal_mode = DELETE")


def checkpoint(path: Path) -> None:
    """Let all that was written to a database stand in its file, not in the log beside it. Raises
    StoreError when that can't be."""
    with _opened(path) as opened, _told(path):
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        opened.execute("PRAGMA journal_mode = DELETE")


def flaws(path: Path, quick: bool = False) -> list[str]:
    """What is wrong with a database, a sentence each; nothing for one that is whole. Where it is to
    be quick (0.3 s for 100 MB), rows aren't held against the indexes over them. Raises StoreError
    when it can't be opened."""
    check = "quick_check" if quick else "integrity_check"
    with _opened(path) as opened:
        try:
            with _told(path):
                found = [text for (text,) in opened.execute(f"PRAGMA {check}(20)")]
                rows = opened.execute("PRAGMA foreign_key_check").fetchmany(20)
        except DamagedError as error:
            return [f"{error.__cause__}."]
    lost = [
        f"A row of `{table}` belongs to one of `{other}` that is missing."
        for table, _, other, _ in rows
    ]
    return [*(f"{one}." for one in found if one != "ok"), *lost]


def count_episodes(path: Path) -> int | None:
    """How many episodes a database holds, whichever version wrote it; None where it is none of
    ours, as one that was emptied. Raises StoreError when it can't be opened."""
    with _opened(path) as opened, _told(path):
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "episode"} <= tables:
            return None
        return int(opened.execute("SELECT count(*) FROM episode").fetchone()[0])


def check_whole(path: Path) -> None:
    """Raises DamagedError, with what to do, when there is a database and it isn't whole."""
    if path.exists() and (found := flaws(path, quick=True)):
        raise damaged(path, found[0])


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a database that is there."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    with _told(path):
        opened = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None)
    with closing(opened):
        yield opened


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors as sentences about a file."""
    try:
        yield
    except sqlite3.Error as error:
        if found := as_store_error(error, path):
            raise found from error
        raise
    except UnicodeDecodeError as error:  # of a table's name that is none any more
        raise damaged(path, error) from error
