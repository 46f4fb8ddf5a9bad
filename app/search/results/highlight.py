"""Which words of a text counted for a query, and why."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.language.numbers import is_number
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.language.tokens import tokens
from app.search.port import MatchKind, QueryTerm, Variant

_Begun = Sequence[tuple[int, QueryTerm, Variant]]
"""What may begin in a word, with the place of its first token among those of the word."""
_Run = tuple[int, int, int]
"""Tokens of a text: the number of the word in which they begin, their place in it, how many."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """Words `[first, last)` of a text that counted for `term`. `typed` is what they were found
    for: the term, or the name or run that it is part of."""

    first: int
    last: int
    term: str
    kind: MatchKind
    weight: float
    typed: str

    def moved(self, words: int) -> "TermMatch":
        """The same match in a text that begins so many words earlier."""
        first, last = self.first + words, self.last + words
        return TermMatch(first, last, self.term, self.kind, self.weight, self.typed)


class Finder:
    """Looks for what counts for a query's terms in texts of one language."""

    def __init__(self, terms: Iterable[QueryTerm], language: str) -> None:
        self._language = language
        self._by_stem: dict[str, list[tuple[QueryTerm, Variant]]] = {}
        self._by_first: dict[str, list[tuple[QueryTerm, Variant]]] = {}
        self._in_word: dict[str, _Begun] = {}
        self._looked_at: set[str] = set()
        terms = list(terms)
        self._only_stop_words = all(term.token in STOP_WORDS for term in terms)
        self._has_number = any(is_number(term.token) for term in terms)
        for term in terms:
            own = Variant(MatchKind.WORD, (term.token,), 1.0)
            for one in {stem(term.token, language), *term.stems}:
                self._by_stem.setdefault(one, []).append((term, own))
            for variant in term.variants:
                if len(variant.tokens) == 1 and not variant.as_is:
                    one = stem(variant.tokens[0], language)
                    self._by_stem.setdefault(one, []).append((term, variant))
                else:
                    self._by_first.setdefault(variant.tokens[0], []).append((term, variant))
        self._begin = frozenset((*self._by_stem, *self._by_first))

    def matches(self, words: Sequence[str]) -> list[TermMatch]:
        """The words of a text that counted, in order; each run of tokens once, for its best
        reason: in `GPT-4` two of them counted.

        Stop words count beside another match only, unless the query has no others.
        """
        telling: dict[_Run, TermMatch] = {}
        stop_words: dict[_Run, TermMatch] = {}
        words = tuple(words)
        self._look_at(words)
        in_word = self._in_word
        begun = [(number, in_word[word]) for number, word in enumerate(words) if word in in_word]
        for number, known in begun:
            for place, term, variant in known:
                last = _last_of(words, number, place, variant.tokens)
                if last is None:
                    continue
                is_stop_word = (
                    variant.kind is MatchKind.WORD
                    and term.token in STOP_WORDS
                    and not self._only_stop_words
                )
                typed = variant.source or term.token
                match = TermMatch(number, last, term.token, variant.kind, variant.weight, typed)
                run = (number, place, len(variant.tokens))
                _keep(stop_words if is_stop_word else telling, run, match)
        if self._has_number:
            telling = _of_numbers(words, telling)
        _add_stop_words(telling, stop_words)
        return sorted(telling.values(), key=lambda match: (match.first, match.last))

    def _starting(self, token: str) -> Sequence[tuple[QueryTerm, Variant]]:
        one = stem(token, self._language)
        return [*self._by_stem.get(one, ()), *self._by_first.get(token, ())]

    def _look_at(self, words: Collection[str]) -> None:
        """Know what begins in these words: each is asked once, for a text says the same again."""
        fresh = set(words) - self._looked_at
        self._looked_at |= fresh
        for word in fresh:
            if not self._begin.isdisjoint(_keys(word, self._language)):  # nearly all are told so
                self._in_word[word] = self._begun_in(word)

    def _begun_in(self, word: str) -> _Begun:
        return [
            (place, term, variant)
            for place, token in enumerate(tokens(word))
            for term, variant in self._starting(token)
        ]


@lru_cache(maxsize=100_000)
def _keys(word: str, language: str) -> tuple[str, ...]:
    """A word's tokens and their stems."""
    held = tokens(word)
    return (*held, *(stem(token, language) for token in held))


def matches(words: Sequence[str], terms: Iterable[QueryTerm], language: str) -> list[TermMatch]:
    """What counts for the terms in one text, as `Finder.matches` tells."""
    return Finder(terms, language).matches(words)


def _last_of(words: Sequence[str], number: int, place: int, wanted: tuple[str, ...]) -> int | None:
    """The word after the last one of a run of tokens that begins at a place in word `number`; None
    where others stand there. That the first one does is known."""
    if len(wanted) == 1:
        return number + 1
    held = _tokens_of(words, number, place, len(wanted))
    return held[-1][1] + 1 if tuple(token for token, _ in held) == wanted else None


def _tokens_of(
    words: Sequence[str], number: int, place: int, size: int
) -> Sequence[tuple[str, int]]:
    """So many tokens from a place in word `number` on, as far as there are, each with the number
    of its word."""
    held = [(token, number) for token in tokens(words[number])[place:]]
    while len(held) < size and number + 1 < len(words):
        number += 1
        held += [(token, number) for token in tokens(words[number])]
    return held[:size]


def _keep(found: dict[_Run, TermMatch], run: _Run, match: TermMatch) -> None:
    before = found.get(run)
    if before is None or before.weight < match.weight:
        found[run] = match


def _of_numbers(words: Sequence[str], found: dict[_Run, TermMatch]) -> dict[_Run, TermMatch]:
    """The matches without those of the unit alone where another number is written with it: for
    `fifty percent` the sign of `100%`."""
    meant = {at for run in found for token, at in _tokens_of(words, *run) if token.isdecimal()}
    return {
        run: match
        for run, match in found.items()
        if match.last - match.first > 1
        or match.first in meant
        or not any(map(str.isdecimal, tokens(words[match.first])))
    }


def _add_stop_words(telling: dict[_Run, TermMatch], stop_words: dict[_Run, TermMatch]) -> None:
    """Take in the stop words that stand beside a match, or beside one that does."""
    highlighted = highlighted_words(telling.values())
    rest = {key: match for key, match in stop_words.items() if match.first not in highlighted}
    grown = True
    while grown:
        beside = {
            key: match
            for key, match in rest.items()
            if match.first - 1 in highlighted or match.last in highlighted
        }
        grown = bool(beside)
        telling |= beside
        highlighted |= highlighted_words(beside.values())
        rest = {key: match for key, match in rest.items() if key not in beside}


def highlighted_words(found: Iterable[TermMatch]) -> frozenset[int]:
    """The numbers of all words that matched."""
    return frozenset(word for match in found for word in range(match.first, match.last))
