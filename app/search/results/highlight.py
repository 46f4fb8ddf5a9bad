"""Which words of a text counted for a query, and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.language.numbers import is_number
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.language.tokens import tokens
from app.search.port import MatchKind, QueryTerm, Variant


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
        self._begun_by = _Begun(self._starting)
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

    def matches(self, words: Sequence[str]) -> list[TermMatch]:
        """The words of a text that counted, in order; each run of tokens once, for its best
        reason: in `GPT-4` two of them counted.

        Stop words count beside another match only, unless the query has no others.
        """
        text = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
        telling: dict[tuple[int, int], TermMatch] = {}
        stop_words: dict[tuple[int, int], TermMatch] = {}
        begun = [
            (place, known)
            for place, (token, _) in enumerate(text)
            if (known := self._begun_by[token])
        ]
        for place, known in begun:
            for term, variant in known:
                size = len(variant.tokens)
                if (
                    size > 1
                    and tuple(one for one, _ in text[place : place + size]) != variant.tokens
                ):
                    continue
                is_stop_word = (
                    variant.kind is MatchKind.WORD
                    and term.token in STOP_WORDS
                    and not self._only_stop_words
                )
                run = (place, place + size)
                _keep(
                    stop_words if is_stop_word else telling,
                    run,
                    _match(text, place, size, term, variant),
                )
        if self._has_number:
            telling = _of_numbers(text, telling)
        _add_stop_words(telling, stop_words)
        return sorted(telling.values(), key=lambda match: (match.first, match.last))

    def _starting(self, token: str) -> Sequence[tuple[QueryTerm, Variant]]:
        one = stem(token, self._language)
        return [*self._by_stem.get(one, ()), *self._by_first.get(token, ())]


class _Begun(dict[str, Sequence[tuple[QueryTerm, Variant]]]):
    """What counts where it begins with a token, asked once of each token."""

    def __init__(self, ask: Callable[[str], Sequence[tuple[QueryTerm, Variant]]]) -> None:
        self._ask = ask

    def __missing__(self, token: str) -> Sequence[tuple[QueryTerm, Variant]]:
        found = self[token] = self._ask(token)
        return found


def matches(words: Sequence[str], terms: Iterable[QueryTerm], language: str) -> list[TermMatch]:
    """What counts for the terms in one text, as `Finder.matches` tells."""
    return Finder(terms, language).matches(words)


def _match(
    text: Sequence[tuple[str, int]], place: int, size: int, term: QueryTerm, variant: Variant
) -> TermMatch:
    first, last = text[place][1], text[place + size - 1][1] + 1
    return TermMatch(
        first, last, term.token, variant.kind, variant.weight, variant.source or term.token
    )


def _keep(found: dict[tuple[int, int], TermMatch], run: tuple[int, int], match: TermMatch) -> None:
    before = found.get(run)
    if before is None or before.weight < match.weight:
        found[run] = match


def _of_numbers(
    text: Sequence[tuple[str, int]], found: dict[tuple[int, int], TermMatch]
) -> dict[tuple[int, int], TermMatch]:
    """The matches without those of the unit alone where another number is written with it: for
    `fifty percent` the sign of `100%`."""
    numbers = {number for token, number in text if token.isdecimal()}
    meant = {
        text[place][1]
        for first, last in found
        for place in range(first, last)
        if text[place][0].isdecimal()
    }
    return {
        run: match
        for run, match in found.items()
        if match.last - match.first > 1 or match.first not in numbers - meant
    }


def _add_stop_words(
    telling: dict[tuple[int, int], TermMatch], stop_words: dict[tuple[int, int], TermMatch]
) -> None:
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
