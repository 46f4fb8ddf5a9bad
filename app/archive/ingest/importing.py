"""Import: read what is new or changed in a folder, store it, index it."""

import stat
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.archive.ingest import counting, indexing, progress, terms, topics
from app.archive.ingest.folder import FoundFile, scan
from app.archive.ingest.moves import moved
from app.archive.ingest.reading import ReadFile
from app.archive.ingest.storing import Stored, store, store_refused
from app.archive.ingest.workers import read_all
from app.archive.owner import heard_as
from app.archive.owner.owner_files import OwnerFiles, read_owner_files
from app.archive.owner.source_files import ARCHIVE_FOLDER
from app.archive.turn import turn
from app.search.port import Engine
from app.store import facts, people, series, sources
from app.store.database import Database

Watch = Callable[[int, int, str], None]
"""Told of files done, files in all, and the latest file's name."""

_EARLY = {10, 40}
"""After so many files the first are indexed, so that a reader finds something soon."""


@dataclass(slots=True)
class Report:
    """What an import did. File names with reasons where something was left out."""

    imported: int = 0
    unchanged: int = 0
    same: int = 0
    left_aside: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0


def import_paths(
    database: Database,
    engine: Engine,
    paths: Sequence[Path],
    archive_folder: Path,
    workers: int = 2,
    watch: Watch = lambda *_: None,
    is_patient: bool = False,
) -> Report:
    """Import files and folders; gives what was done. Raises FolderError for a wrong path, BusyError
    when another process changes the archive (who is patient waits), StoreError and IndexWriteError
    when the disk is full.

    Each file is stored in a transaction of its own, so whatever stops an import, all files
    before are whole and the next import goes on from there.
    """
    with turn(database, "An import", is_patient):
        return import_now(database, engine, paths, archive_folder, workers, watch)


def import_now(
    database: Database,
    engine: Engine,
    paths: Sequence[Path],
    archive_folder: Path,
    workers: int = 2,
    watch: Watch = lambda *_: None,
) -> Report:
    """Import files and folders, for who has the archive's turn."""
    started = time.monotonic()
    report = Report()
    owner = read_owner_files(archive_folder)
    report.problems.extend(owner.problems)
    scans = [scan(path, archive_folder) for path in paths]
    found = [file for one in scans for file in one.files]
    refused = [one for scanned in scans for one in scanned.refused]
    with database.read() as session:
        known = sources.signatures(session)
    todo = [file for file in found if known.get(file.name) != file.signature]
    report.unchanged = len(found) - len(todo)
    there = {file.name for file in found} | {one.name for one in refused}
    report.moved = _move(database, todo, there, archive_folder)
    lost = set(known) - there - {old for old, _ in report.moved}
    report.missing = _missing(paths, archive_folder, lost)
    for one in refused:
        store_refused(database, one)
        (report.failed if one.is_failure else report.left_aside).append((one.name, one.reason))
    _store_archive(database, owner, archive_folder, report.missing)
    _import_all(database, engine, todo, owner, workers, watch, report)
    indexing.bring_up_to_date(database, engine, partial(_tell_indexing, database))
    topics.refresh(database, owner.topics)
    counting.refresh(database)
    terms.refresh(database)
    with database.write() as session:
        people.drop_silent(session, owner.called)
        series.drop_empty(session)
    progress.tell(database, "done", len(todo), len(todo))
    report.seconds = time.monotonic() - started
    return report


def _store_archive(
    database: Database, owner: OwnerFiles, folder: Path, missing: Sequence[str]
) -> None:
    with database.write() as session:
        facts.put(session, ARCHIVE_FOLDER, str(folder.resolve()))
        facts.put(session, facts.ARCHIVE, owner.archive.model_dump(exclude={"series", "heard_as"}))
        heard_as.keep(session, heard_as.accepted(owner))
        people.keep_aliases(session, {one.name: one.aliases for one in owner.people if one.aliases})
        sources.mark_missing(session, missing)


def _move(
    database: Database, todo: Sequence[FoundFile], there: Collection[str], folder: Path
) -> list[tuple[str, str]]:
    """Let files that were renamed or moved keep their episodes; gives old and new names."""
    with database.read() as session:
        known = sources.contents(session)
    gone = {name for name in known if name not in there and _is_gone(folder.resolve() / name)}
    moves = moved({file.name: file for file in todo}, known, gone)
    with database.write() as session:
        sources.move(session, moves)
    return sorted(moves.items())


def _missing(paths: Sequence[Path], archive: Path, lost: Collection[str]) -> list[str]:
    """Known files below the imported folders that are there no more."""
    archive = archive.resolve()
    folders = [path.resolve() for path in paths if path.is_dir()]
    return [
        name
        for name in sorted(lost)
        if any((archive / name).is_relative_to(folder) for folder in folders)
        and _is_gone(archive / name)
    ]


def _is_gone(path: Path) -> bool:
    """Whether no file lies there; False where one may not look."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False


def _import_all(
    database: Database,
    engine: Engine,
    todo: Sequence[FoundFile],
    owner: OwnerFiles,
    workers: int,
    watch: Watch,
    report: Report,
) -> None:
    """Read and store the files."""
    told = time.monotonic()
    progress.tell(database, "running" if todo else "done", 0, len(todo))
    for done, read in enumerate(read_all(todo, owner, workers), start=1):
        _tell(report, read, store(database, read))
        watch(done, len(todo), read.found.name)
        if time.monotonic() - told > 0.5 or done == len(todo):
            progress.tell(database, "running", done, len(todo), progress.Step.READING)
            told = time.monotonic()
        if done in _EARLY or done % indexing.BATCH == 0:
            indexing.bring_up_to_date(database, engine)


def _tell_indexing(database: Database, done: int, total: int) -> None:
    if done < total:
        progress.tell(database, "running", done, total, progress.Step.INDEXING)


def _tell(report: Report, read: ReadFile, stored: Stored) -> None:
    """Put into the report what became of a file."""
    name = read.found.name
    report.problems.extend(f"{name}: {problem}" for problem in read.problems)
    if stored.reason:
        (report.failed if stored.is_failure else report.left_aside).append((name, stored.reason))
    elif stored.episode_id is None:
        report.same += 1
    elif read.transcript is not None:
        report.imported += 1
        report.words += len(read.transcript.words)


def prune(database: Database, engine: Engine) -> list[str]:
    """Drop the episodes whose files are gone; gives the files' names. Raises BusyError."""
    with turn(database, "A prune"):
        with database.write() as session:
            dropped = sources.drop_missing(session)
            session.flush()
            people.drop_silent(session)
            series.drop_empty(session)
        indexing.bring_up_to_date(database, engine)
    return [name for name, _ in dropped]
