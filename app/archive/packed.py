"""Archives in the folder (`.zip`, `.tar`, `.tar.gz`, `.tgz`, `.gz`): their files are read in place.

A file in one has the path `talks.zip/spring/talk.vtt`. Nothing is unpacked to disk, so that no name
can lead anywhere; how many files there are, and what they unpack to, is bounded.
"""

import gzip
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from app.errors import VivaVoceError

MOST_MEMBERS = 20_000
MOST_RATIO = 400
"""A file that unpacks to more than so many times its size, and to more than PLAIN bytes, is none
of speech."""
ALWAYS_UNPACKED_BYTES = 20_000_000
LONGEST_PART, LONGEST_NAME = 255, 1_024
"""Bytes of a file's name and of its path in an archive; no disk has longer names."""
_HERE = "./"
"""What `tar` sets before all names when it packs the folder that it stands in."""
_ENDINGS = (".zip", ".tar.gz", ".tgz", ".tar", ".gz")


class PackedError(VivaVoceError):
    """An archive that isn't read, or a file in one; the message is a sentence for the owner."""


def is_packed(path: Path) -> bool:
    """Whether a file's name says that it is an archive."""
    return path.name.lower().endswith(_ENDINGS)


def container(path: Path) -> tuple[Path, str] | None:
    """The archive that a path leads into, and the name of the file in it; None for others."""
    for outer in path.parents:
        # pathlib's raises for a name too long
        if is_packed(outer) and os.path.isfile(outer):  # noqa: PTH113
            return outer, path.relative_to(outer).as_posix()
    return None


def members(path: Path) -> list[Path]:
    """The paths of the files in an archive, in order of names; hidden ones and such as lead out of
    it or are too long for a file are left. Raises PackedError where it is damaged or holds too
    many."""
    names = sorted(name for name in _names(path) if _is_inside(name))
    return [path / name for name in names]


def member(path: Path, name: str, most: int) -> bytes:
    """The bytes of a file in an archive. Raises PackedError where it is damaged, encrypted, not
    there, longer than `most` bytes, or unpacks to far more than it is."""
    try:
        return _member(path, name, most)
    except KeyError as error:
        raise PackedError("It is no longer in the archive.") from error
    except (OSError, EOFError, RuntimeError, zlib.error, tarfile.TarError) as error:
        raise PackedError("The archive is damaged or encrypted.") from error
    # NotImplementedError is what zipfile raises for a compression that it doesn't know.
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise PackedError("The archive is damaged, or packed in a way not known here.") from error


def _names(path: Path) -> Iterator[str]:
    try:
        if path.name.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as opened:
                infos = opened.infolist()
                _check_count(len(infos))
                yield from (one.filename for one in infos if not one.is_dir())
        elif _is_tar(path):
            with tarfile.open(path) as tar:
                for count, one in enumerate(tar, start=1):
                    _check_count(count)
                    if one.isreg():
                        yield one.name.removeprefix(_HERE)
        else:
            yield path.name[: -len(".gz")]
    except (OSError, EOFError, ValueError, zlib.error, tarfile.TarError) as error:
        raise PackedError("The archive is damaged.") from error
    except (zipfile.BadZipFile, NotImplementedError) as error:  # the latter as above
        raise PackedError("The archive is damaged.") from error


def _check_count(count: int) -> None:
    if count > MOST_MEMBERS:
        raise PackedError(f"The archive holds more than {MOST_MEMBERS:,} files.")


def _is_tar(path: Path) -> bool:
    return path.name.lower().endswith((".tar", ".tar.gz", ".tgz"))


def _is_inside(name: str) -> bool:
    """Whether a name stays within the archive, can be stored, and isn't hidden."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_odd = name.startswith("/") or any(part == ".." or ":" in part for part in parts)
    is_plain = name == PurePosixPath(name).as_posix() and name.isprintable()
    if is_odd or not is_plain or any(part.startswith((".", "__")) for part in parts):
        return False
    longest = max((len(part.encode()) for part in parts), default=0)
    return longest <= LONGEST_PART and len(name.encode()) <= LONGEST_NAME


def _member(path: Path, name: str, most: int) -> bytes:
    if path.name.lower().endswith(".zip"):
        with zipfile.ZipFile(path) as opened:
            packed = opened.getinfo(name).compress_size
            with opened.open(name) as file:
                data = file.read(most + 1)
    elif _is_tar(path):
        with tarfile.open(path) as tar:
            names = (name, f"{_HERE}{name}")
            found = next((one for one in tar if one.isreg() and one.name in names), None)
            inner = tar.extractfile(found) if found else None
            if inner is None:
                raise KeyError(name)
            data, packed = inner.read(most + 1), path.stat().st_size
    else:
        with gzip.open(path) as unpacked:
            data, packed = unpacked.read(most + 1), path.stat().st_size
    if len(data) > most:
        raise PackedError(f"It is longer than {most // 1_000_000} MB.")
    if len(data) > ALWAYS_UNPACKED_BYTES and len(data) > MOST_RATIO * max(1, packed):
        raise PackedError("It unpacks to far more than it is: such files aren't read.")
    return data
