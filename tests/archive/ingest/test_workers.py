"""Processes that read files, with a format that hangs, eats memory, crashes."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from app.archive.ingest.folder import scan
from app.archive.ingest.workers import ReadingBounds, read_all
from app.archive.owner.owner_files import OwnerFiles
from app.config import ROOT
from app.transcripts import detect, formats

HOSTILE = """
import os, re, time
from app.transcripts.content import Text
from app.transcripts.format import Format, Level

def recognise(file):
    return Level.SIGNATURE if file.text.startswith("do: ") else Level.NO

def parse(file):
    what = file.text.split()[1]
    if what == "hang":
        while True:
            time.sleep(1)
    if what == "backtrack":  # within one call into C, which holds the interpreter's lock
        re.match("(a+)+$", "a" * 200 + "b")
    if what == "eat":
        eaten = []
        while True:
            eaten.append(bytearray(10_000_000))
    if what == "recur":
        parse(file)
    if what == "exit":
        os._exit(0)
    if what == "die":
        os.kill(os.getpid(), 9)
    if what == "once" and not os.path.exists(mark := file.text.split()[2]):
        open(mark, "w").close()
        os.kill(os.getpid(), 9)
    if what == "wait":
        time.sleep(float(file.text.split()[2]))
    raise LookupError("it")

FORMAT = Format("hostile", "Hostile", "harm", Text, recognise, parse)
"""
TALK = "**Anna Berg:** We rang the bell in the fog.\n\n**Ben Vik:** For two hours. {}\n"
QUICK = ReadingBounds(seconds=3, seconds_per_mb=0, memory=1_500_000_000)


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A folder, and a format in place that does what its files say."""
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "hostile.py").write_text(HOSTILE)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path / "formats")])
    folder = tmp_path / "archive"
    folder.mkdir()
    yield folder
    detect._offered.cache_clear()
    sys.modules.pop(f"{formats.__name__}.hostile", None)


def read(folder, workers=2, bounds=QUICK):
    found = scan(folder, folder).files
    return {one.found.name: one for one in read_all(found, OwnerFiles(), workers, bounds)}


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("hang", "3 s are over"),
        ("backtrack", "3 s are over"),
        ("eat", "too much memory"),
        ("exit", "ended the process"),
        ("die", "ended the process"),
        ("recur", "RecursionError"),
        ("raise", "LookupError: it"),
    ],
)
def test_only_the_file_fails(hostile, what, why):
    (hostile / "bad.txt").write_text(f"do: {what}")
    for number in range(6):
        (hostile / f"good-{number}.md").write_text(TALK.format(number))
    found = read(hostile)
    assert why in found.pop("bad.txt").reason
    assert len(found) == 6
    assert all(one.transcript for one in found.values())


@pytest.mark.parametrize("what", ["hang", "eat", "exit", "raise"])
def test_what_stands_beside_it_takes_no_file_with_it(hostile, what):
    (hostile / "talk.txt").write_text("we rang the bell in the fog " * 40)
    (hostile / "talk.en.txt").write_text(f"do: {what}")
    found = read(hostile)
    assert found["talk.txt"].transcript
    assert found["talk.en.txt"].is_failure


def test_a_file_whose_reader_was_killed_is_read_once_more(hostile, tmp_path):
    """Whoever killed it, as the kernel does where memory is short, meant no file."""
    (hostile / "talk.txt").write_text(f"do: once {tmp_path / 'mark'}")
    assert read(hostile)["talk.txt"].reason == "The parser failed: LookupError: it"


def test_all_files_bad(hostile):
    for number in range(5):
        (hostile / f"bad-{number}.txt").write_text("do: exit")
    assert all(one.is_failure for one in read(hostile).values())


def test_no_file_is_at_fault_where_the_machine_stood_still(hostile, monkeypatch):
    for seconds in (0.6, 1.0):
        (hostile / f"{seconds}.txt").write_text(f"do: wait {seconds}")
    clock = time.monotonic
    begun = clock()
    monkeypatch.setattr(time, "monotonic", lambda: clock() + 900 * (clock() > begun + 0.5))
    told = read(hostile, bounds=ReadingBounds(seconds=60, seconds_per_mb=0))
    assert len(told) == 2
    assert all("LookupError" in one.reason for one in told.values())


def children(pid: int) -> set[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("what", ["hang", "backtrack"])
def test_readers_end_with_a_parent_that_is_killed(hostile, what):
    for number in range(2):
        (hostile / f"bad-{number}.txt").write_text(f"do: {what}")
    script = f"""
        from pathlib import Path
        from app.archive.ingest.folder import scan
        from app.archive.ingest.workers import read_all
        from app.archive.owner.owner_files import OwnerFiles
        from app.transcripts import formats
        formats.__path__.append({str(hostile.parent / "formats")!r})
        folder = Path({str(hostile)!r})
        list(read_all(scan(folder, folder).files, OwnerFiles(), 2))
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT)
    while len(readers := children(parent.pid)) < 2:
        time.sleep(0.05)
        assert parent.poll() is None
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert gone(readers)


def gone(pids):
    """Whether the processes end; waited for, as ending takes a moment."""
    for _ in range(200):
        if not any(is_running(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_files_are_given_in_their_order_however_many_read_them(tmp_path):
    for number in range(9):
        length = 8_000 if number == 0 else 30
        (tmp_path / f"{number}.txt").write_text(
            f"**Ann:** the bell {number} " + "rings on " * length
        )
    found = scan(tmp_path, tmp_path).files
    for workers in (1, 3):
        read = [one.found.name for one in read_all(found, OwnerFiles(), workers)]
        assert read == [one.name for one in found]
