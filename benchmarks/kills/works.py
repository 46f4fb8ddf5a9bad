"""What is killed, and the archives that it begins with."""

import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from app.archive.copies import back_up, restore_copy
from app.archive.engine import engine_of
from app.archive.ingest import indexing, progress, sensing
from app.archive.ingest.importing import import_paths, prune
from app.config import ROOT, Settings
from app.search.meaning.model import Sentences, Vectors
from app.search.meaning.network import WIDTH
from app.search.meaning.vector_file import VectorFile
from app.search.port import Engine
from app.store import facts
from app.store.database import Database
from benchmarks.kills.talks import change_talks, write_talks

MIGRATIONS = ROOT / "migrations"
FIRST_VERSION = ROOT / "tests" / "store" / "version_0001.sql"


@dataclass(frozen=True)
class Place:
    """Where an archive lies while it is worked on."""

    folder: Path
    data: Path

    @property
    def path(self) -> Path:
        """The database."""
        return self.data / "vivavoce.sqlite"

    @property
    def copy(self) -> Path:
        """Where a copy goes, and comes from."""
        return self.data / "copy.sqlite"

    @property
    def meaning(self) -> Path:
        """The folder of what passages mean."""
        return self.data / "meaning"

    @contextmanager
    def opened(self) -> Iterator[tuple[Database, Engine]]:
        """Database and index."""
        database = Database(self.path, MIGRATIONS)
        try:
            yield database, engine_of(database, self.data / "index")
        finally:
            database.close()


def do_import(place: Place) -> None:
    """Import the folder."""
    with place.opened() as (database, engine):
        import_paths(database, engine, [place.folder], place.folder, workers=2)


def do_reindex(place: Place) -> None:
    """Throw the index away and make it anew."""
    with place.opened() as (database, engine):
        indexing.rebuild(database, engine, lambda *_: None)


def do_prune(place: Place) -> None:
    """Drop episodes whose files are gone."""
    with place.opened() as (database, engine):
        prune(database, engine)


def do_open(place: Place) -> None:
    """Open the database, which brings its tables up to date."""
    with place.opened():
        pass


def do_backup(place: Place) -> None:
    """Copy the database."""
    back_up(place.path, place.copy, overwrite=True)


def do_restore(place: Place) -> None:
    """Take a copy back, and bring the index up to date."""
    restore_copy(place.copy, place.path, MIGRATIONS, overwrite=True)
    with place.opened() as (database, engine):
        indexing.mend(database, engine, lambda *_: None)


class _Hashed(Sentences):
    """Stands for the network, whose weights few have: a text is always the same vector."""

    is_made = True

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, `(texts, WIDTH)`."""
        bytes_of = [sha256(text.encode()).digest() * (WIDTH // 32) for text in texts]
        rows = np.frombuffer(b"".join(bytes_of), dtype=np.int8).reshape(-1, WIDTH)
        vectors: Vectors = rows.astype(np.float32)
        return vectors


def do_sense(place: Place) -> None:
    """Work out what passages mean, and store it a few at a time."""
    sensing.BATCH_PASSAGES = 15
    with place.opened() as (database, _):
        vectors = VectorFile(place.meaning)
        sensing.bring_up_to_date(database, _Hashed(place.meaning), vectors, lambda *_: None)


def do_serve(place: Place) -> None:
    """Serve the site, which imports beside it and watches the folder, until all is imported."""
    from app.web.server import run

    with (place.data / "log").open("a") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    signal.signal(signal.SIGTERM, lambda *_: None)  # which the server raises again at its end
    threading.Thread(target=_stop_when_done, args=(place, time.time()), daemon=True).start()
    run(Settings(archive=place.folder, data=place.data, port=0, meaning=False))


def _stop_when_done(place: Place, started: float) -> None:
    with place.opened() as (database, engine):
        while True:
            time.sleep(0.1)
            with database.read() as session:
                told = progress.current(database, facts.everything(session))
            is_done = told is not None and told.state == "done" and told.at > started
            if is_done and not any(indexing.out_of_step(database, engine)):
                os.kill(os.getpid(), signal.SIGTERM)
                return


@dataclass(frozen=True)
class Work:
    """What is killed: `data` is the folder of data that it begins with, None for none."""

    name: str
    share: int
    folder: Path
    data: Path | None
    act: Callable[[Place], None]
    links: frozenset[str] = frozenset()
    """Addresses of passages that are to be known afterwards."""


def links(place: Place) -> frozenset[str]:
    """All addresses of passages, those of earlier versions too."""
    with closing(sqlite3.connect(place.path)) as opened:
        rows = opened.execute("SELECT key FROM passage UNION SELECT key FROM link").fetchall()
    return frozenset(key for (key,) in rows)


def works(base: Path, count: int) -> list[Work]:
    """What is to be killed, with the archives that it begins with."""
    old, new = base / "old", base / "new"
    write_talks(old, count)
    shutil.copytree(old, new)
    change_talks(new, count)
    before, behind, first = base / "before", base / "behind", base / "first"
    do_import(Place(old, before))
    do_backup(Place(old, before))
    shutil.copytree(before, behind)
    do_import(Place(new, behind))
    first.mkdir()
    with closing(sqlite3.connect(Place(old, first).path)) as opened:
        opened.executescript(FIRST_VERSION.read_text("utf-8"))
    sensed = base / "sensed"
    shutil.copytree(before, sensed)
    do_sense(Place(old, sensed))
    do_import(Place(new, sensed))
    earlier = links(Place(old, before))
    return [
        Work("import", 5, old, None, do_import),
        Work("import of changes", 6, new, before, do_import, earlier),
        Work("serve", 4, new, before, do_serve, earlier),
        Work("meaning", 4, new, sensed, do_sense, earlier),
        Work("reindex", 3, new, behind, do_reindex, earlier),
        Work("prune", 3, new, behind, do_prune, earlier),
        Work("first tables", 1, old, None, do_open),
        Work("migration", 2, old, first, do_open),
        Work("backup", 2, new, behind, do_backup, earlier),
        Work("restore", 3, old, behind, do_restore, earlier),
    ]


def begin(work: Work, base: Path) -> Place:
    """The archive that a work begins with."""
    data = base / "data"
    shutil.rmtree(data, ignore_errors=True)
    if work.data is None:
        data.mkdir()
    else:
        shutil.copytree(work.data, data)
    return Place(work.folder, data)
