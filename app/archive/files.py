"""Files of the archive folder: only regular ones inside it are read, whatever lies at a path."""

import os
import stat
from pathlib import Path

from app.archive.packed import container, member
from app.errors import VivaVoceError

LARGEST_FILE_BYTES = 100_000_000
"""Bytes; no transcript of a talk is larger, nor what stands beside it."""
_UNREADABLE = "It can't be read: {}."


class FileError(VivaVoceError):
    """A file that isn't read; the message is a sentence for the owner."""


def is_hidden(name: str, is_folder: bool) -> bool:
    """Whether a file or folder of that name is passed over."""
    return name.startswith((".", "__") if is_folder else ".")


def why_not(path: Path, root: Path) -> str:
    """Why the file at `path` is none of the archive folder `root`: a sentence, empty where it is
    one. Links count as what they lead to, which is to lie in the folder and not to be hidden."""
    try:
        real = path.resolve(strict=True)
        status = real.stat()
    except RuntimeError:  # what Python before 3.13 raises for a link that leads to itself
        return "It is a link that leads to itself."
    except ValueError:
        return "Its name can be none of a file."
    except OSError as error:
        is_link = os.path.islink(path)  # noqa: PTH114 - pathlib's raises for a name too long
        return "It is a link that leads nowhere." if is_link else _UNREADABLE.format(error.strerror)
    root = root.resolve()
    if not real.is_relative_to(root):
        return "It leads to a place outside the archive folder."
    *folders, name = real.relative_to(root).parts or (".",)
    if is_hidden(name, is_folder=False) or any(is_hidden(part, is_folder=True) for part in folders):
        return "It is hidden, or a link to a hidden file."
    if stat.S_ISDIR(status.st_mode):
        return "It is a link to a folder; links to folders aren't followed."
    return "" if stat.S_ISREG(status.st_mode) else "It is no regular file."


def write_text(path: Path, text: str) -> None:
    """Write a file so that whatever ends the writing leaves the old or the new one whole. Raises
    FileError when it can't be written."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise FileError(f"{path} can't be written: {error.strerror}.") from error


def read_bytes(path: Path, root: Path, most: int) -> bytes:
    """The bytes of a file of the archive folder `root`.

    One in an archive of the folder has a path into it. Raises FileError when it is none (see
    `why_not`), can't be read, or is longer than `most` bytes, PackedError where the archive is
    the cause.
    """
    if inside := container(path):
        if reason := why_not(inside[0], root):
            raise FileError(reason)
        return member(*inside, most)
    if reason := why_not(path, root):
        raise FileError(reason)
    try:
        # Whatever takes its place meanwhile: a pipe isn't waited for, a device isn't read.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise FileError("It is no regular file.")
            data = file.read(most + 1)
    except OSError as error:
        raise FileError(_UNREADABLE.format(error.strerror)) from error
    if len(data) > most:
        raise FileError(f"It is larger than {most // 1_000_000:,} MB.")
    return data
