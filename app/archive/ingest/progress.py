"""How far an import is, or whatever else changes the archive, told to whoever looks: the site, the
terminal."""

import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from app.archive.lock import holder
from app.store import facts
from app.store.database import Database


class Step(StrEnum):
    """What is being done."""

    READING = "reading"
    INDEXING = "indexing"
    MENDING = "mending"
    DERIVING = "deriving"


@dataclass(frozen=True, slots=True)
class Progress:
    """Files done of all that are to be read (all of them, while what follows from the talks is
    worked out), or episodes of all that are to be indexed. `state` is `running`, `done` or
    `broken`; `step` says what is done."""

    state: str
    done: int
    total: int
    step: str = ""
    pid: int = 0
    at: float = 0.0

    @classmethod
    def from_fact(cls, fact: Mapping[str, Any]) -> Self:
        """Read back what `tell` stored."""
        return cls(**fact)

    @property
    def is_running(self) -> bool:
        """Whether it is still under way."""
        return self.state == "running"


def tell(database: Database, state: str, done: int, total: int, step: str = "") -> None:
    """Store how far it is."""
    progress = Progress(state, done, total, step, pid=os.getpid(), at=time.time())
    with database.write() as session:
        facts.put(session, facts.PROGRESS, asdict(progress))


def current(database: Database, stored: Mapping[str, Any]) -> Progress | None:
    """The progress among the archive's facts; None before the first import. What runs no more, and
    didn't say that it is done, broke off: that is known as soon as its process has ended."""
    try:
        found = Progress.from_fact(stored[facts.PROGRESS])
    except (KeyError, TypeError):  # none yet, or what nobody has told: that is no reason to fail
        return None
    is_dead = found.is_running and holder(database) is None
    return replace(found, state="broken") if is_dead else found
