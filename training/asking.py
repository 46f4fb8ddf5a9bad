"""Queries made from passages, with what is right for them: names, quotes with a slip, and sentences
half remembered. They hold the ranker to what words tell (training/meant.py)."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens

_FILLERS = "the a that so really just you know like and of".split()
_ASKED = ("what did they say about ", "who is ", "when did they talk about ", "talking about ")
_TELLING = 0.055
"""A word in fewer of the passages tells something."""
_NAMES = 0.004
"""A name that is looked for stands in fewer."""
_MOST_RIGHT = 8


@dataclass(frozen=True, slots=True)
class Said:
    """A passage: its number, its episode's, and its words."""

    number: int
    episode: int
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A query of a class, and the numbers of the passages that are right for it."""

    kind: str
    typed: str
    right: frozenset[int]


class Asking:
    """Makes queries from passages, those of an episode one behind the other; the same from the
    same seed."""

    def __init__(self, passages: Sequence[Said], seed: int) -> None:
        self._passages = passages
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        self._tokens = [text_tokens(" ".join(one.words)) for one in passages]
        self._among = [frozenset(tokens) for tokens in self._tokens]
        self._stand_in = Counter(token for tokens in self._among for token in tokens)

    def made(self, count: int) -> Iterator[Made]:
        """So many of each class."""
        for make in (self._name, self._quote, self._half_remembered):
            found = 0
            while found < count:
                query = make(self._random.randrange(len(self._passages)))
                if query is not None:
                    found += 1
                    yield query

    def _name(self, place: int) -> Made | None:
        """One to three names of a passage, sometimes with another word, sometimes as a question."""
        names = [name for name in self._names(place) if self._is_rarer(name.lower(), _NAMES)]
        if not names:
            return None
        asked = self._random.sample(names, min(len(names), self._random.choice((1, 2, 2, 3))))
        if self._random.random() < 0.4:
            asked += self._random.sample(
                sorted(token for token in self._among[place] if self._is_rarer(token, _NAMES)), 1
            )
        tokens = set(text_tokens(" ".join(asked)))
        right = [n for n, among in enumerate(self._among) if tokens <= among]
        if not 0 < len(right) <= _MOST_RIGHT:
            return None
        typed = " ".join(asked)
        if self._random.random() < 0.25:
            typed = self._random.choice(_ASKED) + typed
        return Made("name", typed, frozenset(self._passages[n].number for n in right))

    def _names(self, place: int) -> list[str]:
        words = self._passages[place].words
        names = []
        for before, word in pairwise(words):
            name = re.sub(r"[^A-Za-z0-9-]", "", word)
            if len(name) > 2 and name[0].isupper() and not before.endswith((".", "?", "!", '"')):
                names.append(name)
        kept = [name for name in dict.fromkeys(names) if name.lower() not in STOP_WORDS]
        return [name for name in kept if text_tokens(name) == [name.lower()]]

    def _quote(self, place: int) -> Made | None:
        """Five to nine words in a row, of which one is said twice, lost, or another."""
        tokens, first, last = self._stretch(place, 5, 9)
        if not self._tells(tokens, 2):
            return None
        at = self._random.randrange(len(tokens))
        word = tokens[at]
        choices: list[list[str]] = [[word, word], ["um", word], [], [self._filler()]]
        tokens[at : at + 1] = self._random.choice(choices)
        return Made("quote", " ".join(tokens), self._right(place, first, last))

    def _half_remembered(self, place: int) -> Made | None:
        """Seven to fifteen words of which some are lost, some put in and two in another order."""
        tokens, first, last = self._stretch(place, 7, 15)
        tokens = [token for token in tokens if self._random.random() > 0.3]
        for _ in range(self._random.randint(0, 3)):
            tokens.insert(self._random.randrange(len(tokens) + 1), self._filler())
        if len(tokens) < 5 or not self._tells(tokens, 3):
            return None
        at = self._random.randrange(len(tokens) - 1)
        tokens[at], tokens[at + 1] = tokens[at + 1], tokens[at]
        return Made("half", " ".join(tokens), self._right(place, first, last))

    def _stretch(self, place: int, least: int, most: int) -> tuple[list[str], int, int]:
        """Tokens in a row, and where in the passage they stand; none in a short passage."""
        tokens, size = self._tokens[place], self._random.randint(least, most)
        if len(tokens) < 25:
            return [], 0, 0
        first = self._random.randrange(len(tokens) - size)
        return list(tokens[first : first + size]), first, first + size

    def _right(self, place: int, first: int, last: int) -> frozenset[int]:
        """A passage, and one beside it where words stand at its edge."""
        right = {self._passages[place].number}
        here = self._passages[place]
        edges = ((place - 1, first < 6), (place + 1, last > len(self._tokens[place]) - 6))
        for beside, is_near in edges:
            if is_near and 0 <= beside < len(self._passages):
                other = self._passages[beside]
                right |= {other.number} if other.episode == here.episode else set()
        return frozenset(right)

    def _tells(self, tokens: Sequence[str], least: int) -> bool:
        return sum(self._is_rarer(token, _TELLING) for token in tokens) >= least

    def _is_rarer(self, token: str, share: float) -> bool:
        return 0 < self._stand_in[token] < max(2.0, share * len(self._passages))

    def _filler(self) -> str:
        return self._random.choice(_FILLERS)
