"""A site whose data folder lies on a read-only disk is served from a copy of that. SQLite itself
reads such a database only if nobody else ever writes to it, and no log lies beside it; and an index
that is damaged, or of another version, is to be made anew."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from app.archive.lock import holder_at
from app.config import Settings
from app.errors import VivaVoceError
from app.web.temporary import temporary_folder

_TRIES = 30
_PAUSE_SECONDS = 1.0
"""Seconds between tries, where whoever may write there changes the archive just now."""
_log = structlog.get_logger()


class ReadOnlyError(VivaVoceError):
    """A read-only data folder that can't be copied; the message is a sentence for the owner."""


@contextmanager
def on_a_disk_to_write_to(settings: Settings) -> Iterator[Settings]:
    """The settings to serve by until the end of the block: the same, or those of a copy. Raises
    ReadOnlyError where that can't be made."""
    if not (settings.database_path.is_file() and _is_read_only(settings.data)):
        yield settings
        return
    with temporary_folder("read-only") as place:
        copy = settings.model_copy(update={"data": place})
        try:
            _copy(settings, copy)
        except OSError as error:
            raise ReadOnlyError(
                f"{settings.data} is read-only, and it can't be copied to {place} to be served"
                f" from there: {error.strerror}. TMPDIR names another place for that."
            ) from error
        _log.warning(
            f"{settings.data} is read-only: nothing is imported, and what is served is a copy as it"
            " stands now"
        )
        yield copy


def _is_read_only(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _copy(settings: Settings, copy: Settings) -> None:
    """Copy what is served, as it stands between two changes."""
    for _ in range(_TRIES):
        before = _state(settings)
        if holder_at(settings.database_path) is None:
            for path, to in zip(_files(settings), _files(copy), strict=True):
                if path.is_file():
                    shutil.copyfile(path, to)
            for path, to in zip(_folders(settings), _folders(copy), strict=True):
                shutil.rmtree(to, ignore_errors=True)
                if path.is_dir():
                    shutil.copytree(path, to)
            if _state(settings) == before:
                return
        time.sleep(_PAUSE_SECONDS)
    raise ReadOnlyError(f"{settings.data} is read-only, and somebody else changes what lies there.")


def _files(settings: Settings) -> list[Path]:
    """The database and its log, whose own index SQLite makes anew."""
    return [settings.database_path, Path(f"{settings.database_path}-wal")]


def _folders(settings: Settings) -> list[Path]:
    return [settings.index_path, settings.meaning_path]


def _state(settings: Settings) -> list[tuple[int, int, int]]:
    found = [path.stat() for path in _files(settings) if path.exists()]
    return [(one.st_ino, one.st_size, one.st_mtime_ns) for one in found]
