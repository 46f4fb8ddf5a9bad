"""The stems of tokens, by Snowball."""

import re
import threading
from functools import cache, lru_cache

import Stemmer

_LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_ARTICLES = {
    "ar": re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{2})"),
    "he": re.compile(r"^[ושכמבל]{0,2}ה(?=\w{2})"),
}
"""What Arabic and Hebrew write before a word and with it: `and the`, `in the`, `the`."""
_stemming = threading.Lock()
"""A stemmer works in a buffer of its own, so one word at a time."""


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = _LANGUAGES.get(language.lower().replace("_", "-").split("-")[0])
    return Stemmer.Stemmer(name) if name else None


@lru_cache(maxsize=400_000)
def stem(token: str, language: str) -> str:
    """The token's stem by Snowball; the token itself in a language that Snowball lacks, but for
    its article."""
    if (article := _ARTICLES.get(language[:2].lower())) and not token.isascii():
        token = article.sub("", token)
    stemmer = _stemmer(language)
    if stemmer is None:
        return token
    with _stemming:
        return str(stemmer.stemWord(token))
