"""The command that looks whether an archive is whole."""

from pathlib import Path
from typing import Annotated

import typer

from app import config
from app.archive.owner.source_files import archive_folder
from app.archive.proving import prove
from app.cli.archive import Data, opened
from app.cli.terminal import AsJson, bar, print_json
from app.errors import VivaVoceError

commands = typer.Typer()


class NotWholeError(VivaVoceError):
    """Database, archive folder and search index don't agree."""


@commands.command()
def check(
    archive: Annotated[
        Path | None, typer.Argument(help="The folder of transcripts; else that of the last import.")
    ] = None,
    data: Data = None,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read everything, and compare it by content.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Prove that database, archive folder and search index agree; exit code 1 where they don't.

    Without --deep files are compared by their times and sizes, and episodes by their versions. The
    site may be served meanwhile; an import has to wait.
    """
    settings = config.load(archive=archive, data=data)
    with opened(settings) as (database, engine), bar("Checking") as watch:
        folder = settings.archive or archive_folder(database)
        found = prove(database, engine, folder, settings.meaning, deep, watch)
    if as_json:
        print_json(found)
    else:
        for problem in found.problems:
            print(problem)
        how = "agree by content" if deep else "agree"
        if not found.problems:
            print(f"Database, folder and index {how}: {found.episodes:,} episodes.")
    if found.problems:
        raise NotWholeError(f"{len(found.problems):,} things don't agree.")
