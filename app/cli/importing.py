"""Commands that read the archive folder, or make the search index anew."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from app import config
from app.archive.ingest import indexing
from app.archive.ingest.folder import scan, shown
from app.archive.ingest.importing import Report, import_paths, prune
from app.archive.ingest.reading import ReadFile
from app.archive.ingest.workers import read_all
from app.archive.owner.owner_files import read_owner_files
from app.cli.archive import Data, opened
from app.cli.terminal import AsJson, bar, print_json
from app.errors import VivaVoceError
from app.transcripts.model import TranscriptError
from app.transcripts.times import clock

commands = typer.Typer()


class FilesFailedError(VivaVoceError):
    """Some files of an import could not be read; the others were imported."""

    exit_code = 3


@commands.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)],
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Import files or folders: new and changed files are read, the others left as they are.

    A file that can't be read is named with the reason and never stops the others; the exit
    code is then 3. Files that are no transcripts are named and left aside.
    """
    settings = config.load(data=data, archive=_archive_of(paths))
    with opened(settings) as (database, engine), bar("Importing") as watch:
        folder = settings.archive or paths[0].parent
        report = import_paths(database, engine, paths, folder, settings.workers, watch)
    _print_report(report, as_json)
    if report.failed:
        raise FilesFailedError(f"{len(report.failed):,} of the files could not be read.")


def _archive_of(paths: list[Path]) -> Path | None:
    """The archive folder of an import: the first folder named, else the one that holds the
    first file."""
    return next((path for path in paths if path.is_dir()), paths[0].parent)


def _print_report(report: Report, as_json: bool) -> None:
    if as_json:
        print_json(asdict(report))
        return
    for name, reason in report.left_aside:
        print(f"left aside: {name}: {reason}")
    for name, reason in report.failed:
        print(f"failed: {name}: {reason}")
    for name in report.missing:
        print(f"missing: {name}: gone from the folder; `vivavoce prune` drops its episode.")
    for problem in report.problems:
        print(f"note: {problem}")
    print(
        f"Imported {report.imported:,} episodes ({report.words:,} words) in {report.seconds:.1f} s;"
        f" {report.unchanged + report.same:,} unchanged,"
        f" {len(report.left_aside):,} left aside, {len(report.failed):,} failed.",
        flush=True,
    )


@commands.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="A transcript.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show what would be imported from FILE; nothing is stored."""
    folder = file.parent
    found = scan(file, folder)
    if not found.files:
        raise TranscriptError(f"{shown(file)}: {found.refused[0].reason}")
    read = next(read_all(found.files, read_owner_files(folder), workers=1))
    if read.transcript is None:
        raise TranscriptError(f"{shown(file)}: {read.reason}")
    facts = _facts(read)
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        print(f"{name:12} {value}")


def _facts(read: ReadFile) -> dict[str, Any]:
    transcript = read.transcript
    assert transcript is not None
    meta = {name: value for name, value in asdict(transcript.metadata).items() if value}
    middle = transcript.timeline.at(len(transcript.words) // 2)
    return {
        **{name: str(value) if name == "date" else value for name, value in meta.items()},
        "title": read.title,
        "language": read.language,
        "format": transcript.format,
        "words": len(transcript.words),
        "passages": len(read.passages),
        "turns": len(transcript.turns),
        "speakers": sorted({turn.speaker for turn in transcript.turns if turn.speaker}),
        "marks": len(transcript.marks),
        "length": clock(transcript.metadata.duration_ms or transcript.timeline.end_ms),
        "times": f"{middle.kind} (± {middle.bound_ms / 1000:g} s in the middle)",
        "begins": " ".join(transcript.words[:25]),
        "problems": list(read.problems),
    }


@commands.command()
def reindex(data: Data = None) -> None:
    """Throw the search index away and make it anew from the database."""
    settings = config.load(data=data)
    with opened(settings) as (database, engine), bar("Indexing") as watch:
        count = indexing.rebuild(database, engine, lambda done, total: watch(done, total, ""))
    print(f"Indexed {count:,} episodes.")


@commands.command("prune")
def prune_(data: Data = None) -> None:
    """Drop the episodes whose files are gone from the archive folder."""
    settings = config.load(data=data)
    with opened(settings) as (database, engine):
        for name in (dropped := prune(database, engine)):
            print(f"dropped: {name}")
    print(f"{len(dropped):,} episodes dropped.")
