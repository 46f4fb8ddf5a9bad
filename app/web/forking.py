"""Web processes that come off the first one, and share with it what was loaded before.

Each would otherwise hold the program's 120 MB by itself. Where a process can't be forked safely, as
on macOS, each starts from nothing.
"""

import ctypes
import gc
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from multiprocessing.connection import wait
from socket import SO_REUSEADDR, SO_REUSEPORT, SOCK_STREAM, SOL_SOCKET, socket

import uvicorn
import uvicorn._subprocess
from uvicorn.supervisors import multiprocess

IS_FORKED = sys.platform == "linux"
"""Whether web processes are forked off the first one, and so share memory with it."""
_ARENAS, _TRIMMED, _MAPPED = -8, -1, -3
"""glibc's names for how many heaps a process has, beyond how many free bytes at the end of one they
are given back, and from how many bytes on memory is mapped by itself, which is given back at once.
Left alone, each thread has a heap, and the last two grow with what was asked for."""
_NEW_OBJECTS = 5_000
"""Objects that come before what nobody uses any more is looked for; Python's own is 700."""
_LOOK_EVERY_SECONDS = 1.0
_LONGEST_END_SECONDS = 9.0
"""Seconds in which all processes have ended; uvicorn gives requests six of them."""


class WebProcess(multiprocess.Process):
    """A web process that is asked whether it is well. One that ends while it is asked is known to
    have ended at once: uvicorn waits all the time for its answer, for the pipe by which that would
    come is open in other processes too."""

    def _healthcheck(self, timeout: float) -> bool | None:
        with suppress(OSError, EOFError):
            self.parent_conn.send(b"ping")
            if self.parent_conn in wait([self.parent_conn, self.process.sentinel], timeout):
                started: bool = self.parent_conn.recv()
                return started
        return None


class Processes(multiprocess.Multiprocess):
    """Web processes, one for each socket. `at_rest` is held while one is forked: nothing else may
    be at work in this process then, for a lock that it held would stay locked in the new one.
    `stops` is called before they are stopped. A hang-up starts them anew, one after the other, but
    where `is_in_terminal`: then it is that which was closed."""

    def __init__(
        self,
        config: uvicorn.Config,
        sockets: list[socket],
        at_rest: AbstractContextManager[object],
        stops: Callable[[], None],
        is_in_terminal: bool,
    ) -> None:
        super().__init__(config, sockets=sockets)
        self._own = sockets
        self._is_in_terminal = is_in_terminal
        self._due = math.inf
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self._note_end)
        self._at_rest = at_rest
        self._stops = stops
        multiprocess.Process = WebProcess  # type: ignore[misc]  # that it starts in others' places
        if IS_FORKED:
            uvicorn._subprocess.spawn = multiprocessing.get_context("fork")  # type: ignore[assignment]

    def _note_end(self, number: int, _frame: object) -> None:
        """Note that all are to end, and by when: it may be seconds until that is seen to."""
        self._due = min(self._due, time.monotonic() + _LONGEST_END_SECONDS)
        self.signal_queue.append(number)

    def handle_hup(self) -> None:
        """Start all anew, or end with the terminal."""
        if self._is_in_terminal:
            self.should_exit.set()
        else:
            super().handle_hup()

    def init_processes(self) -> None:
        """Start all."""
        with self._at_rest:
            for opened in self._own:
                one = WebProcess(self.config, [opened])
                one.start()
                self.processes.append(one)

    def keep_subprocess_alive(self) -> None:
        """Start those anew that have ended."""
        with self._at_rest:
            self._one_by_one(super().keep_subprocess_alive)

    def restart_all(self) -> None:
        """Start all anew, one after the other."""
        with self._at_rest:
            self._one_by_one(super().restart_all)

    def _one_by_one(self, act: Callable[[], None]) -> None:
        """Do what starts a process in another's place to each, with the socket of that one."""
        processes = self.processes
        for number, opened in enumerate(self._own):
            self.processes, self.sockets = [processes[number]], [opened]
            act()
            processes[number] = self.processes[0]
        self.processes, self.sockets = processes, self._own

    def handle_ttin(self) -> None:
        """One more would have no socket of its own: what `web_workers` says stands."""

    handle_ttou = handle_ttin

    def terminate_all(self) -> None:
        """Stop all."""
        self._stops()
        super().terminate_all()

    def join_all(self) -> None:
        """Wait until all have ended. One that has just begun doesn't hear the signal yet, as it has
        this process's way with signals until it has its own: so it is told again, and ended in any
        case when the time is over in which what is under way is answered."""
        due = min(self._due, time.monotonic() + _LONGEST_END_SECONDS)
        for one in self.processes:
            while one.process.is_alive():
                one.process.terminate()
                one.process.join(_LOOK_EVERY_SECONDS)
                if time.monotonic() > due:
                    one.process.kill()


def one_each(opened: socket, count: int) -> list[socket]:
    """Sockets at the address of one that is bound, and is closed: Linux shares out between them who
    comes, by their addresses. Of one socket the process that is quickest to ask takes nearly all,
    39 to 50 of 50 readers, whose connections stay with it. Elsewhere all have that one."""
    if not IS_FORKED:
        return [opened] * count
    address = opened.getsockname()
    opened.close()
    found = []
    for _ in range(count):
        one = socket(opened.family, SOCK_STREAM)
        one.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        one.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        one.bind(address)
        found.append(one)
    return found


def few_arenas() -> None:
    """Have threads share their memory, here and in the processes that this one starts."""
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    with suppress(AttributeError, OSError):  # another C library
        library = ctypes.CDLL(None)
        for name, value in ((_ARENAS, 2), (_TRIMMED, 256 * 1024), (_MAPPED, 256 * 1024)):
            library.mallopt(name, value)


def freeze_objects() -> None:
    """What is loaded now stays: it isn't looked at again for what nobody uses any more, which would
    make copies of its memory, and take time of each page. What pages leave behind is looked for
    after so many objects that this happens for one page in three, and not five times for each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 10, 10)


def end_with(parent: int) -> None:
    """End this process when its parent has ended, however that was: else it would go on answering
    at an address that the next start needs."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
