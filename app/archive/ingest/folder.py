"""What lies in an archive folder: files that may be transcripts, and what stands beside them."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive.files import LARGEST_FILE_BYTES, is_hidden, read_bytes, why_not
from app.archive.ingest.caption_files import left_aside
from app.archive.ingest.changed import file_stamp, signature
from app.archive.ingest.feeds import Told, feeds, told, unmatched
from app.archive.owner.owner_files import (
    ARCHIVE_FILE,
    PEOPLE_FILE,
    TOPICS_FILE,
    VERSIONS_FILE,
)
from app.archive.packed import PackedError, is_packed, members
from app.errors import VivaVoceError
from app.transcripts.comments import SUFFIX as COMMENTS
from app.transcripts.detect import extensions, is_facts_alone
from app.transcripts.source import Source

READER = 38
"""Goes up when the parsers improve, so that every file is read again."""

_OURS = {ARCHIVE_FILE, TOPICS_FILE, PEOPLE_FILE, VERSIONS_FILE, "vivavoce.toml"}
_SIDECARS = (
    ".speakers.yaml", ".times.yaml", COMMENTS, ".yaml", ".yml", ".json", ".info.json",
    ".chapters.json", "_chapters.json",
)  # fmt: skip
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_BESIDE = frozenset(
    ".mp3 .m4a .aac .ogg .opus .wav .flac .mp4 .mkv .webm .mov .avi .jpg .jpeg .png .gif .webp "
    ".svg .ico .part .ytdl".split()
)
"""What lies beside transcripts and is none; it isn't opened, unless a format reads such files."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on disk. `name` is its path within the archive folder, `root` the folder that it and
    what is read beside it must lie in; `siblings` may be other transcripts of the talk; `signature`
    changes when any of these, a sidecar, or what the owner says of the archive does; `told` are the
    facts that a feed in the folder tells of it, by the names of Metadata."""

    path: Path
    name: str
    root: Path
    sidecars: tuple[Path, ...]
    siblings: tuple[Path, ...]
    signature: str
    told: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What lies in the folder and isn't read, and why. `name` can be stored and shown; `is_failure`
    tells what may well be a transcript, `is_beside` what is passed over without a look, since it is
    hidden or no text by its name."""

    name: str
    reason: str
    is_failure: bool = False
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found: files that may be transcripts, in order of names, what isn't read, and what
    was passed over without a look."""

    files: tuple[FoundFile, ...]
    refused: tuple[Refused, ...]
    passed_over: tuple[Refused, ...] = ()


Walked = tuple[Path, Refused | None]
"""A file, and the reason where it isn't read."""


class FolderError(VivaVoceError):
    """A path that can't be imported; the message is a sentence for the owner."""


def scan(path: Path, archive: Path) -> Scan:
    """Every file at or below `path` that may be a transcript.

    Names are relative to `archive` for files within it. Hidden files, media, sidecars and the
    owner's own files are no transcripts. Raises FolderError when there is no such path.
    """
    if not path.exists():
        raise FolderError(f"There is no file or folder {shown(path)}.")
    path, archive = path.resolve(), archive.resolve()
    folder = path if path.is_dir() else path.parent
    root = archive if folder.is_relative_to(archive) else folder
    try:
        walked = list(_walk(folder, root, None if path == folder else path))
    except OSError as error:
        raise FolderError(f"The folder {shown(folder)} can't be read: {error.strerror}.") from error
    if path == folder:
        return _scan_folder(walked, archive, root)
    if is_packed(path):
        return _scan_packed(path, walked, archive, root)
    return _scan_file(path, walked, archive, root)


def _scan_folder(walked: Sequence[Walked], archive: Path, root: Path) -> Scan:
    passed_over = [one for _, one in walked if one and one.is_beside]
    refused = [one for _, one in walked if one and not one.is_beside]
    in_folder = {file for file, one in walked if not one}
    files = sorted(file for file in in_folder if not file.is_symlink())
    worse = dict(left_aside(files, root))
    refused += [Refused(_name(file, archive), reason) for file, reason in worse.items()]
    from_feeds, of_feeds = _told_by_feeds(sorted(in_folder), root)
    refused += [Refused(_name(feed, archive), why) for feed, why in of_feeds.items() if why]
    passed_over += [_beside(feed, root, _FEED) for feed, why in of_feeds.items() if not why]
    links = (file for file in in_folder if file.is_symlink())
    passed_over += [_beside(file, root, "A link; what it leads to is read.") for file in links]
    files = [file for file in files if file not in worse and file not in of_feeds]
    return Scan(
        tuple(_found(files, in_folder, archive, root, from_feeds)),
        tuple(sorted(refused, key=_by_name)),
        tuple(sorted(passed_over, key=_by_name)),
    )


def _scan_packed(path: Path, walked: Sequence[Walked], archive: Path, root: Path) -> Scan:
    """What a packed archive holds, without what lies beside it."""
    inside = [(file, one) for file, one in walked if file == path or path in file.parents]
    files = [file for file, one in inside if not one]
    return Scan(
        tuple(_found(files, set(files), archive, root, {})),
        tuple(one for _, one in inside if one and not one.is_beside),
        tuple(one for file, one in inside if one and one.is_beside and file != path),
    )


def _scan_file(path: Path, walked: Sequence[Walked], archive: Path, root: Path) -> Scan:
    """A single file, whatever its name, with what lies beside it."""
    in_folder = {file for file, one in walked if not one}
    from_feeds, of_feeds = _told_by_feeds(sorted(in_folder), root)
    if path in of_feeds:
        return Scan((), (Refused(_name(path, archive), of_feeds[path] or _FEED),))
    refused = tuple(one for file, one in walked if one and not one.is_beside and file == path)
    if refused:
        return Scan((), refused)
    return Scan(tuple(_found([path], in_folder | {path}, archive, root, from_feeds)), ())


_FEED = "A podcast feed: what it tells is taken with its files."


def _by_name(one: Refused) -> str:
    return one.name


def _beside(path: Path, root: Path, reason: str) -> Refused:
    return Refused(shown(path.relative_to(root)), reason, is_beside=True)


def _told_by_feeds(
    files: Sequence[Path], root: Path
) -> tuple[dict[Path, tuple[tuple[str, object], ...]], dict[Path, str]]:
    """What the feeds among the files tell of the others, and for each feed a sentence about the
    episodes that aren't there, empty where all are."""
    from_feeds: dict[Path, tuple[tuple[str, object], ...]] = {}
    of_feeds = {}
    for feed in feeds(files, root):
        matched = told(feed, files)
        from_feeds |= matched
        of_feeds[feed.path] = unmatched(feed, matched)
    return from_feeds, of_feeds


def shown(path: Path) -> str:
    """A path as it can be stored and printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _found(
    files: Sequence[Path], in_folder: set[Path], archive: Path, root: Path, from_feeds: Told
) -> Iterator[FoundFile]:
    by_stem: dict[Path, list[Path]] = {}
    for file in sorted(in_folder):
        by_stem.setdefault(file.with_name(base_stem(file)), []).append(file)
    beside = {file: _sidecars(file, in_folder, root) for file in files}
    claimed = {sidecar for sidecars in beside.values() for sidecar in sidecars}
    owner = file_stamp(archive / ARCHIVE_FILE) + file_stamp(archive / PEOPLE_FILE)
    for file, sidecars in beside.items():
        if file in claimed:
            continue
        alike = by_stem[file.with_name(base_stem(file))]
        siblings = tuple(other for other in alike if other != file and other not in sidecars)
        stamps = map(file_stamp, (file, *sidecars, *siblings))
        told_by_feed = from_feeds.get(file, ())
        state = signature(f"{READER}", owner, *stamps, f"{told_by_feed or ''}")
        name = _name(file, archive)
        yield FoundFile(file, name, root, sidecars, siblings, state, told_by_feed)


def _walk(folder: Path, root: Path, alone: Path | None) -> Iterator[Walked]:
    """All files below a folder, and for each that isn't read the reason. Links to files of the
    folder are given too, for a sidecar may be one. Where one file `alone` is asked for, what lies
    beside it and what is packed in it: its folder may be that of all that somebody has. Raises
    OSError when `folder` can't be read."""
    waiting, passed_over = [folder], _BESIDE - extensions()
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as opened:
                entries = list(opened)
        except OSError as error:
            if here == folder:
                raise
            reason = f"The folder can't be read: {error.strerror}."
            yield here, Refused(here.relative_to(root).as_posix(), reason, is_failure=True)
            continue
        for entry in entries:
            path = here / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if reason := _why_beside(path, is_folder, passed_over):
                yield path, _beside(path, root, reason)
                continue
            if not is_folder and _is_ours(path):
                continue
            name = shown(path.relative_to(root))
            if name != path.relative_to(root).as_posix():
                reason = "Its name is not UTF-8; rename it and import again."
                yield path, Refused(name, reason, is_failure=True)
            elif is_folder:
                if alone is None:
                    waiting.append(path)
            elif (reason := why_not(path, root)) or not is_packed(path):
                yield path, Refused(name, reason) if reason else None
            elif alone in (None, path):
                yield from _packed(path, name, passed_over)


def _packed(
    path: Path, name: str, passed_over: frozenset[str]
) -> Iterator[tuple[Path, Refused | None]]:
    """The files in an archive; the archive itself where it can't be read or holds none."""
    try:
        packed = members(path)
    except PackedError as error:
        yield path, Refused(name, str(error), is_failure=True)
        return
    inside = 0
    for one in packed:
        if reason := _why_beside(one, is_folder=False, passed_over=passed_over):
            within = f"{name}/{shown(one.relative_to(path))}"
            yield one, Refused(within, reason, is_beside=True)
        elif not _is_ours(one):
            inside += 1
            yield one, None
    if not inside:
        yield path, Refused(name, "The archive holds nothing that could be a transcript.")


def _why_beside(path: Path, is_folder: bool, passed_over: frozenset[str]) -> str:
    """Why a file (or what a link leads to) is passed over without a look; empty where it isn't."""
    if is_hidden(path.name, is_folder):
        return "It is hidden."
    if is_folder:
        return ""
    kinds = [one.suffix.lower() for one in _both(path)]
    kind = next((kind for kind in kinds if kind in passed_over), None)
    return f"By its name ({kind}) it is no text." if kind else ""


def _is_ours(path: Path) -> bool:
    """Whether a file, or what a link leads to, is what the owner says of the archive."""
    return any(one.name in _OURS for one in _both(path))


def _both(path: Path) -> tuple[Path, ...]:
    return (path, Path(os.path.realpath(path))) if path.is_symlink() else (path,)


def _name(file: Path, archive: Path) -> str:
    return (file.relative_to(archive) if file.is_relative_to(archive) else file).as_posix()


def base_stem(file: Path) -> str:
    """The name without extensions and language: `talk` for `talk.en.vtt`."""
    stem = file.stem.removesuffix(".info").removesuffix(".times").removesuffix(".speakers")
    stem = stem.removesuffix(".comments")
    return _LANGUAGE.sub("", stem) or stem


def _sidecars(file: Path, in_folder: set[Path], root: Path) -> tuple[Path, ...]:
    """Sidecars of a file, the weaker first: `talk.info.json`, `talk.json`, `talk.yaml`,
    `talk.times.yaml`, `talk.speakers.yaml`; also those of `talk` for `talk.en.vtt`."""
    if file.suffix.lower() in {".yaml", ".yml"}:
        return ()
    stems: Sequence[str] = [file.stem]
    if shorter := _LANGUAGE.sub("", file.stem):
        stems = list(dict.fromkeys([shorter, file.stem]))
    beside = [file.with_name(stem + suffix) for stem in stems for suffix in reversed(_SIDECARS)]
    there = (path for path in beside if path in in_folder and path != file)
    return tuple(path for path in there if _is_sidecar(path, root))


def _is_sidecar(path: Path, root: Path) -> bool:
    """YAML, yt-dlp's `.info.json` and comments are sidecars by their names; another JSON may be a
    transcript of its own, or nothing that is known here, and is listed then."""
    if path.suffix.lower() != ".json" or path.name.endswith((".info.json", COMMENTS)):
        return True
    try:
        return is_facts_alone(Source(path.name, read_bytes(path, root, LARGEST_FILE_BYTES)))
    except VivaVoceError:
        return False
