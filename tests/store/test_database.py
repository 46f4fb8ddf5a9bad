import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, inspect, text

from app.config import ROOT
from app.store import facts
from app.store.database import Database, StoreError, newest
from app.store.failures import DamagedError
from app.store.tables import Base

MIGRATIONS = ROOT / "migrations"


def test_migrations_make_the_tables_that_the_code_expects(tmp_path):
    Database(tmp_path / "a.sqlite", MIGRATIONS).close()
    made = inspect(create_engine(f"sqlite:///{tmp_path}/a.sqlite"))
    for table in Base.metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}


def test_migrations_are_named_for_their_versions(database):
    with database.engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert newest(MIGRATIONS) == version


def test_data_of_the_first_version_is_still_there_after_migrating(tmp_path):
    """The first version's database, with an episode in it, as it lay on an owner's disk."""
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as old:
        old.executescript((ROOT / "tests" / "store" / "version_0001.sql").read_text("utf-8"))
    opened = Database(path, MIGRATIONS)
    with opened.read() as session:
        assert facts.get(session, "archive") == {"title": "Old archive"}
    from app.store import episodes, transcripts

    with opened.read() as session:
        row = episodes.by_slug(session, "the-bell")
        assert row is not None
        assert transcripts.load(session, row.id).words == ("ring", "the", "bell")
    opened.close()


def test_pragmas_are_set(database):
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_write_that_fails_leaves_nothing(database):
    with pytest.raises(RuntimeError), database.write() as session:
        facts.put(session, "a", 1)
        raise RuntimeError
    with database.read() as session:
        assert facts.get(session, "a") is None


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path):
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"not a database at all, but long enough to look at" * 50)
    with pytest.raises(StoreError, match="no database"):
        Database(path, MIGRATIONS)
    assert path.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize(
    "query", ["SELECT CAST(x'ff' AS TEXT)", "SELECT value FROM json_each(x'7bff')"]
)
def test_a_value_that_is_another_than_was_written_is_told_as_damage(database, query):
    with pytest.raises(DamagedError, match="reads that anew"), database.read() as session:
        session.execute(text(query)).all()


def test_somebody_elses_database_is_told_and_kept(tmp_path):
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(StoreError, match="not one of Viva Voce"):
        Database(path, MIGRATIONS)


def test_a_database_of_a_newer_version_is_told(tmp_path):
    path = tmp_path / "a.sqlite"
    Database(path, MIGRATIONS).close()
    with sqlite3.connect(path) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        Database(path, MIGRATIONS)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE alembic_version SET version_num = '00\x0f6'",
        "DELETE FROM fact WHERE name = 'identity'",
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_master SET sql = CAST(x'4352454154fffe' AS TEXT) WHERE name = 'fact'",
    ],
)
def test_what_a_database_is_known_by_can_be_damaged_too(tmp_path, damage):
    path = tmp_path / "a.sqlite"
    Database(path, MIGRATIONS).close()
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(damage)
    with pytest.raises(DamagedError, match="restore a copy") as told:
        Database(path, MIGRATIONS)
    assert str(told.value).isprintable()


def test_a_data_folder_that_cant_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="can't be used"):
        Database(tmp_path / "file" / "a.sqlite", MIGRATIONS)


def test_what_is_read_is_what_lies_there_now(tmp_path):
    path, other = tmp_path / "a.sqlite", tmp_path / "b" / "a.sqlite"
    Database(other, MIGRATIONS).close()
    opened = Database(path, MIGRATIONS)
    assert not opened.is_another()
    for beside in ("", "-wal", "-shm"):
        path.with_name(f"a.sqlite{beside}").rename(tmp_path / f"away{beside}")
    with pytest.raises(StoreError, match="it isn't there"), opened.read() as session:
        facts.get(session, "a")
    assert not path.exists()  # no empty one is made in its place
    with pytest.raises(StoreError, match="it isn't there"):
        opened.is_another()
    other.rename(path)
    with opened.read() as session:
        assert facts.get(session, "identity") != opened.identity
    assert opened.is_another()
    opened.close()


def test_a_log_that_was_removed_is_noticed_and_what_it_held_is_not_lost(tmp_path):
    path = tmp_path / "a.sqlite"
    opened = Database(path, MIGRATIONS)
    with opened.write() as session:
        facts.put(session, "a", 1)
    assert not opened.is_another()
    for beside in ("-wal", "-shm"):
        path.with_name(f"a.sqlite{beside}").unlink()
    assert opened.is_another()
    opened.close()
    anew = Database(path, MIGRATIONS)
    with anew.read() as session:
        assert facts.get(session, "a") == 1
    anew.close()


def test_why_a_database_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "a.sqlite").mkdir()
    with pytest.raises(StoreError, match="it is no file"):
        Database(tmp_path / "a.sqlite", MIGRATIONS)


@pytest.mark.parametrize("query", ["SELECT a FROM lost", "SELECT lost FROM fact"])
def test_what_has_no_tables_yet_is_told_as_no_fault_of_ours(database, query):
    with pytest.raises(StoreError, match="just being made"), database.read() as session:
        session.execute(text(query))
