"""An imported archive to measure on."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.archive.engine import engine_of
from app.archive.ingest.importing import ImportReport, import_paths
from app.config import ROOT
from app.search.engine import WhooshEngine
from app.search.weights import WEIGHTS, Weights
from app.store import episodes, transcripts
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class Opened:
    """Database and index of an archive."""

    database: Database
    engine: WhooshEngine
    report: ImportReport | None
    weights: Weights = WEIGHTS

    def weighted(self, weights: Weights) -> "Opened":
        """The same archive, searched with other weights."""
        return replace(self, weights=weights)

    def passages(self, words_shown: int = 0) -> Iterator[tuple[int, str]]:
        """Every passage's number and text, with so many of the words around it, as many before as
        after it, that there are `words_shown` in all."""
        with self.database.read() as session:
            for row, words in transcripts.every_text(session, list(episodes.stamps(session))):
                for passage in transcripts.passages_of(session, row.id):
                    spare = max(0, words_shown - (passage.last - passage.first))
                    first = max(0, passage.first - spare // 2)
                    yield passage.id, " ".join(words[first : passage.last + spare - spare // 2])


@contextmanager
def imported(folder: Path, data: Path | None = None, meaning: bool = False) -> Iterator[Opened]:
    """Import `folder` (a file or a folder) into `data`, or into a folder that goes afterwards.

    A `data` folder that holds the archive already is brought up to date only.
    """
    with tempfile.TemporaryDirectory() as temporary:
        place = data or Path(temporary)
        database = Database(place / "vivavoce.sqlite", ROOT / "migrations")
        engine = engine_of(database, place / "index", meaning)
        root = folder if folder.is_dir() else folder.parent
        report = import_paths(database, engine, [folder], root)
        yield Opened(database, engine, report)
        database.close()
