"""A first start and an upgrade, ended at every moment by a kill or a full disk."""

import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.config import ROOT
from app.store import episodes, facts, transcripts
from app.store.database import Database, StoreError

MIGRATIONS = ROOT / "migrations"
FIRST_VERSION = (ROOT / "tests" / "store" / "version_0001.sql").read_text("utf-8")


def nothing(path: Path) -> None:
    """A first start."""


def first_version(path: Path) -> None:
    """The first version's database, with an episode in it, as it lay on an owner's disk."""
    with sqlite3.connect(path) as old:
        old.executescript(FIRST_VERSION)
    old.close()


def killed_at(statement: int) -> Callable[[], None]:
    """Prepares a process to kill itself as SQLite begins its nth statement."""

    def prepare() -> None:
        left = count(statement, -1)

        def look(_sql: str) -> None:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "connect", lambda connection, _: connection.set_trace_callback(look))

    return prepare


def full_at(size: int) -> Callable[[], None]:
    """Prepares a process to find the disk full when a file would grow beyond `size` bytes."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return prepare


def opening(path: Path, prepare: Callable[[], None]) -> int:
    """Open a database in a process of its own; 0 where it could be opened, 1 where a sentence
    told why not, else how the process ended."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            prepare()
            Database(path, MIGRATIONS).close()
            code = 0
        except StoreError as error:
            code = 1 if str(path.parent) in str(error) else 3
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tables(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as opened:
        found = opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    opened.close()
    return found


STEP = 7
"""Every seventh moment is tried: all is one transaction, and each moment takes two starts."""


@pytest.fixture
def whole(tmp_path: Path) -> list[tuple[str, str]]:
    """The tables of a database that nothing disturbed."""
    Database(tmp_path / "whole.sqlite", MIGRATIONS).close()
    return tables(tmp_path / "whole.sqlite")


@pytest.mark.parametrize("before", [nothing, first_version])
def test_a_kill_at_a_statement_ruins_nothing(tmp_path, whole, before):
    for statement in count(step=STEP):
        path = tmp_path / f"{statement}.sqlite"
        before(path)
        ended = opening(path, killed_at(statement))
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        assert_opens_whole(path, whole, before)
    assert statement > 10, "so many statements there are at least"


@pytest.mark.parametrize("before", [nothing, first_version])
def test_a_full_disk_at_a_size_is_told_and_ruins_nothing(tmp_path, whole, before):
    for pages in count(step=STEP):
        path = tmp_path / f"{pages}.sqlite"
        before(path)
        ended = opening(path, full_at(pages * 4096))
        if ended == 0:
            break
        assert ended == 1
        assert_opens_whole(path, whole, before)
    assert pages > 10, "so many pages it takes at least"


def assert_opens_whole(path, whole, before):
    with_episode = before is first_version
    opened = Database(path, MIGRATIONS)
    with opened.read() as session:
        row = episodes.by_slug(session, "the-bell")
        assert (row is not None) == with_episode
        if row is not None:
            assert facts.get(session, "archive") == {"title": "Old archive"}
            assert transcripts.load(session, row.id).words == ("ring", "the", "bell")
    opened.close()
    assert {name for name, _ in tables(path)} == {name for name, _ in whole}


def test_two_first_starts_at_once_both_find_their_tables(tmp_path, whole):
    path = tmp_path / "both.sqlite"
    children = []
    for _ in range(4):
        children.append(os.fork())
        if children[-1] == 0:
            code = 1
            try:
                Database(path, MIGRATIONS).close()
                code = 0
            finally:
                os._exit(code)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert tables(path) == whole
