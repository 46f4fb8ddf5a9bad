"""Notice that an archive folder has changed, and when it has come to rest.

It is looked at again and again: events of the operating system don't come from network folders,
nor from those that a container is given by another system.
"""

import os
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

from app.archive.files import is_hidden

_EVERY_SECONDS = 0.25
"""Seconds between looks, at the least."""
_SHARE = 0.03
"""Of the time, what looks may take: a folder of many thousand files is looked at less often."""
_REST_SECONDS = 0.2
"""Seconds for which nothing may have changed: a file that is being written isn't read by halves."""
_PATIENCE_SECONDS = 20.0
"""Seconds after which what changes all the time is read as it is."""


def fingerprint(folder: Path, but: Path | None = None) -> bytes:
    """What changes when a file below the folder comes, goes, or is written to: 16 bytes from names,
    sizes and times. Hidden ones don't count, nor what lies in the folder `but`; links to folders
    aren't followed. Raises OSError when the folder itself can't be read."""
    left_out = but and os.path.realpath(but)
    folder = folder.resolve()
    found = blake2b(digest_size=16)
    waiting = [os.fspath(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as opened:
                entries = sorted(opened, key=_by_name)
        except OSError:
            if here == os.fspath(folder):
                raise
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_hidden(entry.name, is_folder) or entry.path == left_out:
                continue
            if is_folder:
                waiting.append(entry.path)
            found.update(os.fsencode(entry.path) + b"\0" + _state(entry))
    return found.digest()


def _by_name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _state(entry: os.DirEntry[str]) -> bytes:
    """The size and time of a file, or of what a link leads to; nothing of a folder's, which change
    with the hidden files in it."""
    try:
        if entry.is_dir():
            return b"/"
        status = entry.stat()
    except OSError:
        return b"-"
    return f"{status.st_size} {status.st_mtime_ns}\0".encode()


def changes(look: Callable[[], bytes], pause: Callable[[float], object]) -> Iterator[None]:
    """Given once at first, then each time that `look`, the fingerprint of a folder, has become
    another and stayed so for a while. A folder that can't be read, as when a disk is taken away,
    hasn't changed. What changes while the one who asked is at work counts. `pause` waits for so
    many seconds."""
    known: bytes | None = None
    while True:
        started = time.monotonic()
        now = _looked(look)
        if now is not None and now != known:
            known = now if known is None else _at_rest(look, now, pause)
            yield
            continue
        took = time.monotonic() - started
        pause(max(_EVERY_SECONDS, took / _SHARE))


def _looked(look: Callable[[], bytes]) -> bytes | None:
    try:
        return look()
    except OSError:
        return None


def _at_rest(look: Callable[[], bytes], now: bytes, pause: Callable[[float], object]) -> bytes:
    """Wait until nothing changes any more; gives what the folder is like then."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        pause(_REST_SECONDS)
        later = _looked(look)
        if later == now:
            break
        now = later or now
    return now
