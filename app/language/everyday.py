"""How often words are said in everyday speech, counted over the subtitles of films.

The counts are pyspellchecker's: 160,000 English words, and such lists of ten other languages.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spellchecker import SpellChecker

from app.language.tokens import tokens


@cache
def everyday(language: str) -> Mapping[str, float]:
    """How many of a million everyday words are this one, by folded words, in a language (`en`,
    `en-GB`); none where nobody has counted them."""
    name = language.lower().replace("_", "-").split("-")[0]
    if name not in SpellChecker.languages():
        return MappingProxyType({})
    counted = SpellChecker(language=name).word_frequency
    found: Counter[str] = Counter()
    for word, count in counted.dictionary.items():
        # Nearly all are tokens as they stand; `tokens` would remember each of them for good.
        for token in (word,) if word.isascii() and word.isalpha() else tokens(word):
            found[token.lower()] += count
    millions = max(1, counted.total_words) / 1_000_000
    return MappingProxyType({word: count / millions for word, count in found.items()})
