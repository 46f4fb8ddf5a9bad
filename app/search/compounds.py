"""Words that punctuation joins, held against words that stand apart: `open-source` is `open source`
and `co-founder` is `cofounder`, since punctuation never counts."""

import re
from collections.abc import Sequence

from app.search.text import tokens

_DASHES = "-‐‑‒–—―"
_JOINT = re.compile(
    rf"(?<=[\w+#])[{_DASHES}]+(?=\w)"
    r"|(?<=[^\W\d])[./](?=[^\W\d])|(?<=[^\W\d])/(?=\d)|(?<=\d)/(?=[^\W\d])"
    r"|\s+(?![%$€£])"
)
"""What joins two words, or a word and a sign that stands by itself. `3.5` and `3/4` are one number,
`20 %` too."""
_NEVER_ONE = re.compile(rf"\d[{_DASHES}]+\d|^\W*re[{_DASHES}]", re.IGNORECASE)
"""Compounds that mean something else in one word: `20-25` is not `2025`, `re-sign` not `resign`."""


def separate(words: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[int]]:
    """The words with compounds taken apart, and for each the place of its word. A compound that
    stands among the others as one word becomes that; what holds no letter is left away."""
    found: list[str] = []
    places: list[int] = []
    whole: set[str] | None = None
    for place, word in enumerate(words):
        pieces = [piece for piece in _JOINT.split(word) if tokens(piece)]
        if len(pieces) > 1 and not _NEVER_ONE.search(word):
            if whole is None:
                whole = {_plain(other) for other in others if not _JOINT.search(other)}
            if (joined := _plain(word)) in whole:
                pieces = [joined]
        found += pieces
        places += [place] * len(pieces)
    return found, places


def _plain(word: str) -> str:
    return "".join(tokens(word))
