"""Which letters of a sentence without spaces counted: all of it would be one word."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from app.language.tokens import is_by_letter, tokens
from app.search.results.highlight import TermMatch

Letters = Sequence[tuple[int, int]]
"""Letters `[first, last)` of a word."""
_APART = re.compile(r'[\s"“”„«»()|:]+')


def highlighted_letters(
    words: Sequence[str], found: Sequence[TermMatch], typed: str = ""
) -> Mapping[int, Letters]:
    """The letters that counted of those words whose script is searched letter by letter, by the
    numbers of the words: of each piece `typed` the longest part that stands in any of them, so
    that letters which stand alone count only where no others stand together."""
    matched = {number for match in found for number in range(match.first, match.last)}
    spelled = {number: _spelled(words[number]) for number in sorted(matched)
               if is_by_letter(words[number])}  # fmt: skip
    if not spelled:
        return {}
    pieces = _APART.split(typed or "".join(dict.fromkeys(match.term for match in found)))
    highlighted: dict[int, set[int]] = {number: set() for number in spelled}
    for piece in {"".join(tokens(one)) for one in pieces}:
        runs = [
            (last - first, number, first, last)
            for number, letters in spelled.items()
            for first, last in _shared("".join(letter for letter, _ in letters), piece)
        ]
        most = max(runs, default=(0,))[0]
        for size, number, first, last in runs:
            if size == most:
                places = [place for _, place in spelled[number][first:last]]
                highlighted[number].update(range(places[0], places[-1] + 1))
    return {number: _runs(places, words[number]) for number, places in highlighted.items()}


def places(words: Sequence[str], found: Sequence[TermMatch], typed: str = "") -> int:
    """How many places matched: what is searched letter by letter is one a stretch of letters."""
    whole = sum(1 for match in found if not is_by_letter(words[match.first]))
    return whole + sum(map(len, highlighted_letters(words, found, typed).values()))


def _spelled(word: str) -> list[tuple[str, int]]:
    """The letters of a word as they are searched, each with its place in it."""
    return [
        (letter, place) for place, written in enumerate(word) for letter in "".join(tokens(written))
    ]


def _shared(text: str, piece: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that stand in a piece too and go on no further."""
    first = 0
    while first < len(text):
        last = first
        while last < len(text) and text[first : last + 1] in piece:
            last += 1
        if last > first:
            yield first, last
        first = max(first + 1, last)


def _runs(places: set[int], word: str) -> Letters:
    """Places put together, with the signs that belong to the letter before them."""
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        end = place + 1
        while end < len(word) and unicodedata.category(word[end]).startswith("M"):
            end += 1
        if found and found[-1][1] >= place:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((place, end))
    return found
