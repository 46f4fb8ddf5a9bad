"""How far an import is, told to whoever looks: the site, the terminal."""

import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from app.store import facts
from app.store.database import Database

_FACT = "import"
_SILENT_AFTER = 120.0
"""Seconds without a word after which an import counts as broken off."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Files done of all that are to be read. `state` is `running`, `done` or `broken`."""

    state: str
    done: int
    total: int
    step: str = ""
    pid: int = 0
    at: float = 0.0

    @classmethod
    def from_fact(cls, fact: Mapping[str, Any]) -> Self:
        """Read back what `tell` stored; a running import that fell silent is broken."""
        found = cls(**fact)
        is_silent = time.time() - found.at > _SILENT_AFTER
        return (
            cls(**{**asdict(found), "state": "broken"}) if is_silent and found.is_running else found
        )

    @property
    def is_running(self) -> bool:
        """Whether files are still being read."""
        return self.state == "running"


def tell(database: Database, state: str, done: int, total: int, step: str = "") -> None:
    """Store how far the import is."""
    progress = Progress(state, done, total, step, pid=os.getpid(), at=time.time())
    with database.write() as session:
        facts.put(session, _FACT, asdict(progress))


def current(stored: Mapping[str, Any]) -> Progress | None:
    """The progress among the archive's facts; None before the first import."""
    fact = stored.get(_FACT)
    return Progress.from_fact(fact) if fact else None
