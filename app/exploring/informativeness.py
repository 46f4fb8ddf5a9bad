"""What a word tells by itself: nothing, little, or much."""

from enum import IntEnum
from functools import lru_cache

from app.language.codes import language_alone
from app.language.everyday import everyday
from app.language.little_words import little_words
from app.language.stop_words import STOP_WORDS
from app.language.talk_words import COMMON, FILLERS
from app.language.tokens import is_by_letter, text_tokens

_FILLING, _COMMON = 400.0, 130.0
"""A word said so often in a million everyday words is about nothing, or only with another one."""
_LISTED = 40.0
"""A word that a list has as telling nothing does tell if fewer of a million are this one: lists
hold words of newspapers too (`москва`)."""
_LETTERS_ELSEWHERE = frozenset(("zh", "ja", "ko", "th", "yue"))
"""Languages in whose talks words of Latin letters are mostly English."""


class Informativeness(IntEnum):
    """What a word tells by itself."""

    NOTHING = 0
    LITTLE = 1
    MUCH = 2


@lru_cache(maxsize=200_000)
def informativeness(token: str, language: str) -> Informativeness:
    """What a folded word tells by itself."""
    if token.isascii() and language_alone(language) in _LETTERS_ELSEWHERE:
        language = "en"
    counted = everyday(language)
    share = counted.get(token, 0.0)
    is_english = language.startswith("en")
    if token.isdigit() or len(token) < 2 or share >= _FILLING:
        return Informativeness.NOTHING
    if is_english and (token in FILLERS or token in STOP_WORDS):
        return Informativeness.NOTHING
    is_known = share >= _LISTED or not counted
    if is_known and not is_english and token in little_words(language):
        return Informativeness.NOTHING
    if share >= _COMMON or (is_english and token in COMMON):
        return Informativeness.LITTLE
    return Informativeness.MUCH


def run_tells(run: str, language: str) -> bool:
    """Whether a run of letters tells something that is no token, since it is searched letter by
    letter: two letters and more that aren't known for a little word."""
    letters = "".join(text_tokens(run))
    return is_by_letter(run) and len(letters) > 1 and letters not in little_words(language)
