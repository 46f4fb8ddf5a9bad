"""From words to what the index holds: tokens with case and accents folded, and their stems."""

import re
import unicodedata
import zlib
from functools import cache, lru_cache

import Stemmer

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SIGNED = re.compile(r"(?<!\w)(?:[cf]#|c\+\+|\.net(?!\w))")
_SIGNS = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
"""Names that would lose what tells them apart."""
_LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
LIGHT = frozenset(
    "a an and are as at be been but by can did do does for from had has have he her his how "
    "i if in is it its me my no not of on or our she so that the their them then there "
    "these they this to us was we were what when where which who why will with would you "
    "your".split()
)
"""Words that by themselves tell nothing."""
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


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = _LANGUAGES.get(language.lower().replace("_", "-").split("-")[0])
    return Stemmer.Stemmer(name) if name else None


@lru_cache(maxsize=400_000)
def stem(token: str, language: str) -> str:
    """The token's stem by Snowball; the token itself in a language that Snowball lacks."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(token)) if stemmer else token


@lru_cache(maxsize=400_000)
def code(token: str) -> int:
    """A token as a signed 32-bit number, as the index keeps the words in their order."""
    unsigned = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return unsigned - (1 << 32) if unsigned >= 1 << 31 else unsigned
