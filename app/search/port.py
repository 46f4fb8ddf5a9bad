"""The search port: what an engine takes and gives. Pages know only this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from app.search.query.scope import Scope
from app.search.query.tree import Query


@dataclass(frozen=True, slots=True)
class IndexedTurn:
    """From word `first` of a passage on somebody speaks, by their number in the store and their
    name; nobody is named where these are missing."""

    first: int
    speaker_id: int | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as the index takes it: its number in the store, its words, who says them."""

    id: int
    words: tuple[str, ...]
    turns: tuple[IndexedTurn, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedEpisode:
    """An episode as the index takes it. `revision` tells one version of it from another."""

    id: int
    revision: int
    title: str
    language: str
    passages: tuple[IndexedPassage, ...]


HeardAs = Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
"""Names, as runs of tokens, and the runs of tokens that captions write for them."""


_NOBODY: HeardAs = MappingProxyType({})


class MatchKind(StrEnum):
    """How something that stands in a passage answers a word of the query."""

    WORD = "word"
    PREFIX = "prefix"
    HEARD_AS = "heard_as"
    WRITTEN = "written"
    SOUNDS_LIKE = "sounds_like"


@dataclass(frozen=True, slots=True)
class Variant:
    """A run of tokens that may stand for a word of the query; `weight` is 1 for the word itself.

    `source` is what was typed where that is more than the one word, as in `auto regressive`.
    Where `as_is`, a single token counts itself alone, else in all its forms.
    """

    kind: MatchKind
    tokens: tuple[str, ...]
    weight: float
    source: str = ""
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query: its stems in the archive's languages, what may stand for it, and its
    inverse document frequency, which is less for what tells little."""

    token: str
    stems: tuple[str, ...]
    variants: tuple[Variant, ...]
    idf: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, by its number in the store. `meaning` is how near the sense of
    its words is to the query's (-1 to 1), 0 where that didn't count."""

    passage_id: int
    episode_id: int
    score: float
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits in order, how many there are in all, and the terms that counted.
    `episodes` are all episodes that hold a hit, with how many they hold."""

    total: int
    hits: tuple[Hit, ...]
    terms: tuple[Term, ...] = ()
    episodes: Mapping[int, int] = field(default_factory=dict)
    speakers: Mapping[int, int] = field(default_factory=dict)


class Vocabulary(Protocol):
    """The words of an archive, folded."""

    counts: Mapping[str, int]

    def prefixed(self, letters: str, most: int = 50) -> list[str]:
        """The commonest words that begin with `letters`."""

    def nearest(self, token: str) -> str | None:
        """The word that was probably meant by one that nobody said."""


class Engine(Protocol):
    """A full-text index over passages. It can be thrown away and rebuilt at any time."""

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them."""

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""

    def search(self, query: Query, scope: Scope, limit: int, heard_as: HeardAs = _NOBODY) -> Found:
        """The best passages for a query; no error whatever was typed."""

    def alike(self, token: str) -> Sequence[Variant]:
        """What captions may have written for a word, the likeliest first."""

    def standing(self, tokens: Sequence[str], limit: int) -> list[int]:
        """Passages in which the tokens begin to stand in a row, as they are."""

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""

    @property
    def flaw(self) -> str:
        """What is wrong with the index, as it was last read: a sentence, empty for nothing."""

    def vocabulary(self) -> Vocabulary:
        """Every word of the passages."""

    def warm(self) -> None:
        """Read what most searches need before somebody asks."""
