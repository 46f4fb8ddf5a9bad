"""The command that looks a folder over, and whether an archive is whole."""

from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from app import config
from app.archive.ingest.checking import CheckedFiles, look_over
from app.archive.owner.source_files import archive_folder
from app.archive.proving import prove
from app.cli.archive import Data, imported
from app.cli.terminal import AsJson, bar, passed_over, print_json
from app.errors import VivaVoceError
from app.web.views.number import with_noun

commands = typer.Typer()


class NotWholeError(VivaVoceError):
    """Database, archive folder and search index don't agree."""


class DoubtfulError(VivaVoceError):
    """A folder was looked over, and something in it is doubtful."""

    exit_code = 4


@commands.command()
def check(
    archive: Annotated[
        Path | None, typer.Argument(help="The folder of transcripts to look over.")
    ] = None,
    data: Data = None,
    deep: Annotated[
        bool,
        typer.Option("--deep", help="Prove that database, folder and index agree by content."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Look the folder ARCHIVE over: the same talk twice, times that run backward or past the end,
    names that are hardly anybody's, what nobody says, empty stretches, guesses, files not read;
    each with what to do. Nothing is stored. The exit code is 4 where something was found.

    Without ARCHIVE, or with --deep: prove that database, archive folder (else that of the last
    import) and search index agree; the exit code is 1 where they don't. Without --deep files are
    compared by their times and sizes, and episodes by their versions. The site may be served
    meanwhile; an import has to wait.
    """
    if archive and not deep:
        _look_over(archive, as_json)
    else:
        _prove(archive, data, deep, as_json)


def _look_over(archive: Path, as_json: bool) -> None:
    settings = config.load(archive=archive)
    with bar("Checking") as watch:
        found = look_over(archive, settings.workers, watch)
    if as_json:
        print_json(asdict(found))
    else:
        _print(found)
    if found.findings:
        things = "One thing" if len(found.findings) == 1 else f"{len(found.findings):,} things"
        raise DoubtfulError(f"{things} to look at.")


def _print(found: CheckedFiles) -> None:
    """The findings by kind, for people."""
    for doubt, group in groupby(found.findings, lambda one: one.doubt):
        findings = list(group)
        print(f"{doubt.value.capitalize()} ({len(findings):,})")
        for one in findings:
            files = ", ".join(one.files)
            print(f"  {files}{': ' if files else ''}{one.what.rstrip('.')}. {one.do}")
        print()
    for line in passed_over(found.passed_over):
        print(line)
    print(f"Looked over {with_noun(found.files, 'transcript')}, {with_noun(found.words, 'word')}.")


def _prove(archive: Path | None, data: Path | None, deep: bool, as_json: bool) -> None:
    settings = config.load(archive=archive, data=data)
    with imported(settings) as (database, engine), bar("Checking") as watch:
        folder = settings.archive or archive_folder(database)
        found = prove(database, engine, folder, deep, watch)
    if as_json:
        print_json(found)
    else:
        for problem in found.problems:
            print(problem)
        how = "agree by content" if deep else "agree"
        if not found.problems:
            print(f"Database, folder and index {how}: {with_noun(found.episodes, 'episode')}.")
    if found.problems:
        raise NotWholeError(f"Not in agreement: {with_noun(len(found.problems), 'thing')}.")
