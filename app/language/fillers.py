"""What slips into speech and is no part of what is said: fillers, words said twice and the like."""

from collections.abc import Collection, Sequence

_SOUNDS = frozenset("umm uh uhh uhm erm eh hm hmm mm mmm mhm ahm euh".split())
"""Sounds that fill a pause, as tokens."""
_ENGLISH = frozenset({"um", "er", "err"})
"""The same, but words in other languages."""
ASIDES: Collection[tuple[str, str]] = frozenset({("you", "know"), ("i", "mean")})
"""Pairs of tokens that are put between words, and left out by who writes down what was said."""
MOST_SLIP_WORDS = 8
"""Words that may slip in between two that belong together."""
_REPEATED_WORDS = 3
"""So many words may be said twice in a row: `we were the, we were the`."""


def fillers(languages: Collection[str]) -> frozenset[str]:
    """The sounds that fill a pause where these languages (`en`, `en-GB`) are spoken."""
    is_english = any(language[:2].lower() == "en" for language in languages)
    return _SOUNDS | _ENGLISH if is_english else _SOUNDS


def without_slips(tokens: Sequence[str], languages: Collection[str]) -> tuple[str, ...]:
    """The tokens without fillers, asides within, and words said twice in a row; as they are where
    nothing else would be left."""
    sounds = fillers(languages)
    kept: list[str] = []
    place = 0
    while place < len(tokens):
        is_within = kept and place + 2 < len(tokens)
        if tokens[place] in sounds:
            place += 1
        elif is_within and tuple(tokens[place : place + 2]) in ASIDES:
            place += 2
        else:
            kept.append(tokens[place])
            place += 1
            for size in range(1, _REPEATED_WORDS + 1):
                if kept[-size:] == kept[-2 * size : -size]:
                    del kept[-size:]
    return tuple(kept) or tuple(tokens)


def fragments(token: str) -> list[str]:
    """What of a word may have been said before it was said whole: `lan`, `lant` of `lantern`."""
    return [token[:size] for size in range(2, len(token))] if token.isalpha() else []
