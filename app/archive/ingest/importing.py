"""Import: read what is new or changed in a folder, store it, index it."""

import stat
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.archive.ingest import (
    alike,
    choosing,
    clouds,
    counting,
    healing,
    indexing,
    progress,
    sectioning,
    terms,
    topics,
    voicing,
)
from app.archive.ingest.collecting import seldom_collecting
from app.archive.ingest.deriving import Deriving
from app.archive.ingest.folder import FolderError, FoundFile, scan
from app.archive.ingest.indexing_beside import IndexingBeside
from app.archive.ingest.moves import moved_files
from app.archive.ingest.reading import ReadFile
from app.archive.ingest.storing import Stored, store, store_refused
from app.archive.ingest.talks import Talk, talks_now
from app.archive.ingest.workers import read_all
from app.archive.lock import locked
from app.archive.owner import heard_as
from app.archive.owner.owner_files import OwnerFiles, Versions, read_owner_files
from app.archive.owner.source_files import ARCHIVE_FOLDER
from app.language.tokens import spoken_words
from app.search.port import Engine
from app.store import facts, people, seals, series, sources
from app.store.database import Database
from app.store.table_seals import resealed

Watch = Callable[[int, int, str], None]
"""Told of files done, files in all, and the latest file's name."""

_EARLY = {10, 40}
"""After so many files the first are indexed, so that a reader finds something soon."""


@dataclass(slots=True)
class ImportReport:
    """What an import did: episodes that are new or changed, further versions of their talks, files
    that were left as they are. File names with reasons where something was left out, also of files
    that are as they were when that happened."""

    imported: int = 0
    versions: int = 0
    unchanged: int = 0
    same: int = 0
    left_aside: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    passed_over: list[tuple[str, str]] = field(default_factory=list)
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
    heals: bool = True,
) -> ImportReport:
    """Import files and folders; gives what was done. Raises FolderError for a wrong path, BusyError
    when another process changes the archive (who is patient waits), StoreError and IndexWriteError
    when the disk is full. Who `heals` looks first whether what was stored is damaged, and reads
    that anew.

    Each file is stored in a transaction of its own, so whatever stops an import, all files
    before are whole and the next import goes on from there.
    """
    with locked(database, "An import", is_patient):
        started = time.monotonic()
        healed = healing.heal(database, partial(_names, paths, archive_folder)) if heals else []
        with resealed(database, is_whole=heals):
            report = import_now(database, engine, paths, archive_folder, workers, watch)
        report.problems[:0] = healed
        report.seconds = time.monotonic() - started
    return report


def import_now(
    database: Database,
    engine: Engine,
    paths: Sequence[Path],
    archive_folder: Path,
    workers: int = 2,
    watch: Watch = lambda *_: None,
) -> ImportReport:
    """Import files and folders, for who has the archive's lock and reseals its tables."""
    report = ImportReport()
    owner = read_owner_files(archive_folder)
    report.problems.extend(owner.problems)
    scans = [scan(path, archive_folder) for path in paths]
    found = [file for one in scans for file in one.files]
    refused = [one for scanned in scans for one in scanned.refused]
    passed_over = [one for scanned in scans for one in scanned.passed_over]
    report.passed_over = [(one.name, one.reason) for one in passed_over]
    with database.read() as session:
        known = sources.signatures(session)
    asked = _Asked(found, _all_files(found, paths, archive_folder), owner.versions)
    there = {file.name for file in found} | {one.name for one in refused}
    report.moved = _move(database, asked.todo(database), there, archive_folder)
    lost = set(known) - there - {old for old, _ in report.moved}
    report.missing = _missing(paths, archive_folder, lost)
    for one in refused:
        store_refused(database, one)
        (report.failed if one.is_failure else report.left_aside).append((one.name, one.reason))
    _store_archive(database, owner, archive_folder, report.missing)
    became: dict[str, _Became] = {}
    with seldom_collecting(), IndexingBeside(database, engine, workers) as beside:
        # Once more, for what files tell of their recordings may put some of them together.
        for _ in range(2):
            _import_all(database, beside, asked.todo(database), owner, workers, watch, became)
        with database.read() as session:
            before = sources.reasons(session)
        _tell(report, found, became, before)
        _tell_missing(database, report)
        beside.begin(partial(_tell_indexing, database))
        _derive(database, owner, workers, len(became), beside)
    indexing.bring_up_to_date(database, engine, partial(_tell_indexing, database))
    _seal(database)
    progress.tell(database, "done", len(became), len(became))
    engine.settle()
    return report


def _seal(database: Database) -> None:
    """Seal the talks that were stored by an earlier version."""
    with database.read() as session:
        if not (unsealed := seals.missing(session)):
            return
    with database.write() as session:
        seals.put(session, unsealed)


def _derive(
    database: Database, owner: OwnerFiles, workers: int, files: int, beside: IndexingBeside
) -> None:
    """Bring up to date what follows from the talks, and forget people and series without any.
    Readers are told where that is something, though no file may have been read: other rules count
    anew what is there. That not all can be found yet is told before."""

    def tell() -> bool:
        if beside.is_busy:
            return False
        progress.tell(database, "running", files, files, progress.Step.DERIVING)
        return True

    alike.refresh(database, owner.versions)
    with Deriving(database, workers, tell) as deriving:
        if owner.archive.guess_speakers:
            voicing.refresh(database, deriving)
        counting.refresh(database, deriving)
        terms.refresh(database, deriving)
        sectioning.refresh(database, deriving)
        choosing.refresh(database, deriving)
        clouds.refresh(database, deriving)
        topics.refresh(database, deriving, owner.topics)
    with database.write() as session:
        people.drop_silent(session, owner.called)
        series.drop_empty(session)


def _names(paths: Sequence[Path], archive: Path) -> set[str]:
    """The names of all files that can be read."""
    found = [file for path in paths for file in scan(path, archive).files]
    return {file.name for file in _all_files(found, paths, archive)}


def _all_files(
    found: Sequence[FoundFile], paths: Sequence[Path], archive: Path
) -> Sequence[FoundFile]:
    """The files found, and where not the whole archive was asked for all others of it: some of
    these may be of the same talks."""
    if any(path.resolve() == archive.resolve() for path in paths):
        return found
    names = {file.name for file in found}
    return [*found, *(one for one in scan(archive, archive).files if one.name not in names)]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The files that are to be imported, all of the archive, and what the owner puts together."""

    found: Sequence[FoundFile]
    files: Sequence[FoundFile]
    told: Sequence[Versions]

    def todo(self, database: Database) -> list[Talk]:
        """The talks with a file to import that is new or changed; all files of each."""
        with database.read() as session:
            known = sources.signatures(session)
            now = talks_now(session, self.files, self.told)
        asked = {file.name for file in self.found}
        return [
            talk
            for talk in now
            if any(file.name in asked for file in talk.files)
            and any(known.get(file.name) != file.signature for file in talk.files)
        ]


def _store_archive(
    database: Database, owner: OwnerFiles, folder: Path, missing: Sequence[str]
) -> None:
    with database.write() as session:
        facts.put(session, ARCHIVE_FOLDER, str(folder.resolve()))
        facts.put(session, facts.ARCHIVE, owner.archive.model_dump(exclude={"series", "heard_as"}))
        heard_as.keep(session, heard_as.accepted(owner))
        people.keep_told(
            session,
            {
                one.name: {"description": one.description, "links": one.links}
                for one in owner.people
                if one.description or one.links
            },
        )
        people.keep_nobody(session, owner.nobody)
        people.keep_aliases(session, {one.name: one.aliases for one in owner.people if one.aliases})
        sources.note_missing(session, missing)


def _move(
    database: Database, todo: Sequence[Talk], there: Collection[str], folder: Path
) -> list[tuple[str, str]]:
    """Let files that were renamed or moved keep their episodes; gives old and new names."""
    with database.read() as session:
        known = sources.contents(session)
    gone = {name for name in known if name not in there and _is_gone(folder.resolve() / name)}
    moves = moved_files({file.name: file for talk in todo for file in talk.files}, known, gone)
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


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of a file: whether it is an episode's, how many words, and what is to be told."""

    stored: Stored
    words: int
    problems: tuple[str, ...]


def _import_all(
    database: Database,
    beside: IndexingBeside,
    todo: Sequence[Talk],
    owner: OwnerFiles,
    workers: int,
    watch: Watch,
    became: dict[str, _Became],
) -> None:
    """Read and store the files, all of a talk together; tells what became of each by its name."""
    told = time.monotonic()
    files = [file for talk in todo for file in talk.files]
    of_file = {file.name: talk for talk in todo for file in talk.files}
    waiting: dict[str, list[ReadFile]] = {}
    if files:
        beside.finish()
        progress.tell(database, "running", 0, len(files))
    for done, read in enumerate(read_all(files, owner, workers), start=1):
        talk = of_file[read.found.name]
        reads = waiting.setdefault(talk.files[0].name, [])
        reads.append(read)
        if len(reads) == len(talk.files):
            del waiting[talk.files[0].name]
            for one, stored in zip(reads, store(database, talk, reads), strict=True):
                words = spoken_words(one.transcript.words) if one.transcript else 0
                problems = (*one.problems, *stored.problems)
                became[one.found.name] = _Became(stored, words, problems)
        watch(done, len(files), read.found.name)
        if time.monotonic() - told > 0.5 or done == len(files):
            progress.tell(database, "running", done, len(files), progress.Step.READING)
            told = time.monotonic()
        if done in _EARLY or done % indexing.BATCH_EPISODES == 0:
            beside.begin()


def _tell_indexing(database: Database, done: int, total: int) -> None:
    if done < total:
        progress.tell(database, "running", done, total, progress.Step.INDEXING)


def _tell(
    report: ImportReport,
    found: Sequence[FoundFile],
    became: Mapping[str, _Became],
    before: Mapping[str, sources.Reason],
) -> None:
    """Put into the report what became of the files; of those that weren't read now, why they gave
    nothing `before`."""
    left = [file.name for file in found if file.name not in became]
    report.unchanged = sum(name not in before for name in left)
    for name in left:
        if reason := before.get(name):
            (report.failed if reason.is_failure else report.left_aside).append((name, reason.text))
    for name, one in became.items():
        report.problems.extend(f"{name}: {problem}" for problem in one.problems)
        if one.stored.reason:
            told = report.failed if one.stored.is_failure else report.left_aside
            told.append((name, one.stored.reason))
        elif one.stored.is_version:
            report.versions += 1
        elif one.stored.episode_id is None:
            report.same += 1
        else:
            report.imported += 1
            report.words += one.words


def _tell_missing(database: Database, report: ImportReport) -> None:
    """Tell of files that are gone, and whose talks are read in others of their files now."""
    with database.read() as session:
        known = sources.signatures(session)
    for name in report.missing:
        if name not in known:
            report.problems.append(f"{name} is gone; its talk is read in another file now.")
    report.missing = [name for name in report.missing if name in known]


def prune(database: Database, engine: Engine, even_all: bool = False) -> list[str]:
    """Drop the episodes whose files are gone; gives the files' names. Raises BusyError, and
    FolderError when all of several files are gone, unless `even_all` may: a disk may be away."""
    with locked(database, "A prune"), resealed(database):
        with database.write() as session:
            files = sources.counts(session)
            if not even_all and files.get("missing", 0) > 1 and not files.get("imported"):
                raise FolderError(
                    "All files are gone from the archive folder: is its disk there? Nothing was"
                    " dropped; --all drops all episodes."
                )
            dropped = sources.drop_missing(session)
            session.flush()
            people.drop_silent(session)
            series.drop_empty(session)
        indexing.bring_up_to_date(database, engine)
    return [name for name, _ in dropped]
