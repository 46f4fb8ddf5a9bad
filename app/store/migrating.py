"""Tables brought up to date, by Alembic, which is loaded where there is something to do."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, delete, inspect

from app.store import table_seals
from app.store.failures import NotAsWrittenError, StoreError
from app.store.tables import FactRow, SealRow

_UNSEAL = (delete(SealRow), delete(FactRow).where(FactRow.name == table_seals.SEALS))
"""Other tables have other seals; the next import puts them."""


def migrate(connection: Connection, folder: Path) -> None:
    """Run the migrations in a folder that this database hasn't seen; none if there is none.

    Raises StoreError when the database isn't ours, or when a newer version wrote it.
    """
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None and inspect(connection).get_table_names():
        raise StoreError("The file is a database, but not one of Viva Voce.")
    if current not in {None, *(script.revision for script in scripts.walk_revisions())}:
        if not str(current).isdecimal():
            raise NotAsWrittenError("the version of its tables can't be read")
        raise StoreError("The database was written by a newer version of Viva Voce.")
    if current != scripts.get_current_head():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        for statement in _UNSEAL:
            connection.execute(statement)
