"""Words that punctuation joins, held against words that stand apart: `open-source` is `open source`
and `co-founder` is `cofounder`, since punctuation never counts; and `5%` is `5 percent`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.language.tokens import letters, tokens, unspaced, written_tokens

_HYPHENS, _DASHES = "-‐‑‒", "–—―"
_BREAK = re.compile(
    rf"(?<=[\w+#])[{_DASHES}]+(?=\w)|(?<=[^\W\d])/(?=\w)|(?<=\d)/(?=[^\W\d])|\s+(?![%$€£])"
)
"""What stands between two words, or a word and a sign; but `3/4` and `20 %` are one number."""
_HYPHEN = re.compile(rf"(?<=[\w+#])[{_HYPHENS}]+(?=\w)|(?<=[^\W\d])\.(?=[^\W\d])")
"""What joins the pieces of a compound."""
_NEVER_ONE = re.compile(rf"\d[{_HYPHENS}]+\d|^\W*re[{_HYPHENS}]", re.IGNORECASE)
"""Compounds that mean something else in one word: `20-25` is not `2025`, `re-sign` not `resign`."""
_SIGNED = re.compile(r"[$€£¥]\d|\d[%٪$€£¥]")
"""A number with a sign, which may be read as a word of its own."""


def separate(words: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[int]]:
    """The words without what joins them, and for each the place of its word. A compound becomes
    the one word, or the words, that the others have for it; what holds no letter is left away."""
    whole: set[str] = set()
    pieces: set[str] = set()
    own = [(place, part) for place, word in enumerate(words) for part in _parts(word)]
    if any(len(_pieces(part)) > 1 or _SIGNED.search(part) for _, part in own):
        for other in (part for word in others for part in _parts(word)):
            pieces.update(map(letters, _pieces(other)))
            if len(_pieces(other)) == 1:
                whole.add(letters(other))
    read = [(place, one) for place, part in own for one in _read(part, whole, pieces)]
    return [one for _, one in read], [place for place, _ in read]


def _read(part: str, whole: set[str], pieces: set[str]) -> Sequence[str]:
    """A word or compound as it is read where these words and pieces of words stand."""
    own = _pieces(part)
    if _SIGNED.search(part):
        return tokens(part) if pieces.issuperset(tokens(part)) else [part]
    if len(own) == 1:
        return own
    if letters(part) in whole and not _NEVER_ONE.search(part):
        return [letters(part)]
    return own if pieces.issuperset(map(letters, own)) else [part]


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """The words and compounds that something breaks a word into."""
    parts = filter(tokens, _BREAK.split(word))
    if word.isascii() or not unspaced(word):
        return tuple(parts)
    # Nothing tells where a word ends, so each letter is one.
    return tuple(
        one for part in parts for one in (written_tokens(part) if unspaced(part) else (part,))
    )


@lru_cache(maxsize=100_000)
def _pieces(part: str) -> tuple[str, ...]:
    return tuple(_HYPHEN.split(part))
