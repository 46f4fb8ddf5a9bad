"""Give an episode better times, and keep that in a file beside its transcript."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from app.archive.ingest.importing import import_paths
from app.archive.ingest.times import lifted
from app.archive.owner.source_files import ARCHIVE_FOLDER, source_path
from app.search.port import Engine
from app.store import facts
from app.store.database import Database
from app.transcripts.aligning.sync import find_word, pin
from app.transcripts.detect import read
from app.transcripts.facts import parse_facts
from app.transcripts.model import SyncPoint, Transcript, TranscriptError
from app.transcripts.source import Source
from app.transcripts.timeline import Timing
from app.transcripts.times import clock


def align_episode(database: Database, engine: Engine, slug: str, other: Path) -> str:
    """Lift the times of the transcript at `other` onto an episode; gives a sentence.

    Raises TranscriptError, with nothing changed, when there is no such episode, `other` has no
    times or isn't the same talk, or the file beside the transcript can't be written.
    """
    path = source_path(database, slug)
    transcript = _read(path)
    with_times = lifted(transcript, other)
    named = os.path.relpath(other.resolve(), path.parent)
    _write(path, lambda told: {**told, "times-from": named})
    _import(database, engine, path)
    aligned = sum(
        with_times.timeline.at(word).kind in (Timing.ALIGNED, Timing.INTERPOLATED)
        for word in range(len(transcript.words))
    )
    share = aligned / len(transcript.words)
    return f"{share:.0%} of the words now have times from {other.name}."


def sync_episode(database: Database, engine: Engine, slug: str, at_ms: int, words: str) -> str:
    """Pin words of an episode to a time; gives a sentence.

    Raises TranscriptError, with nothing changed, when the words are said nowhere or more than
    once, or the time contradicts another sync point.
    """
    path = source_path(database, slug)
    transcript = _read(path)
    point = SyncPoint(at_ms, words)
    number = find_word(transcript.words, point)
    sidecar = _sidecar(path)
    before = parse_facts(sidecar.read_text("utf-8")) if sidecar.is_file() else {}
    points = (*before.get("sync", ()), point)  # type: ignore[misc]
    pin(transcript, points)
    entry = {"at": clock(at_ms), "words": words}
    _write(path, lambda told: {**told, "sync": [*told.get("sync", []), entry]})
    _import(database, engine, path)
    return f"Word {number} is now said at {clock(at_ms)}."


def _read(path: Path) -> Transcript:
    return read(Source(path.name, path.read_bytes()))


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.stem}.times.yaml")


def _write(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    sidecar = _sidecar(path)
    try:
        told = yaml.safe_load(sidecar.read_text("utf-8")) if sidecar.is_file() else {}
        text = yaml.safe_dump(change(told or {}), allow_unicode=True, sort_keys=False)
        sidecar.write_text(text, "utf-8")
    except (OSError, yaml.YAMLError) as error:
        raise TranscriptError(f"{sidecar} can't be written: {error}.") from error


def _import(database: Database, engine: Engine, path: Path) -> None:
    with database.read() as session:
        folder = Path(facts.get(session, ARCHIVE_FOLDER))
    import_paths(database, engine, [path], folder)
