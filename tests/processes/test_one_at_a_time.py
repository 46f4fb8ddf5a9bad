"""One process at a time changes an archive, and others know of it."""

import os
import resource
import signal
from contextlib import contextmanager

import pytest

from app.archive import lock
from app.archive.lock import BusyError, holder, locked, locked_at
from tests.processes.conftest import LONG, processes_with, until


def test_who_changes_an_archive_is_known_to_others(database, monkeypatch):
    monkeypatch.setattr(lock, "_TRIES", 3)
    assert holder(database) is None
    with locked(database, "An import"):
        found = holder(database)
        assert (found.doing, found.pid) == ("An import", os.getpid())
        says = rf"An import is running \(pid {os.getpid()}\)"
        with pytest.raises(BusyError, match=says), locked(database, "A prune"):
            pass
    assert holder(database) is None
    with locked(database, "A prune"):
        assert holder(database).doing == "A prune"


def test_who_looks_disturbs_nobody(database, monkeypatch):
    monkeypatch.setattr(lock, "_TRIES", 100)
    child = os.fork()
    if child == 0:
        while True:
            holder(database)
    try:
        for _ in range(50):
            with locked(database, "An import"):
                pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_a_turn_ends_with_its_process(database):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(database, "An import"):
            os.write(writer, b"!")
            signal.pause()
    os.read(reader, 1)
    assert holder(database).pid == child
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert holder(database) is None


def test_a_second_import_says_which_one_is_running(owner, monkeypatch):
    monkeypatch.setattr(lock, "_TRIES", 3)
    owner.write(*range(5))
    owner.import_()
    with held_by_another(owner) as pid:
        for command in (["import", str(owner.folder)], ["prune"], ["reindex"]):
            code, said = owner.call(*command)
            assert (code, said.count("\n")) == (1, 1)
            assert f"An import is running (pid {pid}). Try again later." in said
        assert owner.call("search", "bell")[0] == 0


def test_an_import_that_waits_goes_on_when_the_other_is_done(owner):
    owner.write(*range(5))
    owner.data.mkdir()
    with held_by_another(owner):
        waiting = owner.start("import", str(owner.folder), "--wait")
        with pytest.raises(Exception, match="timed out"):
            waiting.wait(3)
    assert waiting.wait(LONG) == 0


@contextmanager
def held_by_another(owner):
    """Another process has the archive's lock."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with locked_at(owner.data / "vivavoce.sqlite", "An import"):
            os.write(writer, b"!")
            signal.pause()
    os.read(reader, 1)
    yield child
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.slow
def test_an_import_that_is_killed_leaves_no_processes_and_is_noticed_at_once(owner):
    owner.write(*range(40))
    running = owner.start("import", str(owner.folder))
    until(lambda: owner.data.is_dir() and len(processes_with(str(owner.data))) > 2)
    running.send_signal(signal.SIGKILL)
    running.wait()
    until(lambda: not processes_with(str(owner.data)), within=10)
    site = owner.serve()
    assert site.json("/api/status")["import"]["state"] in {"broken", "running"}
    until(site.is_complete)
    assert site.json("/api/status")["episodes"] == 40


def full_at(size):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return limit


@pytest.mark.slow
@pytest.mark.parametrize("size", [4_096, 300_000])
def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(owner, size):
    owner.write(*range(10))
    owner.import_()
    owner.write(*range(5, 40), again="\n\n**Ben Vik:** And again, until the herring came. " * 20)
    code, said = owner.run("import", str(owner.folder), before=full_at(size))
    assert code == 1, said
    assert "Traceback" not in said
    last = said.strip().splitlines()[-1]
    assert last.startswith("vivavoce: ")
    assert any(word in last for word in ("full", "large", "fails", "can't be written", "used"))
    code, said = owner.import_()
    assert code == 0, said
    assert (owner.told()["episodes"], owner.told()["unindexed"]) == (40, 0)
