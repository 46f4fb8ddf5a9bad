"""All groups of commands, as one."""

from importlib import metadata
from typing import Annotated

import typer

from app.cli import (
    asking,
    checking,
    copies,
    exporting,
    importing,
    owner,
    serving,
    status,
    watching,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"Viva Voce {metadata.version('vivavoce')}")
        raise typer.Exit


cli = typer.Typer(
    name="vivavoce",
    help=(
        "A searchable web archive of interview transcripts.\n\n"
        "Exit codes: 0 done; 1 it can't be done, and a sentence says why; 2 called wrongly; "
        "3 imported, but some files could not be read; 4 something doubtful was found."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@cli.callback()
def _of_all(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Tell the version."),
    ] = False,
) -> None:
    """What every command takes."""


for group in (serving, importing, watching, copies, checking, asking, status, exporting, owner):
    cli.add_typer(group.commands)
