"""From words to tokens: case and accents folded, punctuation gone."""

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SIGNED = re.compile(r"(?<!\w)(?:[cf]#|c\+\+|\.net(?!\w))")
_SIGNS = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
"""Names that would lose what tells them apart."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@lru_cache(maxsize=400_000)
def tokens(word: str) -> tuple[str, ...]:
    """A word's tokens: `Open-Source,` gives `open`, `source`; `Don't` gives `dont`.

    Scripts that put no spaces between words give one token a letter, so that a word within a
    run of them is found.
    """
    folded = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    if "#" in plain or "+" in plain or ".n" in plain:
        plain = _SIGNED.sub(lambda name: _SIGNS[name[0]], plain)
    found = (match[0].replace("'", "").replace("’", "") for match in _TOKEN.finditer(plain))
    return tuple(piece for token in found for piece in _pieces(unicodedata.normalize("NFC", token)))


def _pieces(token: str) -> list[str]:
    return list(token) if _UNSPACED.search(token) else [token]


def text_tokens(text: str) -> list[str]:
    """The tokens of a whole text."""
    return [token for word in text.split() for token in tokens(word)]


def letters(text: str) -> str:
    """The tokens of a text, run together."""
    return "".join(text_tokens(text))
