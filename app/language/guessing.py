"""Which language words are in, where nothing tells."""

from collections.abc import Iterator, Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from app.language.codes import CODES
from app.language.frequent_words import frequent_words
from app.language.tokens import tokens

_WORDS = 1_500
"""How many are looked at, in three pieces: a talk may begin in another language than it goes on."""
_FEWEST_LETTERS = 30
"""Fewer tell nothing; so do fewer than half as many in scripts that write a word in one or two."""
_MARGIN_LOG = 10.0
"""How much likelier (as a logarithm) a language must be than the next. Of 120 texts of 12 to 190
letters in 40 languages, the four that were guessed wrong had less than 7."""
_FEWEST, _COMMON, _ENGLISH = 8, 300, 0.45
"""A text of eight words or more of which this part is among the commonest 300 of English is in it:
other European languages have .13, English talk .6 and more."""


def guess_language(words: Sequence[str]) -> str | None:
    """The code of the language that words are in (`de`); None where they don't tell.

    By n-grams of bytes and naive Bayes, as langid.py has it (Lui and Baldwin, 2012); English is
    known by its commonest words, so that the model is loaded only where there is something else.
    """
    looked_at = list(_pieces(words))
    plain = [token for word in looked_at[:_WORDS] for token in tokens(word)]
    if len(plain) >= _FEWEST and _is_english(plain):
        return "en"
    text = " ".join(looked_at)
    letters = sum(2 if letter > "\u0e00" else 1 for letter in text if letter.isalpha())
    if letters < _FEWEST_LETTERS:
        return None
    (first, likely), (_, next_likely) = _identifier().rank(text)[:2]
    return str(first) if likely - next_likely >= _MARGIN_LOG else None


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """Words from the beginning, the middle and the end; long ones cut."""
    part = _WORDS // 3
    middle = max(part, len(words) // 2 - part // 2)
    for start in (0, middle, max(middle + part, len(words) - part)):
        yield from (word[:60] for word in words[start : start + part])


def _is_english(plain: list[str]) -> bool:
    places = frequent_words("en")
    common = sum(1 for token in plain if places.get(token, _COMMON) < _COMMON)
    return common >= len(plain) * _ENGLISH


@cache
def _identifier() -> LanguageIdentifier:
    """The model, for languages that have a code of two letters."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(CODES & set(identifier.labels)))
    return identifier
