"""Give an episode better times, and keep that in a file beside its transcript."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from app.archive.files import LARGEST_FILE_BYTES, read_bytes, write_text
from app.archive.ingest.importing import import_now
from app.archive.ingest.times import lifted
from app.archive.lock import locked
from app.archive.owner.owner_files import read_owner_files
from app.archive.owner.source_files import archive_folder, source_path
from app.search.port import Engine
from app.store.database import Database
from app.store.table_seals import resealed
from app.transcripts.aligning.sync import find_word, pin
from app.transcripts.clock_times import clock
from app.transcripts.detect import read
from app.transcripts.facts import parse_facts
from app.transcripts.model import SyncPoint, Transcript
from app.transcripts.source import Source
from app.transcripts.timeline import Timing
from app.transcripts.yaml_text import read_yaml


def align_episode(database: Database, engine: Engine, slug: str, other: Path) -> str:
    """Lift the times of the transcript at `other` onto an episode; gives a sentence.

    Raises TranscriptError, FileError or BusyError, with nothing changed, when there is no such
    episode, `other` lies outside the archive folder, has no times or isn't the same talk, or the
    file beside the transcript can't be written.
    """
    path, folder = source_path(database, slug), archive_folder(database)
    transcript = _read(path, folder)
    with_times = lifted(transcript, other, folder, _encoding(other, folder))
    named = os.path.relpath(other.resolve(), path.parent)
    with locked(database, "An import"), resealed(database):
        _write(path, folder, lambda told: {**told, "times-from": named})
        import_now(database, engine, [path], folder)
    aligned = sum(
        with_times.timeline.at(word).kind in (Timing.ALIGNED, Timing.INTERPOLATED)
        for word in range(len(transcript.words))
    )
    share = aligned / len(transcript.words)
    return f"{share:.0%} of the words now have times from {other.name}."


def sync_episode(database: Database, engine: Engine, slug: str, at_ms: int, words: str) -> str:
    """Pin words of an episode to a time; gives a sentence.

    Raises TranscriptError, FileError or BusyError, with nothing changed, when the words are said
    nowhere or more than once, the time contradicts another sync point, or the file can't be
    written.
    """
    path, folder = source_path(database, slug), archive_folder(database)
    transcript = _read(path, folder)
    point = SyncPoint(at_ms, words)
    number = find_word(transcript.words, point)
    before, _ = parse_facts(_told(path, folder))
    points = (*before.get("sync", ()), point)  # type: ignore[misc]
    pin(transcript, points)
    entry = {"at": clock(at_ms), "words": words}
    with locked(database, "An import"), resealed(database):
        _write(path, folder, lambda told: {**told, "sync": [*told.get("sync", []), entry]})
        import_now(database, engine, [path], folder)
    return f"Word {number} is now said at {clock(at_ms)}."


def _read(path: Path, folder: Path) -> Transcript:
    return read(
        Source(path.name, read_bytes(path, folder, LARGEST_FILE_BYTES), _encoding(path, folder))
    )


def _encoding(path: Path, folder: Path) -> str | None:
    """The code page that archive.yaml tells for a file."""
    name = Path(os.path.relpath(path, folder)).as_posix()
    return read_owner_files(folder).archive.encoding_of(name)


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.stem}.times.yaml")


def _told(path: Path, folder: Path) -> str:
    """What the file beside a transcript tells; nothing where there is none."""
    sidecar = _sidecar(path)
    if not os.path.lexists(sidecar):
        return ""
    return read_bytes(sidecar, folder, LARGEST_FILE_BYTES).decode("utf-8", "replace")


def _write(path: Path, folder: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    told = read_yaml(_told(path, folder))
    text = yaml.safe_dump(change(told or {}), allow_unicode=True, sort_keys=False)
    write_text(_sidecar(path), text)
