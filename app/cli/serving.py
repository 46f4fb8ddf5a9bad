"""The commands that serve the site, and ask whether it is served."""

from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Annotated

import typer

from app import config, logs
from app.archive.ingest.folder import FolderError
from app.cli.archive import Data
from app.errors import VivaVoceError

commands = typer.Typer()
_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (asked, not served)
"""How this machine is reached where a site is served on all its addresses."""


class NoAnswerError(VivaVoceError):
    """The site isn't served, or is unwell; the message says which."""


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


@commands.command()
def ping(
    archive: Annotated[
        Path | None, typer.Argument(help="The folder of transcripts, for its vivavoce.toml.")
    ] = None,
    host: Annotated[str | None, typer.Option(help="The address that is served on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port.")] = None,
) -> None:
    """Ask the site whether it is well, at the address that `serve` takes with these settings.

    For health checks: exit code 0 when it is, 1 with a sentence when not.
    """
    settings = config.load(archive=archive, host=host, port=port)
    host = _HERE.get(settings.host, settings.host)
    where = f"{f'[{host}]' if ':' in host else host}:{settings.port}"
    try:
        connection = HTTPConnection(host, settings.port, timeout=5)
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        told = answer.read(10_000).decode("utf-8", "replace")
    except (OSError, HTTPException) as error:
        raise NoAnswerError(f"{where} gives no answer: {error}.") from error
    if answer.status != HTTPStatus.OK:
        raise NoAnswerError(f"{where} isn't well; it answers {answer.status}: {told}")
    print(f"{where} is well.")
