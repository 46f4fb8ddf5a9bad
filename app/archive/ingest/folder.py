"""What lies in an archive folder: files that may be transcripts, and what stands beside them."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from app.archive.owner.owner_files import ARCHIVE_FILE, PEOPLE_FILE, TOPICS_FILE
from app.errors import VivaVoceError

READER = 4
"""Goes up when the parsers improve, so that every file is read again."""

_OURS = {ARCHIVE_FILE, TOPICS_FILE, PEOPLE_FILE, "vivavoce.toml"}
_SIDECARS = (".speakers.yaml", ".times.yaml", ".yaml", ".yml", ".json", ".info.json")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_NOT_TEXT = frozenset(
    ".mp3 .m4a .aac .ogg .opus .wav .flac .mp4 .mkv .webm .mov .avi .jpg .jpeg .png .gif .webp "
    ".svg .ico .pdf .zip .gz .xz .7z .tar .part .ytdl .sqlite .db".split()
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on disk. `name` is its path within the archive folder; `siblings` may be other
    transcripts of the talk; `signature` changes when any of these, a sidecar, or what the owner
    says of the archive does."""

    path: Path
    name: str
    sidecars: tuple[Path, ...]
    siblings: tuple[Path, ...]
    signature: str


class FolderError(VivaVoceError):
    """A path that can't be imported; the message is a sentence for the owner."""


def scan(path: Path, archive: Path) -> list[FoundFile]:
    """Every file at or below `path` that may be a transcript, in order of names.

    Names are relative to `archive` for files within it. Hidden files, media, sidecars and the
    owner's own files are no transcripts. Raises FolderError when there is no such path.
    """
    if not path.exists():
        raise FolderError(f"There is no file or folder {path}.")
    try:
        files = [path] if path.is_file() else sorted(_walk(path))
    except OSError as error:
        raise FolderError(f"The folder {path} can't be read: {error.strerror}.") from error
    in_folder = set(files) if path.is_dir() else set(_walk(path.parent))
    by_stem: dict[Path, list[Path]] = {}
    for file in sorted(in_folder):
        by_stem.setdefault(file.with_name(_base_stem(file)), []).append(file)
    owner = _stamp(archive / ARCHIVE_FILE) + _stamp(archive / PEOPLE_FILE)
    found = []
    claimed: set[Path] = set()
    for file in files:
        beside = _sidecars(file, in_folder)
        claimed.update(beside)
        alike = by_stem[file.with_name(_base_stem(file))]
        siblings = tuple(other for other in alike if other != file and other not in beside)
        stamps = "|".join(map(_stamp, (file, *beside, *siblings)))
        stamps = f"{READER}|{owner}|{stamps}"
        signature = blake2b(stamps.encode(), digest_size=12).hexdigest()
        found.append(FoundFile(file, _name(file, archive), beside, siblings, signature))
    return [file for file in found if file.path not in claimed]


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in files:
            is_ours = name in _OURS or name.startswith(".")
            if not is_ours and Path(name).suffix.lower() not in _NOT_TEXT:
                yield Path(root) / name


def _name(file: Path, archive: Path) -> str:
    file, archive = file.resolve(), archive.resolve()
    return (file.relative_to(archive) if file.is_relative_to(archive) else file).as_posix()


def _base_stem(file: Path) -> str:
    """The name without extensions and language: `talk` for `talk.en.vtt`."""
    stem = file.stem.removesuffix(".info").removesuffix(".times").removesuffix(".speakers")
    return _LANGUAGE.sub("", stem) or stem


def _sidecars(file: Path, in_folder: set[Path]) -> tuple[Path, ...]:
    """Sidecars of a file, the weaker first: `talk.info.json`, `talk.json`, `talk.yaml`,
    `talk.times.yaml`, `talk.speakers.yaml`; also those of `talk` for `talk.en.vtt`."""
    if file.suffix.lower() in {".yaml", ".yml", ".json"}:
        return ()
    stems: Sequence[str] = [file.stem]
    if shorter := _LANGUAGE.sub("", file.stem):
        stems = list(dict.fromkeys([shorter, file.stem]))
    beside = [file.with_name(stem + suffix) for stem in stems for suffix in reversed(_SIDECARS)]
    return tuple(path for path in beside if path in in_folder and not _is_transcript(path))


def _is_transcript(path: Path) -> bool:
    """A speech-to-text JSON beside another transcript of the same name is no sidecar."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(200_000)
    except OSError:
        return False
    return b'"segments"' in head or b'"transcription"' in head


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_mtime_ns}.{status.st_size}"
