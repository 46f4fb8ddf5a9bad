"""The command that takes the whole archive along."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from app import config
from app.archive.exports.format import ExportFormat, export_formats, format_named
from app.archive.exports.whole import write_whole
from app.cli.archive import Data, imported
from app.cli.terminal import bar
from app.errors import VivaVoceError
from app.web.views.number import with_noun

commands = typer.Typer()


class OutError(VivaVoceError):
    """A file that can't be written; the message is a sentence for the owner."""


def _known(names: list[str]) -> list[ExportFormat]:
    known = ", ".join(one.name for one in export_formats())
    found = [(name, format_named(name.lower().lstrip("."))) for name in dict.fromkeys(names)]
    if wrong := [name for name, one in found if one is None]:
        raise typer.BadParameter(f"{wrong[0]!r} is none of {known}.")
    return [one for _, one in found if one]


@commands.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="The zip to write; - for standard output.")],
    archive: Annotated[
        Path | None,
        typer.Argument(help="The archive folder, for its settings.", show_default=False),
    ] = None,
    names: Annotated[
        list[str],
        typer.Option(
            "--format",
            callback=lambda names: [one.name for one in _known(names)],
            help=f"{', '.join(one.name for one in export_formats())}; may be given several times.",
        ),
    ] = ["json"],  # noqa: B006 - typer takes no tuple
    as_captioned: Annotated[
        bool, typer.Option("--as-captioned", help="Leave out what was guessed.")
    ] = False,
    data: Data = None,
) -> None:
    """Write the whole archive to a zip, a file for each episode.

    The zip can be imported again. It is written as it is made, so an archive of any size fits into
    memory.
    """
    settings = config.load(data=data, archive=archive)
    with (
        imported(settings) as (database, _),
        database.read() as session,
        _writing(out) as file,
        bar("Exporting") as watch,
    ):
        count = write_whole(
            session,
            file,
            _known(names),
            lambda row: f"{settings.public_url}/episodes/{row.slug}" if settings.public_url else "",
            as_captioned,
            watch,
        )
    print(f"Wrote {with_noun(count, 'episode')} to {out}.", file=sys.stderr)


@contextmanager
def _writing(path: Path) -> Iterator[IO[bytes]]:
    """The file to write, which is there when it is whole. Raises OutError where there is one of
    that name, or it can't be written."""
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists():
        raise OutError(f"There is a {path} already; give another name, or remove it.")
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("xb") as file:
            yield file
        fresh.rename(path)
    except OSError as error:
        raise OutError(f"{path} can't be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)
