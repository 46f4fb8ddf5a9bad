"""Folders for as long as the site runs. One that was killed couldn't throw its own away, which may
hold a whole archive: the next one does."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR

_LOCK = ".in-use"
_NEW_SECONDS = 60.0
"""A folder that is younger may be held in a moment."""


@contextmanager
def temporary_folder(kind: str) -> Iterator[Path]:
    """A folder of this user's alone until the end of the block, known by what it is for. Those of
    the same kind that nobody holds any more are thrown away."""
    prefix = f"vivavoce-{kind}-"
    _throw_away(prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as place:
        folder = Path(place)
        with (folder / _LOCK).open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)  # the kernel lets go of it, however this ends
            yield folder


def _throw_away(prefix: str) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):  # it is somebody else's, or held
            status = folder.lstat()
            is_new = time.time() - status.st_mtime < _NEW_SECONDS
            if not S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or is_new:
                continue
            with (folder / _LOCK).open("r+") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
