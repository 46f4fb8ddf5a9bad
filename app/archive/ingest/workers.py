"""Files are read in processes of their own: each within bounds of time and memory, so that one that
hangs, eats memory or crashes its parser takes nothing with it; and none outlives the import."""

import ctypes
import gc
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait

from threadpoolctl import threadpool_limits

from app.archive.files import LARGEST_FILE_BYTES
from app.archive.ingest.folder import FoundFile
from app.archive.ingest.reading import ReadFile, read_file
from app.archive.owner.owner_files import OwnerFiles


@dataclass(frozen=True, slots=True)
class ReadingBounds:
    """How long a file may be read, and with how much memory.

    A minute, and for each megabyte some hundred times what it takes (2 s on a core of 2020 for raw
    captions, which are the slowest); memory is that of the whole process, in bytes.
    """

    seconds: float = 60.0
    seconds_per_mb: float = 200.0
    memory: int = 2 * 1024**3

    def seconds_for(self, file: FoundFile) -> float:
        """Seconds for a file and what stands beside it."""
        size = 0
        for path in (file.path, *file.sidecars, *file.siblings):
            with suppress(OSError):
                size += path.stat().st_size
        return self.seconds + self.seconds_per_mb * min(size, LARGEST_FILE_BYTES) / 1e6


FILES_AHEAD = 32
"""Files that may have been read before one that takes long."""
_STEP_SECONDS = 1.0


def read_all(
    todo: Sequence[FoundFile], owner: OwnerFiles, workers: int, bounds: ReadingBounds | None = None
) -> Iterator[ReadFile]:
    """Read files in `workers` processes; gives them in the order of `todo`, so that the same
    archive is numbered alike however many read it. What is read before its turn waits.

    Whatever a file does, it is given: with its transcript or with the reason why there is none. One
    that goes beyond its bounds is read again without the other transcripts beside it.
    """
    bounds = bounds or ReadingBounds()
    upcoming = iter(enumerate(todo))
    early: dict[int, ReadFile] = {}
    running = [_ReadingProcess(owner, bounds) for _ in range(min(workers, len(todo)))]

    def keep_busy() -> None:
        for reader in running:
            if (
                reader.file is None
                and len(early) < FILES_AHEAD
                and (following := next(upcoming, None))
            ):
                reader.begin(*following)

    try:
        given = 0
        while given < len(todo):
            keep_busy()
            for reader in _done([reader for reader in running if reader.file]):
                read = reader.result()
                if read is not None:
                    early[reader.place] = read
            keep_busy()
            while given in early:
                yield early.pop(given)
                given += 1
    finally:
        for reader in running:
            reader.end()


class _ReadingProcess:
    """A process that reads one file after another; a new one where it had to be ended. One that was
    killed, as where the machine's memory was short, may be no fault of its file: that is read once
    more."""

    def __init__(self, owner: OwnerFiles, bounds: ReadingBounds) -> None:
        self.file: FoundFile | None = None
        self.place = 0
        self.seconds_left = 0.0
        self._problems: tuple[str, ...] = ()
        self._was_killed = False
        self._owner = owner
        self._bounds = bounds
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = Pipe()
        told = (theirs, self._owner, self._bounds.memory)
        self._process = Process(target=_serve, args=told, daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, place: int, file: FoundFile) -> None:
        """Let it read a file, which has this place among all; what becomes of it is asked for
        later."""
        self._problems, self._was_killed = (), False
        self.place = place
        self._send(file)

    def _send(self, file: FoundFile) -> None:
        self.file = file
        self.seconds_left = self._bounds.seconds_for(file)
        with suppress(OSError):  # it has just died, which is noticed by who asks
            self.pipe.send(file)

    def result(self) -> ReadFile | None:
        """What became of the file; None where it is read once more, without those beside it."""
        file, self.file = self.file, None
        assert file is not None
        try:
            if not self.pipe.poll():
                return self._give_up(file, f"{self._bounds.seconds_for(file):,.0f} s are over")
            read: ReadFile = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(_STEP_SECONDS)
            if self._process.exitcode == -signal.SIGKILL and not self._was_killed:
                self._was_killed = True
                self._anew(file)
                return None
            return self._give_up(file, "it ended the process that read it")
        return replace(read, problems=read.problems + self._problems)

    def _give_up(self, file: FoundFile, reason: str) -> ReadFile | None:
        if file.siblings:
            names = ", ".join(path.name for path in file.siblings)
            self._problems = (f"{names} beside it is left out: reading both, {reason}.",)
            self._anew(replace(file, siblings=()))
            return None
        self.end()
        self._start()
        return ReadFile(file, 0, "", b"", reason=f"It was given up: {reason}.", is_failure=True)

    def _anew(self, file: FoundFile) -> None:
        """Read a file in a new process."""
        self.end()
        self._start()
        self._send(file)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _done(busy: Sequence[_ReadingProcess]) -> list[_ReadingProcess]:
    """Those that have read their file, died, or are overdue; waits until there is one.

    It is counted how long they were waited for, a second at a time: where the whole machine stood
    still meanwhile, no file is at fault.
    """
    while True:
        started = time.monotonic()
        left = min(reader.seconds_left for reader in busy)
        ready = wait([reader.pipe for reader in busy], max(0.0, min(left, _STEP_SECONDS)))
        passed = min(time.monotonic() - started, 2 * _STEP_SECONDS)
        for reader in busy:
            reader.seconds_left -= passed
        if done := [one for one in busy if one.pipe in ready or one.seconds_left <= 0]:
            return done


def _serve(pipe: "Connection[ReadFile, FoundFile]", owner: OwnerFiles, memory: int) -> None:
    """What a process does: read the files that it is told, until it is told no more."""
    begin_beside()
    _limit(memory)
    # Each multiplies on one core: on all of them they would wait for each other.
    threadpool_limits(1)
    with suppress(EOFError, OSError):
        while True:
            file = pipe.recv()
            pipe.send(read_file(file, owner))


def _limit(memory: int) -> None:
    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, most))


def begin_beside() -> None:
    """What a process that an import forked does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_importer()
    gc.freeze()  # what was there before is never looked through again


def end_with_importer() -> None:
    """Whatever ends the process that imports ends this one too, which it began: by the kernel
    where it offers that (Linux), else by a thread that watches."""
    parent = parent_process()
    assert parent is not None
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
