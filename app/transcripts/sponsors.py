"""Labels that are a sponsor's, of whom the talk itself says so, and nobody's name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from app.language.tokens import text_tokens, tokens

_LED_BY = frozenset(("brought", "sponsored", "supported", "possible"))
"""`brought to you by`, `made possible by`: what `by` follows at the most two words behind."""
_BETWEEN_WORDS = 2
_MOST_SHARE = 0.05
"""Who says more of a talk is somebody, whoever paid for it."""


def sponsors(words: Sequence[str], said: Mapping[str, int]) -> frozenset[str]:
    """Those labels who say little and are named as sponsors in the words of their talk. `said` is
    how many words stand under each label."""
    few = {
        name: run
        for name, count in said.items()
        if count <= _MOST_SHARE * len(words) and (run := text_tokens(name))
    }
    if not few:
        return frozenset()
    longest = max(map(len, few.values()))
    behind = [list(islice(_tokens(words, place), longest)) for place in _led(words)]
    return frozenset(
        name for name, run in few.items() if any(here[: len(run)] == run for here in behind)
    )


def _led(words: Sequence[str]) -> Iterator[int]:
    """The words behind the `by` that leads to a sponsor's name."""
    for place, word in enumerate(words):
        if word in _LED_BY:
            near = words[place + 1 : place + 2 + _BETWEEN_WORDS]
            if "by" in near:
                yield place + 2 + near.index("by")


def _tokens(words: Sequence[str], place: int) -> Iterator[str]:
    for word in islice(words, place, None):
        yield from tokens(word)
