"""The command that serves the site."""

from pathlib import Path
from typing import Annotated

import typer

from app import config, logs
from app.archive.ingest.folder import FolderError
from app.cli.archive import Data

commands = typer.Typer()


@commands.command()
def serve(
    archive: Annotated[
        Path | None, typer.Argument(help="The folder of transcripts; imported at start.")
    ] = None,
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; 0 takes a free one.")] = None,
) -> None:
    """Import what is new or changed in ARCHIVE, and serve the site meanwhile.

    The address is printed as soon as the site can be opened. Stop it with Ctrl-C.
    """
    from app.web.server import run  # the other commands start without the web

    settings = config.load(archive=archive, data=data, host=host, port=port)
    if settings.archive is not None and not settings.archive.is_dir():
        raise FolderError(f"There is no folder {settings.archive}.")
    logs.configure(settings.log_json)
    run(settings)
