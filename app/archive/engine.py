"""The search engine over the index of an archive's database."""

from pathlib import Path

from app.archive.answers.scoping import StoredFacts
from app.search.engine import WhooshEngine
from app.search.meaning.sense import installed
from app.store.database import Database


def engine_of(database: Database, index: Path, meaning: bool = False) -> WhooshEngine:
    """The engine over the index in a folder, with search by meaning where that is wanted and the
    extra is there."""
    sense = installed(meaning, index.with_name("meaning"))
    return WhooshEngine(index, StoredFacts(database), sense, archive=database.identity)
