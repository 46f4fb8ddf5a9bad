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

    def __and__(self, other: "Allowed") -> "Allowed":
        """What both let through."""
        return Allowed(
            _both(self.episodes, other.episodes),
            _both(self.speakers, other.speakers),
            _both(self.passages, other.passages),
        )


def _both(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


class FactLookup(Protocol):
    """The facts of an archive, by the store's numbers."""

    def allowed(self, scope: Scope) -> Allowed:
        """What a scope lets through."""

    def in_raw_captions(self) -> frozenset[int]:
        """The episodes whose words nobody wrote: raw captions, as a machine heard them."""

    def topical(self, tokens: Collection[str]) -> Mapping[str, frozenset[int]]:
        """The episodes that speak of a topic with one of these tokens in its name or its
        words, by the token; tokens without any may be left out."""

    def dates(self, episodes: Collection[int]) -> Mapping[int, datetime.date]:
        """The dates of episodes; those without one are left out."""
