"""Whether every episode can be found by search, and what is said while some can't."""

from dataclasses import dataclass
from pathlib import Path

from app.search.port import Engine
from app.store import episodes
from app.store.database import Database


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
        self._last: tuple[object, Findable, object] = (None, Findable(), None)

    def now(self) -> Findable:
        """As things stand. To know it of a search one asks before and after, for an index may be
        damaged, or healed, meanwhile."""
        contents = self._engine.searched()
        path = self._database.path
        seen = (_stamp(path), _stamp(path.with_name(f"{path.name}-wal")), id(contents))
        last, found, _ = self._last
        if seen != last:
            # Asked after the files were looked at, so what is kept for them isn't older than they.
            with self._database.aside() as session:
                stored = episodes.stamps(session)
            missing = sum(contents.get(key) != stamp for key, stamp in stored.items())
            found = Findable(len(stored), missing, self._engine.flaw)
            # At once, as others do it too; with the contents, so that no other gets its number.
            self._last = seen, found, contents
        return found


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
