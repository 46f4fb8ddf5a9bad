"""Which letters of a sentence without spaces counted: all of it would be one word."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from app.language.tokens import tokens, unspaced
from app.search.results.highlight import TermMatch

Letters = Sequence[tuple[int, int]]
"""Letters `[first, last)` of a word."""


def marked_letters(words: Sequence[str], found: Sequence[TermMatch]) -> Mapping[int, Letters]:
    """The letters that counted of those words that are written in scripts without spaces, by the
    numbers of the words. Letters that stand alone count only where no others stand together."""
    terms = {match.term for match in found}
    matched = {number for match in found for number in range(match.first, match.last)}
    runs = {
        number: _runs(words[number], terms)
        for number in sorted(matched)
        if not words[number].isascii() and unspaced(words[number])
    }
    longer = any(last - first > 1 for one in runs.values() for first, last in one)
    least = 2 if longer else 1
    return {
        number: [run for run in one if run[1] - run[0] >= least] for number, one in runs.items()
    }


def _runs(word: str, terms: AbstractSet[str]) -> list[tuple[int, int]]:
    """The runs of a word's letters that are among these tokens."""
    flags = [not terms.isdisjoint(tokens(letter)) for letter in word] if terms else []
    return [
        (run[0], run[-1] + 1)
        for is_marked, group in groupby(range(len(flags)), flags.__getitem__)
        if is_marked and (run := list(group))
    ]
