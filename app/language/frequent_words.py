"""The words that a language's speakers say most.

A file a language: its 10,000 commonest words, the first one first, in small letters and without
apostrophes. The English one was counted over some 19 million words of talk.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from app.language.codes import language_alone

_FOLDER = Path(__file__).parent / "frequent"


@cache
def frequent_words(language: str) -> Mapping[str, int]:
    """The commonest words of a language (`en`, `en-GB`), each with its place among them, 0 for
    the first; none where nobody has counted them."""
    path = _FOLDER / f"{language_alone(language)}.txt"
    if not path.is_file():
        return MappingProxyType({})
    words = path.read_text("utf-8").split()
    return MappingProxyType({word: place for place, word in enumerate(words)})
