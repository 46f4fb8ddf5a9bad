"""What the index asks of whoever knows an archive's facts: it holds the store's numbers alone."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.search.query.scope import Scope


@dataclass(frozen=True, slots=True)
class Allowed:
    """The numbers of what a search may find. None means all, and an empty set nothing. Where there
    are `speakers`, one of them must say what is found."""

    episodes: frozenset[int] | None = None
    speakers: frozenset[int] | None = None
    passages: frozenset[int] | None = None


class Facts(Protocol):
    """The facts of an archive, by the store's numbers."""

    def allowed(self, scope: Scope) -> Allowed:
        """What a scope lets through."""

    def dates(self, episodes: Collection[int]) -> Mapping[int, datetime.date]:
        """The dates of episodes; those without one are left out."""
