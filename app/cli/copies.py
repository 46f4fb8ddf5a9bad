"""Commands that keep copies of an archive."""

from pathlib import Path
from typing import Annotated

import typer

from app import config
from app.archive import copies
from app.archive.ingest import indexing
from app.cli.archive import Data, opened
from app.cli.terminal import bar
from app.web.views.number import with_noun

commands = typer.Typer()


@commands.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The copy.", show_default=False)],
    data: Data = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Put it in the place of a file that is there.")
    ] = False,
) -> None:
    """Copy the database into FILE, as it stands at this moment; the site may be served meanwhile.

    The copy is looked through before it takes its name. The search index is no part of it, nor is
    the archive folder.
    """
    settings = config.load(data=data)
    with bar("Copying") as watch:
        size = copies.back_up(
            settings.database_path, file, overwrite, lambda done, all: watch(done, all, "")
        )
    print(f"{file} is a whole copy, {size / 1e6:,.1f} MB.")


@commands.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The copy.", show_default=False)],
    data: Data = None,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Put it in the place of a database that is there."),
    ] = False,
    though_damaged: Annotated[
        bool,
        typer.Option(
            "--though-damaged",
            help="Take also a copy with values that aren't as they were written.",
        ),
    ] = False,
) -> None:
    """Make an archive of a copy that `backup` made, with its search index. Stop the site first.

    A database that was there stays beside it as `vivavoce.sqlite.before`.
    """
    settings = config.load(data=data)
    path = settings.database_path
    with bar("Copying") as watch:
        count = copies.restore_copy(
            file,
            path,
            config.ROOT / "migrations",
            overwrite,
            lambda done, all: watch(done, all, ""),
            though_damaged,
        )
    with opened(settings) as (database, engine), bar("Indexing") as watch:
        indexing.mend(database, engine, lambda done, total: watch(done, total, ""))
    print(f"As in {file}: {with_noun(count, 'episode')}.")
