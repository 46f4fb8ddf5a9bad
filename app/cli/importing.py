"""Commands that read the archive folder, or make the search index anew."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from app import config
from app.archive.ingest import indexing, inspecting, sensing
from app.archive.ingest.downloading import download_below
from app.archive.ingest.importing import ImportReport, import_paths, prune
from app.archive.ingest.inspecting import Inspected
from app.cli.archive import Data, imported, opened
from app.cli.processes import end_with_parent
from app.cli.terminal import AsJson, bar, passed_over, print_json
from app.errors import VivaVoceError
from app.search.meaning.model import Sentences, is_installed
from app.search.meaning.vector_file import VectorFile
from app.search.port import Engine
from app.store import copying
from app.store.database import Database
from app.transcripts.clock_times import clock
from app.web.views.number import with_noun

commands = typer.Typer()


class FilesFailedError(VivaVoceError):
    """Some files of an import could not be read; the others were imported."""

    exit_code = 3


@commands.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)],
    data: Data = None,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another import to end.")] = False,
    download: Annotated[
        bool,
        typer.Option(
            "--download",
            help="First fetch the transcripts that podcast feeds in the folders link to, over "
            "https and from public addresses alone.",
        ),
    ] = False,
    beside: Annotated[bool, typer.Option("--beside", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Import files or folders: new and changed files are read, the others left as they are.

    A file that can't be read is named with the reason and never stops the others; the exit
    code is then 3. Files that are no transcripts are named and left aside.
    """
    if beside:
        end_with_parent()
    settings = config.load(data=data, archive=_archive_of(paths))
    if not beside:  # else the site has just looked
        copying.check_whole(settings.database_path)
    for address, problem in download_below(paths) if download else ():
        print(f"not fetched: {address}: {problem}" if problem else f"fetched: {address}",
              file=sys.stderr)  # fmt: skip
    with opened(settings) as archive:
        report = import_and_tell(*archive, settings, paths, is_patient=wait, as_json=as_json)
    if report.failed:
        raise FilesFailedError(f"{len(report.failed):,} of the files could not be read.")


def _archive_of(paths: list[Path]) -> Path | None:
    """The archive folder of an import: the first folder named, else the one that holds the
    first file."""
    return next((path for path in paths if path.is_dir()), paths[0].parent)


def import_and_tell(
    database: Database,
    engine: Engine,
    settings: config.Settings,
    paths: list[Path],
    is_patient: bool,
    as_json: bool = False,
    heals: bool = True,
) -> ImportReport:
    """Import, with a bar, and print what was done, for people or for scripts."""
    folder = settings.archive or paths[0].parent
    with bar("Importing") as tell:
        report = import_paths(
            database, engine, paths, folder, settings.workers, tell, is_patient, heals
        )
    _print_report(report, as_json)
    return report


def _print_report(report: ImportReport, as_json: bool) -> None:
    if as_json:
        print_json(asdict(report))
        return
    for name, reason in report.left_aside:
        print(f"left aside: {name}: {reason}")
    for line in passed_over(report.passed_over):
        print(line)
    for name, reason in report.failed:
        print(f"failed: {name}: {reason}")
    for old, new in report.moved:
        print(f"moved: {old} is {new} now; its episode and links stay.")
    for name in report.missing:
        print(f"missing: {name}: gone from the folder; `vivavoce prune` drops its episode.")
    for problem in report.problems:
        print(f"note: {problem}")
    more = (
        f" and {with_noun(report.versions, 'further version')} of them" if report.versions else ""
    )
    print(
        f"Imported {with_noun(report.imported, 'episode')}"
        f" ({with_noun(report.words, 'word')}){more} in"
        f" {report.seconds:.1f} s;"
        f" {report.unchanged + report.same:,} unchanged,"
        f" {len(report.left_aside):,} left aside, {len(report.failed):,} failed.",
        flush=True,
    )


@commands.command()
def inspect(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, folders, archives.", show_default=False)
    ],
    as_json: AsJson = False,
    turns: Annotated[
        bool, typer.Option("--turns", help="Tell the whole text too, turn by turn.")
    ] = False,
) -> None:
    """Show what would be imported from PATHS, and what was understood of each file.

    Nothing is stored. What can't be read is named with the reason; the exit code is 1 where
    nothing could.
    """
    found = list(inspecting.inspect(paths))
    if as_json:
        left_out = () if turns else ("turn_list",)
        print_json([_without(asdict(one), left_out) for one in found])
    else:
        for line in passed_over([(one.file, one.refused or "") for one in found if one.is_beside]):
            print(line)
        for one in found:
            if not one.is_beside:
                _print_inspected(one, with_turns=turns)
    if all(one.refused for one in found):
        raise typer.Exit(1)


def _without(fields: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in names}


def _print_inspected(one: Inspected, with_turns: bool) -> None:
    """What was understood of a file, for people."""
    if one.refused:
        print(f"vivavoce: {one.file}: {one.refused}", file=sys.stderr)
        return
    length = clock(round(1000 * (one.length or 0)))
    print(f"{one.file}: {one.title}")
    print(f"  format    {one.format} (known by: {one.how_detected}), language {one.language}")
    print(f"  words     {one.words:,}: {one.first_words} … {one.last_words}")
    print(f"  speakers  {', '.join(one.speakers) or 'none named'}; {one.turns:,} turns")
    print(f"  times     {one.timing}, {length} long")
    if one.sure is not None:
        print(f"  sure      {one.sure:.0%} on average, as the file tells of its words")
    for warning in one.warnings:
        print(f"  note      {warning}")
    for turn in one.turn_list if with_turns else ():
        at = "" if turn.start is None else f"[{clock(round(1000 * turn.start))}] "
        print(f"  {at}{turn.speaker or '?'}: {turn.text}")


@commands.command()
def reindex(
    data: Data = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only what is missing of it, or damaged.")
    ] = False,
    beside: Annotated[bool, typer.Option("--beside", hidden=True)] = False,
) -> None:
    """Throw the search index away and make it anew from the database."""
    if beside:
        end_with_parent()
    settings = config.load(data=data)
    make = indexing.mend if missing else indexing.rebuild
    with imported(settings) as (database, engine), bar("Indexing") as watch:
        count = make(database, engine, lambda done, total: watch(done, total, ""))
    print(f"Indexed {with_noun(count, 'episode')}.")


@commands.command()
def meaning(
    data: Data = None,
    beside: Annotated[bool, typer.Option("--beside", hidden=True)] = False,
) -> None:
    """Work out what passages mean, so that questions in other words find them.

    The site does so by itself after each import, where the setting `meaning` is on. What was
    worked out before is kept, and readers aren't held up.
    """
    if beside:
        end_with_parent()
    settings = config.load(data=data)
    if not is_installed():
        raise config.SettingsError(f"Nothing is read for its meaning: {config.MEANING_MISSING}.")
    folder = settings.meaning_path
    with imported(settings) as (database, _), bar("Working out") as watch:
        model = Sentences(folder, settings.workers)
        count = sensing.bring_up_to_date(database, model, VectorFile(folder), watch)
    print(f"Worked out what they mean: {with_noun(count, 'passage')}.")


@commands.command("prune")
def prune_(
    data: Data = None,
    all_: Annotated[bool, typer.Option("--all", help="Also when all files are gone.")] = False,
) -> None:
    """Drop the episodes whose files are gone from the archive folder.

    When all of them are gone nothing is dropped, for a disk may be away.
    """
    settings = config.load(data=data)
    with imported(settings) as (database, engine):
        for name in (dropped := prune(database, engine, even_all=all_)):
            print(f"dropped: {name}")
    print(f"Dropped {with_noun(len(dropped), 'episode')}.")
