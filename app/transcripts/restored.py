"""Punctuation, which nobody says: what it is, and what was guessed of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.language.sentences import ends_sentence


class Stop(IntEnum):
    """What ends or parts sentences after a word."""

    NONE = 0
    COMMA = 1
    FULL_STOP = 2
    QUESTION = 3


_STOPS = tuple(Stop)
ENDS = (Stop.FULL_STOP, Stop.QUESTION)
"""Those that end a sentence."""

STOP, CAPITAL, TURN = 0b11, 0b100, 0b1000


@dataclass(frozen=True, slots=True)
class HeardName:
    """The words `[first, last)` were heard for `name`; `sure` is how much of its sound they have,
    of 1."""

    first: int
    last: int
    name: str
    sure: float


@dataclass(frozen=True, slots=True)
class Voice:
    """The words `[first, last)` are probably said by `speaker`; `sure` is how probably, of 1."""

    first: int
    last: int
    speaker: str
    sure: float


@dataclass(frozen=True, slots=True)
class Restored:
    """What was guessed for each word, and the model that guessed. A byte of `guesses` holds the
    stop after the word (2 bits), whether it has a capital, whether a turn ends with it, and how
    sure the stop is (of 15); one of `sureness` how sure the capital and (upper 4 bits), after a
    sentence, the end of a turn are. `names` are where a name of the episode's own was misheard,
    `voices` who probably speaks where nobody is named, both in order."""

    model: str
    guesses: bytes
    sureness: bytes
    names: tuple[HeardName, ...] = ()
    voices: tuple[Voice, ...] = ()

    def stop(self, word: int) -> Stop:
        """The stop after a word."""
        return _STOPS[self.guesses[word] & STOP]

    def has_capital(self, word: int) -> bool:
        """Whether a word is written with a capital."""
        return bool(self.guesses[word] & CAPITAL)

    def ends_turn(self, word: int) -> bool:
        """Whether somebody else speaks after a word."""
        return bool(self.guesses[word] & TURN)

    def confidence(self, word: int) -> float:
        """How sure the stop after a word is, 0 to 1."""
        return (self.guesses[word] >> 4) / 15

    def capital_confidence(self, word: int) -> float:
        """How sure the capital of a word is, 0 to 1; 0 where it has none."""
        return (self.sureness[word] & 15) / 15

    def turn_confidence(self, word: int) -> float:
        """How sure it is that somebody else speaks after a word, 0 to 1; 0 within a sentence."""
        return (self.sureness[word] >> 4) / 15

    def asks(self, word: int) -> bool:
        """Whether a question ends with a word."""
        return self.stop(word) is Stop.QUESTION

    def ends_sentence(self, word: int) -> bool:
        """Whether a sentence ends with a word."""
        return self.guesses[word] & STOP in ENDS


def sentence_ends(
    words: Sequence[str], restored: Restored | None, first: int, last: int
) -> list[bool]:
    """Whether a sentence ends with each of the words `[first, last)` of a talk, by guessed marks
    where it has none of its own."""
    if restored is not None:
        return [restored.ends_sentence(word) for word in range(first, last)]
    return list(map(ends_sentence, words[first:last]))
