"""The archive that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from app import config, logs
from app.archive.answers.scoping import resolver
from app.search.engine import WhooshEngine
from app.search.index.vectors import installed
from app.store.database import Database

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where database and index are kept.", show_default=False),
]


@contextmanager
def opened(settings: config.Settings) -> Iterator[tuple[Database, WhooshEngine]]:
    """The database and index that the settings name, to work on. Raises StoreError when they can't
    be used."""
    logs.configure(settings.log_json)
    database = Database(settings.database_path, config.ROOT / "migrations")
    try:
        meaning = installed(settings.meaning)
        yield database, WhooshEngine(settings.index_path, resolver(database), meaning)
    finally:
        database.close()
