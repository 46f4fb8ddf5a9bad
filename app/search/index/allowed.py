"""What a scope comes to in an archive: the store's numbers of what may be found."""

from collections.abc import Callable
from dataclasses import dataclass

from app.search.query.scope import Scope


@dataclass(frozen=True, slots=True)
class Allowed:
    """The numbers of what a search may find. None means all, and an empty set nothing. Where there
    are `speakers`, one of them must say what is found."""

    episodes: frozenset[int] | None = None
    speakers: frozenset[int] | None = None
    passages: frozenset[int] | None = None


Resolve = Callable[[Scope], Allowed]
"""Who knows the archive's facts: the index holds numbers alone, so it asks."""
