"""Words as the numbers that the net of `restore.py` knows them by."""

import zlib
from collections.abc import Iterable, Mapping

NUMBER = 0
"""The token of everything written in digits."""
ENDINGS = 2048
"""Tokens `1 .. ENDINGS` stand for words that the net hasn't learned, by their last letters."""
FIRST_WORD = 1 + ENDINGS


def token_of(word: str, known: Mapping[str, int]) -> int:
    """The token of a bare word; `known` maps learned words to tokens."""
    token = known.get(word)
    return unknown_token(word) if token is None else token


def unknown_token(word: str) -> int:
    """The token of a bare word that the net hasn't learned."""
    if any(letter.isdigit() for letter in word) and not any(letter.isalpha() for letter in word):
        return NUMBER
    return 1 + zlib.crc32(word[-3:].encode("utf-8", "surrogatepass")) % ENDINGS


def known_words(words: Iterable[str]) -> dict[str, int]:
    """The map from learned words, in their order, to tokens."""
    return {word: number for number, word in enumerate(words, FIRST_WORD)}
