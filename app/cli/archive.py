"""The archive that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from app import config, logs
from app.archive.engine import engine_of
from app.search.port import Engine
from app.store import copying
from app.store.database import Database
from app.store.failures import StoreError

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where database and index are kept.", show_default=False),
]


@contextmanager
def opened(settings: config.Settings) -> Iterator[tuple[Database, Engine]]:
    """The database and index that the settings name, to work on. Raises StoreError when they can't
    be used."""
    logs.configure(settings.log_json)
    database = Database(settings.database_path, config.ROOT / "migrations")
    try:
        yield database, engine_of(database, settings.index_path, settings.is_by_meaning)
    finally:
        database.close()


@contextmanager
def imported(settings: config.Settings) -> Iterator[tuple[Database, Engine]]:
    """The same, of an archive that was imported before. Raises StoreError where none was: nothing
    is made there, lest a folder mistyped look like an archive in which nothing is found. Raises
    DamagedError where it isn't whole: an answer would lack what can't be read."""
    path = settings.database_path
    if not path.is_file() or not path.stat().st_size:  # emptied, it would pass for a new one
        raise StoreError(
            f"There is no archive in {path.parent}; "
            "`vivavoce import FOLDER` makes one, `--data` names another."
        )
    copying.check_whole(path)
    with opened(settings) as archive:
        yield archive
