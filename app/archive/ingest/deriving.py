"""What is told of talks is worked out in processes of its own where there is much of it. They read
the archive and never write: what they give is stored by whoever asked, in the order of asking, so
that an archive becomes the same however many work at it."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from app.archive.ingest.workers import begin_beside
from app.language.everyday import everyday
from app.store import episodes
from app.store.database import Database, Session

Task = TypeVar("Task")
Derived = TypeVar("Derived")

_FEWEST_TASKS = 8
"""What is less than so many is done sooner than another process begins."""
_AHEAD = 8
"""Tasks for each process that may be done before the one whose turn it is."""


class Deriving:
    """Lets processes work, as many as `workers`, from the first task that needs them to the end of
    the block. `begins` is called before the first task of each kind, until it gives True."""

    def __init__(
        self, database: Database, workers: int, begins: Callable[[], bool] = lambda: True
    ) -> None:
        self._database = database
        self._workers = workers
        self._begins = begins
        self._is_begun = False
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def each(
        self, work: Callable[[Session, Task], Derived], asked: Sequence[Task]
    ) -> Iterator[tuple[Task, Derived]]:
        """Each that is asked for with what `work`, a function of a module, makes of it in a session
        for reading."""
        if asked and not self._is_begun:
            self._is_begun = self._begins()
        if self._workers < 2 or len(asked) < _FEWEST_TASKS:
            yield from ((one, self._here(work, one)) for one in asked)
            return
        rest = iter(asked)
        waiting: deque[tuple[Task, Future[Derived] | None]] = deque()
        while True:
            for one in islice(rest, max(0, self._workers * _AHEAD - len(waiting))):
                waiting.append((one, self._submitted(work, one)))
            if not waiting:
                return
            one, future = waiting.popleft()
            try:
                found = future.result() if future else self._here(work, one)
            except BrokenProcessPool:
                self._workers = 1
                found = self._here(work, one)
            yield one, found

    def _submitted(
        self, work: Callable[[Session, Task], Derived], one: Task
    ) -> "Future[Derived] | None":
        """What will be made of a task; None where no process can do it, as when memory was short:
        then it is done here, as are all that follow."""
        if self._workers < 2:
            return None
        try:
            self._pool = self._pool or self._begun()
            return self._pool.submit(_beside, work, one)
        except (BrokenProcessPool, OSError):  # they have died, or none can be begun
            self._workers = 1
            return None

    def _here(self, work: Callable[[Session, Task], Derived], one: Task) -> Derived:
        with self._database.read() as session:
            return work(session, one)

    def _begun(self) -> ProcessPoolExecutor:
        with self._database.read() as session:
            for language in episodes.languages(session):
                everyday(language)  # forked, they know from the start what takes long to read
        return ProcessPoolExecutor(
            self._workers, get_context("fork"), initializer=_begin, initargs=(self._database,)
        )


_database: Database | None = None
"""What a process beside reads."""


def _begin(database: Database) -> None:
    global _database
    begin_beside()
    database.forked()
    _database = database


def _beside(work: Callable[[Session, Task], Derived], one: Task) -> Derived:
    assert _database is not None
    with _database.read() as session:
        return work(session, one)
