"""The command that stays beside an archive folder, and imports what is put into it."""

import time
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from app import config
from app.archive.ingest.folder import FolderError
from app.archive.ingest.watching import changes, fingerprint
from app.cli.archive import Data, opened
from app.cli.importing import import_and_tell
from app.cli.processes import end_with_parent
from app.command import begin_anew
from app.store import copying

commands = typer.Typer()

_MANY_EPISODES = 50
"""Episodes; who imported so many begins anew, which gives back the memory that took."""


@commands.command()
def watch(
    archive: Annotated[Path, typer.Argument(help="The folder of transcripts.")],
    data: Data = None,
    beside: Annotated[bool, typer.Option("--beside", hidden=True)] = False,
) -> None:
    """Import what is new or changed in ARCHIVE, then stay, and do so again whenever it changes.

    A site that is served does this by itself, unless the setting `watch` is off.
    """
    if beside:
        end_with_parent()
    settings = config.load(archive=archive, data=data)
    if not archive.is_dir():
        raise FolderError(f"There is no folder {archive}.")
    if not beside:  # else the site has just looked
        copying.check_whole(settings.database_path)
    with opened(settings) as (database, engine):
        looks = changes(partial(fingerprint, archive, settings.data), time.sleep)
        for number, _ in enumerate(looks):
            if database.is_another():
                begin_anew()
            heals = number == 0  # to look all through takes too long for each file that comes
            report = import_and_tell(
                database, engine, settings, [archive], is_patient=True, heals=heals
            )
            if report.imported >= _MANY_EPISODES:
                begin_anew()
