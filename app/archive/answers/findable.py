"""Whether every episode can be found by search, and what is said while some can't."""

from dataclasses import dataclass
from pathlib import Path

from app.search.port import Engine
from app.store import episodes
from app.store.database import Database, Session


@dataclass(frozen=True, slots=True)
class Findable:
    """How many episodes there are, and how many of them the index lacks or holds as they were;
    `flaw` says what is wrong with it."""

    episodes: int = 0
    missing: int = 0
    flaw: str = ""

    @property
    def sentence(self) -> str:
        """What readers are told; empty where everything can be found."""
        if not self.missing:
            return ""
        return (
            f"{self.missing:,} of {self.episodes:,} episodes can't be found by search at the"
            " moment: the search index is being brought up to date."
        )


class Lookout:
    """Tells how findable an archive's episodes are, as often as one likes: it looks only when
    database or index have changed."""

    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine
        self._seen: object = None
        self._found = Findable()

    def now(self, session: Session) -> Findable:
        """As things stand. To know it of a search one asks before and after, for an index may be
        damaged, or healed, meanwhile."""
        contents = self._engine.searched()
        path = self._database.path
        seen = (_stamp(path), _stamp(path.with_name(f"{path.name}-wal")), id(contents))
        if seen != self._seen:
            stored = episodes.stamps(session)
            missing = sum(contents.get(key) != stamp for key, stamp in stored.items())
            self._found = Findable(len(stored), missing, self._engine.flaw)
            self._seen = seen
            self._contents = contents  # kept, so that no other gets its number
        return self._found


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
