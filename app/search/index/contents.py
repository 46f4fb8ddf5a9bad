"""What an index holds: a small file beside its segments, which says for which archive and with
which settings it was made, which documents were deleted, and by checksums that all is as written.

It stands in the place of Whoosh's own table of contents: that is a pickle, which could run
anything, and nothing tells whether it or a segment was damaged.
"""

import errno
import json
import os
import stat
import zlib
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

NAME = "contents.json"
_PIECE_BYTES = 1 << 20


class UnfitError(Exception):
    """An index that isn't read; the message is a sentence that says why."""


class NoIndexError(UnfitError):
    """There is none."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an index is made for: the archive, by what its database is known by, and the
    layout."""

    archive: str
    layout: int


@dataclass(frozen=True, slots=True)
class ListedSegment:
    """A segment: its documents, those of them that were deleted, and its file's size and CRC-32."""

    id: str
    count: int
    deleted: tuple[int, ...]
    size: int
    crc: int

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.seg"


@dataclass(frozen=True, slots=True)
class Contents:
    """The segments of an index, and the languages of its episodes."""

    languages: tuple[str, ...] = ()
    parts: tuple[ListedSegment, ...] = ()


def read(folder: Path, made: Made) -> Contents:
    """What the index in a folder holds. Raises UnfitError when there is none, it was made for
    another archive or with other settings, it is damaged, or others could have written it."""
    check_owner(folder)
    try:
        check_plain(folder / NAME)
        digest, _, body = (folder / NAME).read_bytes().partition(b"\n")
    except FileNotFoundError as error:
        raise NoIndexError("There is no search index.") from error
    except OSError as error:
        raise UnfitError(f"The search index can't be read: {error.strerror}.") from error
    if digest.decode("ascii", "replace") != _digest(body):
        raise UnfitError("The search index is damaged.")
    told = json.loads(body)
    told["made"].pop("meaning", None)  # an earlier version's column, which nobody reads
    if told["made"]["archive"] != made.archive:
        raise UnfitError("The search index is that of another archive.")
    if told["made"] != asdict(made):
        raise UnfitError("The search index was made by another version, or with other settings.")
    parts = (ListedSegment(**{**part, "deleted": tuple(part["deleted"])}) for part in told["parts"])
    return Contents(tuple(told["languages"]), tuple(parts))


def write(folder: Path, made: Made, contents: Contents) -> None:
    """Say what the index holds; whatever ends this, the file is the old or the new one, whole."""
    body = json.dumps({"made": asdict(made), **asdict(contents)}, separators=(",", ":")).encode()
    fresh = folder / f"{NAME}.new"
    with fresh.open("wb") as file:
        file.write(_digest(body).encode() + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / NAME)


def checksum(path: Path) -> tuple[int, int]:
    """The size and the CRC-32 of a file."""
    check_plain(path)
    size = crc = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            size += len(piece)
            crc = zlib.crc32(piece, crc)
    return size, crc


def check_plain(path: Path) -> None:
    """Raises OSError for what is no file of bytes: a pipe would be waited for, a device has no
    end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")


def check_owner(folder: Path) -> None:
    """Raises UnfitError when others than who runs this, or the system's owner, can write to a
    folder: what stands in a segment is partly pickled."""
    try:
        status = folder.stat()
    except OSError as error:
        raise NoIndexError("There is no search index.") from error
    if status.st_uid not in (os.geteuid(), 0) or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise UnfitError("Others can write to the folder of the search index, so it isn't opened.")


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
