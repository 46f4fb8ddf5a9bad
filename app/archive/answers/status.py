"""How the archive stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive.ingest.indexing import out_of_step
from app.search.port import Engine
from app.store import episodes, sources
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """What is held; `files` names those that gave no episode, by state, with the reason."""

    episodes: int
    words: int
    hours: float
    unindexed: int
    files: Mapping[str, Sequence[tuple[str, str]]]


def status(database: Database, engine: Engine) -> ArchiveStatus:
    """Look at store and index."""
    stale, gone = out_of_step(database, engine)
    with database.read() as session:
        return ArchiveStatus(
            episodes=episodes.count(session),
            words=episodes.words(session),
            hours=episodes.hours(session),
            unindexed=len(stale) + len(gone),
            files={
                state: [(row.path, row.reason) for row in sources.in_state(session, state)]
                for state in ("left_aside", "failed", "missing")
            },
        )
