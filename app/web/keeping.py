"""What changes the archive beside the site, in processes of their own: the import at its start and
whenever the folder changes, and the mending of an index that was damaged. None of them outlives the
site."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import structlog

from app.archive.engine import engine_of
from app.archive.ingest import progress
from app.archive.ingest.indexing import out_of_step
from app.archive.lock import holder
from app.command import command, surroundings
from app.config import ROOT, Settings
from app.errors import VivaVoceError
from app.search.port import Engine
from app.store import facts
from app.store.database import Database

_EVERY_SECONDS = 2.0
"""Seconds between looks at the index."""
_EVERY_WHILE_BUSY_SECONDS = 0.2
"""Seconds between looks whether what is under way has ended: what it brought is seen then."""
_LONGEST_PAUSE_SECONDS = 600.0
"""Seconds; after each mending that brought nothing the next one is put off twice as long."""
_AGAIN_SECONDS = 60.0
"""Seconds after which an import or a pass by meaning that ended before its time begins again."""
_PATIENCE_SECONDS = 1.0
"""Seconds for a process to end by itself. Whatever ends it, nothing is lost."""
_log = structlog.get_logger()


class Keeper:
    """Imports (where it is to), now and whenever the folder changes; looks whether the index holds
    what the database does, and mends it."""

    def __init__(self, settings: Settings, imports: bool = True) -> None:
        self._settings = settings
        self._imports = imports and settings.archive is not None
        self._importing: subprocess.Popen[bytes] | None = None
        self._import_after = 0.0
        self._mending: subprocess.Popen[bytes] | None = None
        self._sensing: subprocess.Popen[bytes] | None = None
        self._sensing_after = 0.0
        self._stopped = threading.Event()
        self._starting = threading.Lock()
        self.at_rest = threading.Lock()
        """Who holds it is sure that no look at the archive is under way."""
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._pause = _EVERY_SECONDS
        self._not_before = 0.0
        self.on_other: Callable[[], None] = lambda: None
        """Called when another database lies where the site's was."""
        self.is_other = False

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look after the archive until the end of the block."""
        self.start()
        try:
            yield
        finally:
            self.stop()

    def start(self) -> None:
        """Begin with the import, where there is an archive folder."""
        self._import()
        self._thread.start()

    def _import(self) -> None:
        """Begin to import, where there is an archive folder."""
        if self._imports:
            how = ("watch",) if self._settings.watch else ("import", "--wait")
            self._importing = self._run(*how, str(self._settings.archive))
            self._import_after = time.monotonic() + _AGAIN_SECONDS

    def stop(self) -> None:
        """End what is under way, and begin nothing more."""
        self._stopped.set()
        with self._starting:
            processes = (self._importing, self._mending, self._sensing)
        for process in processes:
            if process is not None:
                _end(process)

    def join(self) -> None:
        """Wait until the archive is looked at no more."""
        self._thread.join(_PATIENCE_SECONDS)

    def _run(self, *arguments: str) -> subprocess.Popen[bytes] | None:
        """Start a command in a process of its own; None where everything is at an end."""
        around = surroundings()
        if self._settings.archive is not None:  # whose vivavoce.toml holds for all of them
            around["VIVAVOCE_ARCHIVE"] = str(self._settings.archive)
        with self._starting:
            if self._stopped.is_set():
                return None
            # Its standard input ends when this process does, however that is.
            return subprocess.Popen(  # noqa: S603
                command(*arguments, "--beside", "--data", str(self._settings.data)),
                stdin=subprocess.PIPE,
                env=around,
            )

    def _keep(self) -> None:
        with self.at_rest:
            database = Database(self._settings.database_path, ROOT / "migrations")
            engine = engine_of(database, self._settings.index_path, self._settings.is_by_meaning)
        while not self._stopped.wait(
            _EVERY_WHILE_BUSY_SECONDS if _runs(self._mending) else _EVERY_SECONDS
        ):
            try:
                with self.at_rest:
                    self._look(database, engine)
            except Exception as error:  # whatever it is, it may be over the next time
                trace = None if isinstance(error, VivaVoceError) else error
                _log.error("the archive can't be looked after", problem=str(error), exc_info=trace)
                self._stopped.wait(_AGAIN_SECONDS)
        with self.at_rest:
            database.close()

    def _look(self, database: Database, engine: Engine) -> None:
        if self.is_other or _runs(self._mending) or holder(database) is not None:
            return
        if database.is_another():
            _log.warning("another database, or another log of it, lies there; starting anew")
            self.is_other = True
            self.on_other()
            return
        self._note_broken(database)
        ended = self._settings.watch and not _runs(self._importing)
        if ended and time.monotonic() >= self._import_after:
            self._import()
        stale, gone = out_of_step(database, engine)
        if not (stale or gone or engine.flaw):
            self._pause = _EVERY_SECONDS
            self._sense(engine)
            return
        if time.monotonic() < self._not_before:
            return
        _log.warning(
            "mending the search index", problem=engine.flaw, episodes=len(stale) + len(gone)
        )
        self._not_before = time.monotonic() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE_SECONDS)
        self._mending = self._run("reindex", "--missing")

    def _sense(self, engine: Engine) -> None:
        """Work out what passages mean, where that is missing of some and nobody does so."""
        if _runs(self._sensing):
            return
        known, every = engine.meant()
        if known < every and time.monotonic() >= self._sensing_after:
            self._sensing_after = time.monotonic() + _AGAIN_SECONDS
            self._sensing = self._run("meaning")
            if self._sensing:
                come_last(self._sensing.pid)

    def _note_broken(self, database: Database) -> None:
        """Store that what was under way broke off, so that pages that were made before say so."""
        with database.read() as session:
            stored = facts.everything(session)
        found = progress.current(database, stored)
        if found and found.state == "broken" and stored["import"]["state"] == "running":
            progress.tell(database, "broken", found.done, found.total, found.step)


def _runs(process: subprocess.Popen[bytes] | None) -> bool:
    return process is not None and process.poll() is None


def come_last(number: int) -> None:
    """Have a process work only while nobody else does, where the system knows of such; readers and
    imports come first. It is told before it begins: to load the program takes a second alone."""
    with suppress(ProcessLookupError):  # it has ended already
        os.setpriority(os.PRIO_PROCESS, number, 19)
        if sys.platform == "linux":
            os.sched_setscheduler(number, os.SCHED_IDLE, os.sched_param(0))


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
