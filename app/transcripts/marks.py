"""Marks between words that nobody says: what they are, and what was guessed of them."""

from dataclasses import dataclass
from enum import IntEnum


class Stop(IntEnum):
    """The mark that stands after a word."""

    NONE = 0
    COMMA = 1
    FULL_STOP = 2
    QUESTION = 3


ENDS = (Stop.FULL_STOP, Stop.QUESTION)
"""The marks that end a sentence."""

STOP, CAPITAL, TURN = 0b11, 0b100, 0b1000


@dataclass(frozen=True, slots=True)
class Restored:
    """What was guessed for each word, and the model that guessed. A byte holds the mark after
    the word (2 bits), whether it has a capital, whether a turn ends with it, and how sure the
    mark is (of 15)."""

    model: str
    guesses: bytes

    def stop(self, word: int) -> Stop:
        """The mark after a word."""
        return Stop(self.guesses[word] & STOP)

    def has_capital(self, word: int) -> bool:
        """Whether a word is written with a capital."""
        return bool(self.guesses[word] & CAPITAL)

    def ends_turn(self, word: int) -> bool:
        """Whether somebody else speaks after a word."""
        return bool(self.guesses[word] & TURN)

    def confidence(self, word: int) -> float:
        """How sure the mark after a word is, 0 to 1."""
        return (self.guesses[word] >> 4) / 15

    def ends_sentence(self, word: int) -> bool:
        """Whether a sentence ends with a word."""
        return self.stop(word) in ENDS
