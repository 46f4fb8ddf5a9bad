"""Copies of an archive's database, and an archive made of one.

The index is no part of a copy: it is made from the database.
"""

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.archive.lock import locked_at
from app.errors import VivaVoceError
from app.store import copying, episodes
from app.store.damage import damaged_values
from app.store.database import Database

CopyWatch = Callable[[int, int], None]
"""Told of pages done and of all."""

_HELD = (0x40000002, 510)
"""The bytes of its file that SQLite locks for whoever has a database open, in WAL mode for as long
as it is open: https://sqlite.org/walformat.html and os.h, SHARED_FIRST and SHARED_SIZE."""

_NOT_COPIED = (
    "So there is no copy of it. `vivavoce import` reads it anew from the archive folder; `vivavoce"
    " check` tells all."
)
_NOT_RESTORED = (
    "Nothing was changed. Take another copy; where there is none, --though-damaged takes this one,"
    " and `vivavoce import` reads anew what it can from the archive folder."
)


class CopyError(VivaVoceError):
    """A copy that can't be made or used; the message is a sentence for the owner."""


def back_up(
    database: Path, copy: Path, overwrite: bool = False, watch: CopyWatch = lambda *_: None
) -> int:
    """Copy the database as it stands at this moment, also while it is served or imported into;
    gives the size of the copy in bytes.

    Whatever ends this, `copy` is a whole one or as it was before. Raises CopyError when there is
    no database, a file at `copy` (unless it is to be overwritten), the database is damaged or was
    emptied; StoreError when the copy can't be written.
    """
    if not database.is_file():
        raise CopyError(f"There is no archive in {database.parent}.")
    if copy.is_dir():
        raise CopyError(f"{copy} is a folder; say which file in it the copy is to be.")
    if copy.exists() and not overwrite:
        raise CopyError(f"There is a file {copy} already; --overwrite puts the copy in its place.")
    if copy.exists() and copy.samefile(database):
        raise CopyError("The copy can't be the database itself.")
    fresh = copy.with_name(f".{copy.name}.new")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copying.copy(database, fresh, watch)
        _check(fresh, f"{database} is damaged, so there is no copy of it")
        _check_holds(fresh, database, copy)
        _check_values(fresh, database, _NOT_COPIED)
        _put(fresh, copy)
    except OSError as error:
        raise CopyError(f"{copy} can't be written: {error.strerror}.") from error
    finally:
        _drop(fresh)
    return copy.stat().st_size


def restore_copy(
    copy: Path,
    database: Path,
    migrations: Path,
    overwrite: bool = False,
    watch: CopyWatch = lambda *_: None,
    though_damaged: bool = False,
) -> int:
    """Put a copy in the place of the database; gives how many episodes it holds. Its tables are
    brought up to date. A database that was there stands beside it then, with `.before` behind its
    name. Values that aren't as they were written are taken too only if that is said: an import
    reads them anew from the files.

    Whatever ends this, the database is the old or the new one, whole. Raises CopyError when there
    is no such copy, it is damaged, there is a database already (unless it is to be overwritten)
    or that is in use; StoreError when the copy isn't one of ours or can't be written.
    """
    if not copy.is_file():
        raise CopyError(f"There is no file {copy}.")
    _check(copy, f"{copy} is damaged")
    if copying.count_episodes(copy) is None:
        raise CopyError(f"{copy} holds no archive.")
    if database.exists() and not overwrite:
        raise CopyError(
            f"There is an archive in {database.parent} already; --overwrite puts the copy in its"
            f" place, and keeps the old one as {database.name}.before."
        )
    fresh = database.with_name(f".{database.name}.new")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with locked_at(database, "A restore"):
            copying.copy(copy, fresh, watch)
            if not though_damaged:
                _check_values(fresh, copy, _NOT_RESTORED)
            count = _brought_up_to_date(fresh, migrations)
            if database.exists():
                _set_aside(database)
            _put(fresh, database)
    except OSError as error:
        raise CopyError(f"{database} can't be written: {error.strerror}.") from error
    finally:
        _drop(fresh)
    return count


def _check(path: Path, what: str) -> None:
    if found := copying.flaws(path):
        raise CopyError(f"{what}: {found[0]}")


def _check_values(fresh: Path, source: Path, outcome: str) -> None:
    """Raises CopyError where a value isn't as it was written in the `source`, of which `fresh` is a
    copy; `outcome` says what comes of it."""
    if found := damaged_values(fresh):
        raise CopyError(f"{source} holds what is damaged. {found[0].sentence} {outcome}")


def _check_holds(fresh: Path, database: Path, copy: Path) -> None:
    """Raises CopyError where a copy holds nothing, and one that holds something would go for it."""
    count = copying.count_episodes(fresh)
    if count is None:
        raise CopyError(f"{database} holds no archive any more, so there is no copy of it.")
    if count == 0 and copy.exists() and (before := copying.count_episodes(copy)):
        raise CopyError(
            f"{database} holds no episode any more, and {copy} holds {before:,}; it stays. If that"
            " is to be, remove it first."
        )


def _brought_up_to_date(path: Path, migrations: Path) -> int:
    opened = Database(path, migrations)
    try:
        with opened.read() as session:
            count = episodes.count(session)
    finally:
        opened.close()
    copying.checkpoint(path)
    return count


def _set_aside(database: Path) -> None:
    """Keep the database by another name too, with all that was written to it in its own file:
    a log that stayed beside a copy would be taken for the copy's."""
    with database.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _HELD[1], _HELD[0])
        except OSError as error:
            reason = f"{database} is in use. Stop the site, and restore then."
            raise CopyError(reason) from error
    with suppress(VivaVoceError):  # a damaged one is kept as it is
        copying.checkpoint(database)
    before = database.with_name(f"{database.name}.before")
    _drop(before)
    os.link(database, before)
    for beside in ("-wal", "-shm"):
        path = database.with_name(database.name + beside)
        with suppress(FileNotFoundError):
            path.rename(before.with_name(before.name + beside))


def _put(fresh: Path, path: Path) -> None:
    """Put a file in another's place; the disk holds it from then on."""
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _drop(path: Path) -> None:
    for beside in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + beside).unlink()
