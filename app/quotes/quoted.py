"""Which words of a talk a text about it quotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.language.tokens import tokens

Span = tuple[int, int]

_RUN_TOKENS = 4
"""Tokens that a quote shares with the talk at a stretch, to begin with."""
_SHORTEST_TOKENS = 6
"""Tokens; shorter quotes may be of anything."""
_SAME_SHARE = 0.5
"""Share of a quote's tokens that stand in the talk in such runs, close to where the others do:
captions mishear, and who quotes mends it."""
_SHIFT_WORDS = 3
"""Words that a quote may leave out or add without being another place."""
_COMMON_PLACES = 20
"""Places; a run that stands in more of them tells none."""
_LONGEST_TOKENS = 400
"""Tokens of a quote that are looked at."""
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»\n]{20,3000})[”\"“»]")
_AS_LINES = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)


class Quotable:
    """The words of a talk, made ready to find what is quoted of them."""

    def __init__(self, words: Sequence[str]) -> None:
        found = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
        self._tokens = [token for token, _ in found]
        self._words = [number for _, number in found]
        self._places: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(found) - _RUN_TOKENS + 1):
            run = tuple(self._tokens[place : place + _RUN_TOKENS])
            self._places.setdefault(run, []).append(place)

    def spans(self, text: str) -> list[Span]:
        """The word ranges `[first, last)` that a text quotes, in the text's order, each once: what
        stands between quotation marks in it, or on lines that begin with `>`."""
        found = (self._span(_tokens(quote)) for quote in quotes(text))
        return list(dict.fromkeys(span for span in found if span))

    def _span(self, quote: Sequence[str]) -> Span | None:
        """Where most runs of a quote stand at one distance from where the quote has them."""
        if len(quote) < _SHORTEST_TOKENS:
            return None
        runs = [tuple(quote[at : at + _RUN_TOKENS]) for at in range(len(quote) - _RUN_TOKENS + 1)]
        found = ((at, self._places.get(run, ())) for at, run in enumerate(runs))
        hits = [
            (place, at) for at, places in found if len(places) <= _COMMON_PLACES for place in places
        ]
        ahead = Counter(place - at for place, at in hits)
        if not ahead:
            return None
        best = max(sorted(ahead), key=lambda one: ahead[one])
        near = [(place, at) for place, at in hits if abs(place - at - best) <= _SHIFT_WORDS]
        same = {at + one for _, at in near for one in range(_RUN_TOKENS)}
        if len(same) < max(_SHORTEST_TOKENS - 1, _SAME_SHARE * len(quote)):
            return None
        first, last = min(near)[0], max(near)[0] + _RUN_TOKENS - 1
        return self._words[first], self._words[last] + 1


def quotes(text: str) -> Iterator[str]:
    """What a text quotes, as it stands there."""
    for lines in _AS_LINES.findall(text):
        yield re.sub(r"(?m)^[ \t]*>+", "", lines)
    yield from _QUOTED.findall(_AS_LINES.sub("\n", text))


def _tokens(text: str) -> list[str]:
    return [token for word in text.split() for token in tokens(word)][:_LONGEST_TOKENS]
