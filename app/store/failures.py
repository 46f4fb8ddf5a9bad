"""What SQLite can't do, as sentences for the owner."""

import os
import re
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from app.errors import VivaVoceError


class StoreError(VivaVoceError):
    """The database can't be opened, read or written; the message is a sentence for the owner."""


class DamagedError(StoreError):
    """The database isn't as it was written."""


class NotAsWrittenError(ValueError):
    """What stands in the database can't have been written there."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full, so {path} can't be written. Make room and try again.",
    sqlite3.SQLITE_READONLY: "{path} can't be written: it is read-only for who runs this.",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened: {why}.",
    sqlite3.SQLITE_PERM: "{path} can't be opened: it is closed to who runs this.",
    sqlite3.SQLITE_BUSY: "{path} is being written by another process. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "{path} is being written by another process. Try again in a moment.",
    sqlite3.SQLITE_IOERR: "{path} can't be read or written: the disk fails, or is full.",
}
_NO_VALUES = ("Could not decode to UTF-8", "malformed JSON")
"""What SQLite says, under no code of its own, of a value that is no text or no JSON any more."""
_NO_TABLES = ("no such table", "no such column")
"""What it says, under no code of its own, where another database lies there than was opened."""
_OTHER_TABLES = "{path} lacks tables: it is just being made, or another version's. Try again."
_SAID = re.compile(r" with text '.*", re.DOTALL)
"""Where SQLite begins to tell the damaged text itself, which nobody can read."""
_LONGEST_CAUSE_LETTERS = 160
_LEAST_ROOM_BYTES = 64 * 1024
"""Twice what the index of a log takes at the least."""
_DAMAGED = (
    "{path} is no database, or is damaged: {cause}. Stop the site, then restore a copy "
    "(`vivavoce restore`), or move the file away and import again."
)


_DAMAGED_VALUE = (
    "{path} holds what is damaged: {cause}. `vivavoce import` reads that anew from the archive "
    "folder; `vivavoce check` tells of which talk it is."
)


def as_store_error(error: DatabaseError | sqlite3.Error, path: Path) -> StoreError | None:
    """What SQLite's error means for the database at `path`; None for a fault of ours."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    code = (getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF  # without the finer distinctions
    if str(cause).startswith(_NO_VALUES):
        return damaged_value(path, str(cause))
    if str(cause).startswith(_NO_TABLES):
        return StoreError(_OTHER_TABLES.format(path=path))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(cause))
    if code == sqlite3.SQLITE_IOERR and _is_full(path.parent):  # SQLite has no other word for it
        code = sqlite3.SQLITE_FULL
    sentence = _SENTENCES.get(code)
    return StoreError(sentence.format(path=path, why=_why_closed(path))) if sentence else None


def _is_full(folder: Path) -> bool:
    """Whether its disk has no room for what SQLite keeps beside a database."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < _LEAST_ROOM_BYTES


def _why_closed(path: Path) -> str:
    """Why SQLite, which doesn't tell, can't open a file, or the log that it needs beside it."""
    try:
        if not path.exists():
            return "it isn't there"
        if not path.is_file():
            return "it is no file"
        if os.statvfs(path.parent).f_flag & os.ST_RDONLY:
            return "its disk is mounted read-only, and even who only reads writes a log beside it"
    except OSError:
        pass
    return "it or its folder is closed, or read-only, to who runs this"


def damaged(path: Path, cause: object) -> DamagedError:
    """What is to be done with a database that isn't as it was written."""
    return DamagedError(_DAMAGED.format(path=path, cause=_plain(cause)))


def damaged_value(path: Path, cause: object) -> DamagedError:
    """What is to be done with one in which a value isn't as it was written."""
    return DamagedError(_DAMAGED_VALUE.format(path=path, cause=_plain(cause)))


def _plain(cause: object) -> str:
    """A cause as far as people can read it."""
    told = _SAID.sub("", str(cause))
    plain = "".join(letter if letter.isprintable() else " " for letter in told)
    return " ".join(plain.split())[:_LONGEST_CAUSE_LETTERS].rstrip(" .")
