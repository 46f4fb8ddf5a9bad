"""The search port: what an engine takes and gives.

A query is expanded over an engine's lexicon into a plan, the engine retrieves candidates for it,
and `ranking` refines these: only lexicon and retrieving differ from engine to engine.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from app.search.codes import Codes
from app.search.explanation import Explanation
from app.search.query.scope import Scope
from app.search.query.tree import Node, Query
from app.search.weights import Ranking

Order = Literal["relevance", "newest", "oldest"]


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
    """An episode as the index takes it. `revision` tells one version of it from another; `told`
    are names and keywords that its facts tell besides the title."""

    id: int
    revision: int
    title: str
    language: str
    passages: tuple[IndexedPassage, ...]
    told: str = ""


class Words(Protocol):
    """Words, folded, as they are looked up."""

    @property
    def passages(self) -> int:
        """In how many passages they stand."""

    def said(self, token: str) -> int:
        """In how many passages a token stands in any form, roughly; 0 where it is never said in
        this form."""

    def forms(self, stems: Iterable[str]) -> Sequence[str]:
        """The tokens that have one of these stems."""

    def prefixed(self, letters: str, most: int) -> Sequence[str]:
        """The commonest tokens that begin with `letters`."""

    def sounding(self, sound: str) -> Sequence[str]:
        """Tokens of just this sound (as `language.sounds.phonetic` writes it)."""

    def near(self, sound: str, alike: float, most: int, reach: int) -> Sequence[tuple[str, float]]:
        """Other sounds, at most `reach` letters longer or shorter, that agree with one this much
        at least (of 1), and how much they do, the nearest first."""

    def is_among(self, token: str, most_used: int) -> bool:
        """Whether a token is one of so many words that the archive's languages say most."""


class Lexicon(Protocol):
    """The words of an archive, and how they stand in its passages."""

    @property
    def words(self) -> Words:
        """Every word of the passages."""

    @property
    def garbled(self) -> Words:
        """Words that only machines wrote: they stand in raw captions alone, and no language has
        them. Names that were misheard are among these."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the archive's episodes."""

    def frequency(self, token: str) -> int:
        """In how many passages any form of a token stands, at the most."""

    def holds(self, *choices: Sequence[str]) -> NDArray[np.bool_]:
        """Which runs of one token of each of two or three choices stand in the archive, or seem
        to: an axis for each choice."""

    def beside(self, token: str, step: int) -> Mapping[str, int]:
        """The tokens that stand `step` after (before, where negative) a token, and how often."""


class MatchKind(StrEnum):
    """How something that stands in a passage answers a word of the query."""

    WORD = "word"
    PREFIX = "prefix"
    HEARD_AS = "heard_as"
    WRITTEN = "written"
    FORM = "form"
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
class QueryTerm:
    """A word of the query: its stems in the archive's languages, what may stand for it, its
    inverse document frequency, which is less for what tells little, and the forms of it that are
    said in the archive."""

    token: str
    stems: tuple[str, ...]
    variants: tuple[Variant, ...]
    idf: float
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as an engine is asked it: the term of every word and prefix in its tree (of a
    phrase's words too, as `Word`), how the ranking weighs, whether the scores are to be explained,
    and whether hits are to be counted by who says them."""

    query: Query
    terms: Mapping[Node, QueryTerm]
    weights: Ranking
    is_explained: bool = False
    is_counted: bool = False


_NONE = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer a query, by the store's numbers, and its score so far.

    `tokens` are the codes of its words and of some of the next passage's in the same episode;
    `own` of them are its own. Candidates that are not to be looked at word by word have none.
    `covered` is the share of the query's idf that it holds. `meaning` is how near the sense of its
    words is to the query's (-1 to 1), `around` that of the passages before and after it, 0 where
    these didn't count. `has_slips` tells that a phrase of the query stands there only with fillers,
    words said twice or false starts in between: such passages come after all others. `explanation`
    tells what the score is made of, where the plan asks for that.
    """

    passage_id: int
    episode_id: int
    score: float
    covered: float = 0.0
    meaning: float = 0.0
    around: float = 0.0
    tokens: Codes = field(default_factory=lambda: _NONE, compare=False)
    own: int = 0
    has_slips: bool = False
    explanation: Explanation | None = None


Counts = Mapping[Literal["episode", "speaker"], Mapping[int, int]]
"""How many hits there are, by the store's number of what holds them: of an episode, and what there
would be of a speaker, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What an engine found: candidates, the best first, how many hits there are in all and by what
    holds them, and whether some candidate holds the whole query word by word. `dates` are those of
    the candidates' episodes, where the order asks for them; some have none."""

    candidates: Sequence[Candidate] = ()
    total: int = 0
    counts: Counts = field(default_factory=lambda: {"episode": {}, "speaker": {}})
    is_quoted: bool = False
    dates: Mapping[int, datetime.date] = field(default_factory=dict)


class Engine(Protocol):
    """A full-text index over passages. It can be thrown away and rebuilt at any time. Many may ask
    it at once."""

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them."""

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""

    def settle(self) -> None:
        """Spend what time it takes to make searches quick, as nothing more is coming soon."""

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""

    def digests(self) -> Mapping[int, int]:
        """All that the index holds of each episode, as a number: the same for the same episode,
        however it came into the index. It reads the whole index."""

    def searched(self) -> Mapping[int, int]:
        """The revision of each episode that a search finds at the moment."""

    @property
    def flaw(self) -> str:
        """What is wrong with the index, as it was last read: a sentence, empty for nothing."""

    def lexicon(self) -> Lexicon:
        """What is said in the passages."""

    def unsaid(self, tokens: Iterable[str]) -> int:
        """How many of these tokens nobody says, as far as is known without reading anything."""

    def retrieve(
        self, plan: Plan, scope: Scope, order: Order, limit: int, grouped: bool = False
    ) -> Retrieved:
        """The first passages of all for a plan in the order asked for; where `grouped`, with the
        best of each of so many episodes among them. By relevance they come by their score, with
        some more that looking closer may lift; for an order by date the engine gives the dates
        too."""

    def meant(self) -> tuple[int, int]:
        """Of how many passages the meaning is known, and how many there are; 0 and 0 where search
        by meaning is off."""

    def with_run(self, tokens: Sequence[str], limit: int) -> list[int]:
        """Passages in which the tokens begin to stand in a row, as they are."""

    def warm(self) -> None:
        """Read what most searches need before somebody asks."""

    def forked(self) -> None:
        """Begin anew in a process that was forked: what is open belongs to the one that it came
        from."""
