import os
import sqlite3
import subprocess
import sys

import pytest

from app.archive.copies import CopyError, back_up, restore_copy
from app.archive.engine import engine_of
from app.archive.ingest import indexing
from app.archive.lock import BusyError, locked
from app.config import ROOT
from app.errors import VivaVoceError
from app.store import episodes
from app.store.database import Database

MIGRATIONS = ROOT / "migrations"
TALK = "**Anna Berg:** We rang the bell of {0} in the fog.\n\n**Ben Vik:** For two hours. {0}\n"


@pytest.fixture
def copied(archive, tmp_path):
    """An archive of one talk, a copy of that, and then another talk."""
    archive.write("one.md", TALK.format("pier"))
    archive.run_import()
    back_up(archive.database.path, tmp_path / "kept" / "copy.sqlite")
    archive.write("two.md", TALK.format("quay"))
    archive.run_import()
    return tmp_path / "kept" / "copy.sqlite"


def slugs(path):
    database = Database(path, MIGRATIONS)
    with database.read() as session:
        found = {row.slug for row in episodes.page(session)[1]}
    database.close()
    return found


def test_a_copy_is_one_whole_file_of_the_archive_as_it_was(copied):
    assert [path.name for path in copied.parent.iterdir()] == ["copy.sqlite"]
    assert slugs(copied) == {"one"}


def test_a_copy_is_of_one_moment_though_somebody_writes_meanwhile(archive, tmp_path):
    archive.write("one.md", TALK.format("pier"))
    archive.run_import()
    with archive.database.write() as session:
        session.connection().exec_driver_sql("CREATE TABLE ballast (water BLOB)")
        session.connection().exec_driver_sql("INSERT INTO ballast VALUES (zeroblob(20000000))")
    heard: list[int] = []

    def write(_done, _all):
        if not heard:
            archive.write("two.md", TALK.format("quay"))
            archive.run_import()
        heard.append(1)

    back_up(archive.database.path, tmp_path / "copy.sqlite", watch=write)
    assert len(heard) > 1
    assert (slugs(archive.database.path), slugs(tmp_path / "copy.sqlite")) == (
        {"one", "two"},
        {"one"},
    )


def test_a_restored_archive_is_found_and_opened_as_before(archive, copied, site_of):
    archive.database.close()
    kept = archive.database.path
    assert restore_copy(copied, kept, MIGRATIONS, overwrite=True) == 1
    archive.database = Database(kept, MIGRATIONS)
    archive.engine = engine_of(archive.database, kept.parent / "index")
    assert indexing.mend(archive.database, archive.engine, lambda *_: None) == 1
    assert archive.search("pier").total == 1
    assert archive.search("quay").total == 0
    assert site_of(archive).get("/episodes/one").status_code == 200
    assert slugs(kept.with_name("vivavoce.sqlite.before")) == {"one", "two"}


def test_a_copy_is_restored_where_there_was_nothing(copied, tmp_path):
    path = tmp_path / "new" / "vivavoce.sqlite"
    assert restore_copy(copied, path, MIGRATIONS) == 1
    assert slugs(path) == {"one"}


def test_nothing_that_is_there_is_overwritten_unasked(archive, copied):
    before = copied.read_bytes()
    with pytest.raises(CopyError, match="--overwrite"):
        back_up(archive.database.path, copied)
    archive.database.close()
    with pytest.raises(CopyError, match="--overwrite"):
        restore_copy(copied, archive.database.path, MIGRATIONS)
    assert copied.read_bytes() == before
    assert slugs(archive.database.path) == {"one", "two"}
    back_up(archive.database.path, copied, overwrite=True)
    assert slugs(copied) == {"one", "two"}


def test_a_database_that_is_served_or_written_to_is_not_replaced(archive, copied):
    with archive.database.read() as session:
        episodes.count(session)
        script = (
            "import sys; from pathlib import Path; from app.archive.copies import restore_copy\n"
            "restore_copy(*map(Path, sys.argv[1:]), overwrite=True)"
        )
        command = [sys.executable, "-c", script, copied, archive.database.path, MIGRATIONS]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert "is in use. Stop the site" in done.stderr
    with locked(archive.database, "An import"), pytest.raises(BusyError):
        restore_copy(copied, archive.database.path, MIGRATIONS, overwrite=True)
    archive.database.close()
    assert slugs(archive.database.path) == {"one", "two"}


def damaged(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 6000] = os.urandom(6000)
    path.write_bytes(data)


def test_a_damaged_copy_replaces_nothing(archive, copied):
    archive.database.close()
    damaged(copied)
    with pytest.raises(CopyError, match="is damaged"):
        restore_copy(copied, archive.database.path, MIGRATIONS, overwrite=True)
    copied.write_text("no database")
    with pytest.raises(CopyError, match="is damaged"):
        restore_copy(copied, archive.database.path, MIGRATIONS, overwrite=True)
    assert slugs(archive.database.path) == {"one", "two"}


def test_a_damaged_database_is_not_copied_over_a_whole_copy(archive, copied):
    archive.database.close()
    damaged(archive.database.path)
    before = copied.read_bytes()
    with pytest.raises(VivaVoceError, match="is damaged"):
        back_up(archive.database.path, copied, overwrite=True)
    assert copied.read_bytes() == before
    assert restore_copy(copied, archive.database.path, MIGRATIONS, overwrite=True) == 1
    assert slugs(archive.database.path) == {"one"}


def test_what_is_no_archive_is_neither_copied_nor_made(tmp_path, copied):
    with pytest.raises(CopyError, match="There is no archive in"):
        back_up(tmp_path / "elsewhere" / "vivavoce.sqlite", tmp_path / "copy.sqlite")
    assert not (tmp_path / "elsewhere").exists()
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE other (x)").connection.close()
    with pytest.raises(CopyError, match="holds no archive"):
        restore_copy(other, tmp_path / "new" / "vivavoce.sqlite", MIGRATIONS)
    with pytest.raises(CopyError, match="There is no file"):
        restore_copy(tmp_path / "none", tmp_path / "new" / "vivavoce.sqlite", MIGRATIONS)
    with pytest.raises(CopyError, match="is a folder"):
        back_up(copied, tmp_path)


@pytest.mark.parametrize("emptied", ["", "CREATE TABLE recipe (name TEXT)", "DELETE FROM episode"])
def test_nothing_takes_the_place_of_a_copy_that_holds_something(copied, archive, emptied):
    before = copied.read_bytes()
    archive.database.close()
    path = archive.database.path
    if "DELETE" not in emptied:
        path.write_bytes(b"")
    with sqlite3.connect(path) as opened:
        opened.executescript("PRAGMA foreign_keys = ON;" + emptied)
    with pytest.raises(CopyError, match="holds no"):
        back_up(path, copied, overwrite=True)
    assert copied.read_bytes() == before
    if "DELETE" not in emptied:
        with pytest.raises(CopyError, match="holds no archive"):
            back_up(path, copied.with_name("another.sqlite"))
        assert not copied.with_name("another.sqlite").exists()
        with pytest.raises(CopyError, match="holds no archive"):
            restore_copy(path, archive.folder.parent / "new" / path.name, MIGRATIONS)
