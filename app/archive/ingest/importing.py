"""Import: read what is new or changed in a folder, store it, index it."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session
from threadpoolctl import threadpool_limits

from app.archive.ingest import indexing, progress, topics
from app.archive.ingest.folder import FoundFile, scan
from app.archive.ingest.reading import ReadFile, passage_keys, read_file
from app.archive.owner import heard_as
from app.archive.owner.owner_files import OwnerFiles, read_owner_files
from app.archive.owner.source_files import ARCHIVE_FOLDER
from app.search.port import Engine
from app.store import episodes, facts, people, series, sources
from app.store.database import Database

Watch = Callable[[int, int, str], None]
"""Told of files done, files in all, and the latest file's name."""

_EARLY = {10, 40}
"""After so many files the first are indexed, so that a reader finds something soon."""
_FEW = 4
"""For fewer files than this no processes are started."""


@dataclass(slots=True)
class Report:
    """What an import did. File names with reasons where something was left out."""

    imported: int = 0
    unchanged: int = 0
    same: int = 0
    left_aside: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
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
) -> Report:
    """Import files and folders; gives what was done. Raises FolderError for a wrong path.

    Each file is stored in a transaction of its own, so whatever stops an import, all files
    before are whole and the next import goes on from there.
    """
    started = time.monotonic()
    report = Report()
    owner = read_owner_files(archive_folder)
    report.problems.extend(owner.problems)
    found = [file for path in paths for file in scan(path, archive_folder)]
    with database.read() as session:
        known = sources.signatures(session)
    todo = [file for file in found if known.get(file.name) != file.signature]
    report.unchanged = len(found) - len(todo)
    report.missing = _missing(paths, archive_folder, set(known), {file.name for file in found})
    _store_archive(database, owner, archive_folder, report.missing)
    changed = _import_all(database, engine, todo, owner, workers, watch, report)
    indexing.bring_up_to_date(database, engine)
    topics.refresh(database, owner.topics, changed)
    if changed:
        with database.write() as session:
            people.drop_silent(session)
            series.drop_empty(session)
    progress.tell(database, "done", len(todo), len(todo))
    report.seconds = time.monotonic() - started
    return report


def _store_archive(
    database: Database, owner: OwnerFiles, folder: Path, missing: Sequence[str]
) -> None:
    with database.write() as session:
        facts.put(session, ARCHIVE_FOLDER, str(folder.resolve()))
        facts.put(session, "archive", owner.archive.model_dump(exclude={"series", "heard_as"}))
        heard_as.keep(session, heard_as.accepted(owner))
        sources.mark_missing(session, missing)


def _missing(paths: Sequence[Path], archive: Path, known: set[str], found: set[str]) -> list[str]:
    """Known files below the imported folders that are there no more."""
    archive = archive.resolve()
    folders = [path.resolve() for path in paths if path.is_dir()]
    gone = []
    for name in sorted(known - found):
        place = archive / name
        if any(place.is_relative_to(folder) for folder in folders) and not place.exists():
            gone.append(name)
    return gone


def _import_all(
    database: Database,
    engine: Engine,
    todo: Sequence[FoundFile],
    owner: OwnerFiles,
    workers: int,
    watch: Watch,
    report: Report,
) -> set[int]:
    """Read and store the files; gives the episodes that changed."""
    changed: set[int] = set()
    told = time.monotonic()
    progress.tell(database, "running" if todo else "done", 0, len(todo))
    for done, read in enumerate(_read_all(todo, owner, workers), start=1):
        episode_id = _store(database, read, report)
        if episode_id is not None:
            changed.add(episode_id)
        watch(done, len(todo), read.found.name)
        if time.monotonic() - told > 0.5 or done == len(todo):
            progress.tell(database, "running", done, len(todo), "reading")
            told = time.monotonic()
        if done in _EARLY or done % indexing.BATCH == 0:
            indexing.bring_up_to_date(database, engine)
    return changed


def _read_all(todo: Sequence[FoundFile], owner: OwnerFiles, workers: int) -> Iterator[ReadFile]:
    """Read files in several processes, a bounded number ahead of what is stored.

    A file whose parser takes a process down is read once more by itself and, if that fails
    too, reported; the others go on.
    """
    if len(todo) < _FEW or workers < 2:
        yield from (read_file(file, owner) for file in todo)
        return
    waiting = iter(todo)
    # Each multiplies on one core: on all of them they would wait for each other.
    with ProcessPoolExecutor(workers, initializer=threadpool_limits, initargs=(1,)) as pool:
        running = {
            pool.submit(read_file, file, owner): file for file in islice(waiting, 4 * workers)
        }
        while running:
            future = next(as_completed(running))
            file = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                reason = "Reading it ended the process that read it."
                yield ReadFile(file, 0, "", b"", reason=reason, is_failure=True)
                for left in (*running.values(), *waiting):
                    yield read_file(left, owner)
                return
            for following in islice(waiting, 1):
                running[pool.submit(read_file, following, owner)] = following


def _store(database: Database, read: ReadFile, report: Report) -> int | None:
    """Store what became of a file; gives the episode's number if it is new or changed."""
    found = read.found
    report.problems.extend(f"{found.name}: {problem}" for problem in read.problems)
    with database.write() as session:
        if read.transcript is None:
            state = "failed" if read.is_failure else "left_aside"
            listed = report.failed if read.is_failure else report.left_aside
            listed.append((found.name, read.reason))
            _record_no_transcript(session, read, state)
            return None
        source = sources.record(
            session,
            found.name,
            state="imported",
            reason="",
            format=read.transcript.format,
            sha256=read.sha256,
            size=read.size,
            signature=found.signature,
        )
        if episodes.revision_of(session, source.id) == read.revision:
            report.same += 1
            return None
        sources.keep_bytes(session, source.id, read.compressed)
        report.imported += 1
        report.words += len(read.transcript.words)
        return episodes.save(
            session,
            episodes.NewEpisode(
                source_id=source.id,
                title=read.title,
                language=read.language,
                revision=read.revision,
                transcript=read.transcript,
                passages=read.passages,
                keys=passage_keys(found.name, read.transcript, read.passages),
            ),
        )


def _record_no_transcript(session: Session, read: ReadFile, state: str) -> None:
    """Note why a file gave no episode. One that it gave before stays as it was."""
    values = {"reason": read.reason, "signature": read.found.signature}
    if not sources.has_episode(session, read.found.name):
        values |= {"state": state}
        sources.record(session, read.found.name, sha256=read.sha256, size=read.size, **values)
    else:
        sources.record(session, read.found.name, **values)


def prune(database: Database, engine: Engine) -> list[str]:
    """Drop the episodes whose files are gone; gives the files' names."""
    with database.write() as session:
        dropped = sources.drop_missing(session)
        session.flush()
        people.drop_silent(session)
        series.drop_empty(session)
    indexing.bring_up_to_date(database, engine)
    return [name for name, _ in dropped]
