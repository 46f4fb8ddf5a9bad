"""Real files, a real database and a real index, in a temporary folder."""

import os
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog
import uvicorn
from fastapi.testclient import TestClient
from hypothesis import settings

from app.archive.answers.searching import Search, SearchAnswer, search
from app.archive.engine import engine_of
from app.archive.ingest.importing import ImportReport, import_paths
from app.archive.owner.source_files import ARCHIVE_FOLDER
from app.config import ROOT, Settings
from app.language.guessing import guess_language
from app.search.engine import WhooshEngine
from app.store import facts
from app.store.database import Database
from app.store.table_seals import resealed
from app.web.application import create
from app.web.patience import PatientProtocol

settings.register_profile("patient", deadline=None)  # machines may be busy with other things
settings.register_profile("few", deadline=None, max_examples=20)  # enough to see lines run
settings.load_profile("patient")
# The trace of a crash as the site logs it: with all that its frames hold it takes many seconds.
_told = structlog.dev.ConsoleRenderer(
    colors=False, exception_formatter=structlog.dev.plain_traceback
)
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], _told])

# Where the weights happen to be installed, no site of a test reads its passages with them.
os.environ.setdefault("VIVAVOCE_MEANING", "false")

SAMPLES = ROOT / "samples"
REAL = ROOT.parent / "shared" / "transcripts"
"""Real transcripts, where they are at hand. They are other people's, so the project has none."""
needs_real = pytest.mark.skipif(
    not REAL.is_dir(),
    reason="the real transcripts are not at hand: they are no part of the project",
)


@pytest.fixture(scope="session")
def knows_languages() -> None:
    """What guesses languages is loaded once here, and not again in every process of every import:
    these are forked."""
    assert guess_language(["Wir läuteten die Glocke im Nebel, und dann kam das Boot."]) == "de"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database with its tables and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "vivavoce.sqlite"
    Database(path, ROOT / "migrations").close()
    return path


@pytest.fixture
def database(tmp_path: Path, empty: Path) -> Iterator[Database]:
    path = tmp_path / "data" / "vivavoce.sqlite"
    path.parent.mkdir()
    shutil.copyfile(empty, path)
    with closing(sqlite3.connect(path)) as copied, copied:
        drawn = "json_quote(hex(randomblob(16)))"
        copied.execute(f"UPDATE fact SET value = {drawn} WHERE name = 'identity'")
    opened = Database(path, ROOT / "migrations")
    yield opened
    opened.close()


@pytest.fixture
def engine(tmp_path: Path, database: Database) -> WhooshEngine:
    return engine_of(database, tmp_path / "data" / "index")


class Archive:
    """An archive folder with its database and index."""

    def __init__(self, folder: Path, database: Database, engine: WhooshEngine) -> None:
        self.folder = folder
        self.database = database
        self.engine = engine

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def search(self, typed: str, **asked: Any) -> SearchAnswer:
        with self.database.read() as session:
            return search(session, self.engine, Search(typed, **asked))

    def run_import(self) -> ImportReport:
        return import_paths(self.database, self.engine, [self.folder], self.folder, workers=1)


@pytest.fixture
def archive(
    tmp_path: Path, database: Database, engine: WhooshEngine, knows_languages: None
) -> Archive:
    folder = tmp_path / "archive"
    folder.mkdir()
    return Archive(folder, database, engine)


@pytest.fixture(scope="module")
def archive_of(
    tmp_path_factory: pytest.TempPathFactory, knows_languages: None
) -> Iterator[Callable[[dict[str, str]], Archive]]:
    """Make an archive of files with these contents, for all tests of a module that only ask it."""
    opened = []

    def archive(files: dict[str, str]) -> Archive:
        folder = tmp_path_factory.mktemp("archive")
        opened.append(Database(folder / "data" / "vivavoce.sqlite", ROOT / "migrations"))
        (folder / "files").mkdir()
        engine = engine_of(opened[-1], folder / "data" / "index")
        made = Archive(folder / "files", opened[-1], engine)
        for name, content in files.items():
            made.write(name, content)
        made.run_import()
        return made

    yield archive
    for database in opened:
        database.close()


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[Callable[[Archive], Archive]]:
    """Copy an archive that was made for all tests of a module, for one that changes it."""
    opened = []

    def copy(made: Archive) -> Archive:
        here = tmp_path / "copied"
        shutil.copytree(made.folder.parent, here, ignore=shutil.ignore_patterns("*-shm"))
        opened.append(Database(here / "data" / "vivavoce.sqlite", ROOT / "migrations"))
        copied = Archive(
            here / made.folder.name, opened[-1], engine_of(opened[-1], here / "data" / "index")
        )
        with resealed(copied.database, is_whole=True), copied.database.write() as session:
            facts.put(session, ARCHIVE_FOLDER, str(copied.folder))
        return copied

    yield copy
    for database in opened:
        database.close()


@pytest.fixture
def site_of() -> Iterator[Callable[[Archive], TestClient]]:
    """Open the site over an archive."""
    opened = []

    def site(archive: Archive) -> TestClient:
        settings = Settings(
            archive=archive.folder, data=archive.database.path.parent, page_cache_mb=0
        )
        opened.append(create(settings))
        return TestClient(opened[-1], raise_server_exceptions=False)

    yield site
    for app in opened:
        app.state.site.database.close()


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """A site, served by uvicorn; gives its address."""
    app = create(settings)
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, http=PatientProtocol)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
    app.state.site.database.close()


@pytest.fixture(scope="session")
def samples_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the samples are imported."""
    data = tmp_path_factory.mktemp("samples")
    chosen = Settings(archive=SAMPLES, data=data)
    opened = Database(chosen.database_path, ROOT / "migrations")
    engine = engine_of(opened, chosen.index_path)
    report = import_paths(opened, engine, [SAMPLES], SAMPLES, 1)
    opened.close()
    assert report.imported == 3
    return data


@pytest.fixture(scope="session")
def client(samples_data: Path) -> Iterator[TestClient]:
    """The site over the samples."""
    app = create(Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened
    app.state.site.database.close()
