"""Whether readers can be answered, and what is still to come."""

from dataclasses import asdict, dataclass
from typing import Any

from app.archive.ingest import progress
from app.archive.ingest.indexing import out_of_step
from app.search.port import Engine
from app.store import episodes, facts
from app.store.database import Database, StoreError


@dataclass(frozen=True, slots=True)
class Readiness:
    """`index_lag` is how many episodes the index lacks, or holds as they were; `problem` says why
    readers can't be answered, where they can't; `meant` is of how many passages the meaning is
    known, and how many there are, 0 and 0 where search by meaning is off."""

    episodes: int = 0
    index_lag: int = 0
    index_flaw: str = ""
    importing: progress.Progress | None = None
    problem: str = ""
    meant: tuple[int, int] = (0, 0)

    @property
    def is_ready(self) -> bool:
        """Whether database and index answer; an index that an import is filling may lag."""
        is_running = self.importing is not None and self.importing.is_running
        return not self.problem and (self.index_lag == 0 or is_running)

    def told(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {
            "status": "ready" if self.is_ready else "not ready",
            "database": self.problem or "ok",
            "episodes": self.episodes,
            "index": {"lag": self.index_lag, "flaw": self.index_flaw},
            "meaning": {"known": self.meant[0], "passages": self.meant[1]},
            "import": asdict(self.importing) if self.importing else None,
        }


def readiness(database: Database, engine: Engine) -> Readiness:
    """Look at database, index and import; whatever is wrong with them is said."""
    try:
        with database.read() as session:
            count = episodes.count(session)
            importing = progress.current(database, facts.everything(session))
        stale, gone = out_of_step(database, engine)
        meant = engine.meant()
    except (StoreError, OSError, ValueError) as error:
        return Readiness(problem=str(error))
    return Readiness(count, len(stale) + len(gone), engine.flaw, importing, meant=meant)
