"""Episodes are indexed in a process of its own while others are read, and while what follows from
them is worked out: who reads and stores would stand still meanwhile, and a processor with them.

Which episodes are indexed together is told by who stores them, so that the same archive gives the
same index. Whatever becomes of the process, `indexing.bring_up_to_date` indexes what is missing.
"""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from app.archive.ingest.indexing import index_these, out_of_step
from app.archive.ingest.workers import begin_beside
from app.errors import VivaVoceError
from app.search.port import Engine
from app.store.database import Database

_FEWEST_EPISODES = 8
"""What is less than so many is done sooner than another process begins."""


class IndexingBeside:
    """Lets a process index what the index lacks, until the end of the block. With fewer than two
    `workers`, or for few episodes, it is done here."""

    def __init__(self, database: Database, engine: Engine, workers: int) -> None:
        self._database, self._engine = database, engine
        self._is_alone = workers < 2
        self._process: BaseProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and self._process is not None:
            self._process.kill()  # the index is as it was before
        self.finish()

    @property
    def is_busy(self) -> bool:
        """Whether it is still under way."""
        return self._process is not None and self._process.is_alive()

    def begin(self, watch: Callable[[int, int], None] = lambda *_: None) -> None:
        """Index all that is stored and that the index lacks; what was begun before is waited for.
        `watch` is told of episodes done and of all. Raises IndexWriteError where it is done here.
        """
        self.finish()
        stale, gone = out_of_step(self._database, self._engine)
        if self._is_alone or len(stale) < _FEWEST_EPISODES:
            index_these(self._database, self._engine, stale, gone, watch)
            return
        told = (self._database, self._engine, stale, gone)
        process = get_context("fork").Process(target=_index, args=told, daemon=True)
        try:
            process.start()
        except OSError:  # memory is short
            index_these(self._database, self._engine, stale, gone, watch)
        else:
            self._process = process
            watch(0, len(stale))

    def finish(self) -> None:
        """Wait until what was begun is done, or has failed."""
        if self._process is not None:
            self._process.join()
            self._process = None


def _index(database: Database, engine: Engine, stale: list[int], gone: list[int]) -> None:
    begin_beside()
    database.forked()
    engine.forked()
    with suppress(VivaVoceError):  # as on a full disk, of which who indexes the rest tells
        index_these(database, engine, stale, gone)
