"""One at a time changes an archive: an import, a rebuild of its index, a restored copy.

The lock is the kernel's (flock) on a file beside the database, so it goes with its process however
that ends; what stands in the file tells others who it is.
"""

import fcntl
import io
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.errors import VivaVoceError
from app.store.database import Database, StoreError

_TRIES = 20
_PAUSE_SECONDS = 0.05
"""Seconds between tries: who only looks holds the lock for less."""


class BusyError(VivaVoceError):
    """Another process changes the archive; the message says which."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who changes the archive, and how: `An import`, for the beginning of a sentence."""

    doing: str
    pid: int


@contextmanager
def locked(database: Database, doing: str, is_patient: bool = False) -> Iterator[None]:
    """Change the archive alone, until the end of the block. Raises BusyError when another process
    does so already; who is patient waits for it to end instead."""
    with locked_at(database.path, doing, is_patient):
        yield


@contextmanager
def locked_at(database: Path, doing: str, is_patient: bool = False) -> Iterator[None]:
    """The same by the database's file, which need not be there."""
    path = _path(database)
    with _opened(path) as file:
        tries = 0
        while not _take(file.fileno(), fcntl.LOCK_EX):
            tries += 1
            if tries > _TRIES and not is_patient:
                found = _read(path)
                raise BusyError(f"{found.doing} is running (pid {found.pid}). Try again later.")
            time.sleep(_PAUSE_SECONDS if tries < _TRIES else 1)
        try:
            with suppress(OSError):  # a full disk may be why somebody wants to change it
                file.truncate(0)
                file.write(json.dumps(asdict(Holder(doing, os.getpid()))).encode())
            yield
        finally:
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)  # also for children that inherited the file


def holder(database: Database) -> Holder | None:
    """Who changes the archive at the moment; None for nobody."""
    return holder_at(database.path)


def holder_at(database: Path) -> Holder | None:
    """The same by the database's file, which need not be there."""
    path = _path(database)
    try:
        with path.open("rb") as file:
            if _take(file.fileno(), fcntl.LOCK_SH):
                return None
    except OSError:
        return None
    return _read(path)


def _opened(path: Path) -> io.FileIO:
    try:
        return io.FileIO(path, "a+")
    except OSError as error:
        reason = f"The data folder {path.parent} can't be written to: {error.strerror}."
        raise StoreError(reason) from error


def _path(database: Path) -> Path:
    return database.with_suffix(".lock")


def _take(number: int, kind: int) -> bool:
    try:
        fcntl.flock(number, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(path: Path) -> Holder:
    with suppress(OSError, ValueError, TypeError):
        return Holder(**json.loads(path.read_bytes()))
    return Holder("Another process", 0)  # it has just begun
