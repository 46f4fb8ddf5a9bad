"""Words that punctuation joins, held against words that stand apart: `open-source` is `open source`
and `co-founder` is `cofounder`, since punctuation never counts."""

import re
from collections.abc import Sequence

from app.search.text import tokens

_HYPHENS, _DASHES = "-‐‑‒", "–—―"
_BREAK = re.compile(
    rf"(?<=[\w+#])[{_DASHES}]+(?=\w)|(?<=[^\W\d])/(?=\w)|(?<=\d)/(?=[^\W\d])|\s+(?![%$€£])"
)
"""What stands between two words, or a word and a sign; but `3/4` and `20 %` are one number."""
_HYPHEN = re.compile(rf"(?<=[\w+#])[{_HYPHENS}]+(?=\w)|(?<=[^\W\d])\.(?=[^\W\d])")
"""What joins the pieces of a compound."""
_NEVER_ONE = re.compile(rf"\d[{_HYPHENS}]+\d|^\W*re[{_HYPHENS}]", re.IGNORECASE)
"""Compounds that mean something else in one word: `20-25` is not `2025`, `re-sign` not `resign`."""


def separate(words: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[int]]:
    """The words without what joins them, and for each the place of its word. A compound becomes
    the one word, or the words, that the others have for it; what holds no letter is left away."""
    whole: set[str] = set()
    pieces: set[str] = set()
    if any(map(_HYPHEN.search, words)):
        for other in (part for word in others for part in _BREAK.split(word)):
            parts = _HYPHEN.split(other)
            pieces.update(map(_plain, parts))
            if len(parts) == 1:
                whole.add(_plain(other))
    found: list[str] = []
    places: list[int] = []
    for place, word in enumerate(words):
        for part in filter(tokens, _BREAK.split(word)):
            read = _read(part, whole, pieces)
            found += read
            places += [place] * len(read)
    return found, places


def _read(word: str, whole: set[str], pieces: set[str]) -> list[str]:
    """A compound as it is read where these words and pieces of words stand."""
    own = _HYPHEN.split(word)
    if len(own) == 1:
        return own
    if _plain(word) in whole and not _NEVER_ONE.search(word):
        return [_plain(word)]
    return own if pieces.issuperset(map(_plain, own)) else [word]


def _plain(word: str) -> str:
    return "".join(tokens(word))
