"""The search port: what an engine takes and gives. Pages know only this."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.search.query import Query


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as the index takes it: its number in the store, its words, who speaks."""

    id: int
    words: tuple[str, ...]
    speaker_id: int | None
    speaker: str


@dataclass(frozen=True, slots=True)
class IndexedEpisode:
    """An episode as the index takes it. `revision` tells one version of it from another."""

    id: int
    revision: int
    title: str
    language: str
    passages: tuple[IndexedPassage, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages a search may find; None means all."""

    episodes: frozenset[int] | None = None
    speakers: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, by its number in the store."""

    passage_id: int
    episode_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits in order, how many there are in all, and the runs of stems that counted for
    words of the query which they are not."""

    total: int
    hits: tuple[Hit, ...]
    heard_as: tuple[tuple[str, ...], ...] = ()


class Engine(Protocol):
    """A full-text index over passages. It can be thrown away and rebuilt at any time."""

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them."""

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""

    def search(self, query: Query, scope: Scope, limit: int, offset: int = 0) -> Found:
        """The best passages for a query; no error whatever was typed."""

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""

    def vocabulary(self) -> Iterator[tuple[str, int]]:
        """Every stem of the passages and in how many passages it stands."""
