"""What a written word is without its punctuation and case, as a raw caption would have it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.language.sentences import SENTENCE_ENDS, asks
from app.transcripts.model import Turn
from app.transcripts.restored import Stop

_AROUND = "\"'“”‘’«»()[]{}*_`~<>|#"
_TAIL = re.compile(r"(?:[^\w%$€£°+#]|_)+$")
_HEAD = re.compile(r"^(?:[^\w$€£.#@]|_)+|^[.#@](?!\w)")
_COMMA = re.compile(r"[,;:]|[-–—]$")
_STOPS = tuple(SENTENCE_ENDS)
_DASHES = re.compile(r"[—–]|--+")
_ABBREVIATION = re.compile(r"^(?:mrs?|drs?|prof|st|vs|etc|jr|sr|e\.g|i\.e|[a-z](?:\.[a-z])*)\.$")


@dataclass(frozen=True, slots=True)
class Bare:
    """One word as captions write it: `word` in small letters without punctuation, the stop
    after it, and how it was spelled without that."""

    word: str
    stop: Stop
    spelled: str


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word in small letters, without the punctuation around it; empty where nothing is left."""
    plain = word.rstrip(",.?!")
    if plain.isascii() and plain.isalpha():  # most words, told quickly
        return plain.lower()
    return _core(word).lower()


def strip_punctuation(
    words: Sequence[str], turns: Sequence[Turn] = ()
) -> tuple[list[Bare], list[bool]]:
    """The words of a transcript that has punctuation, as captions write them, and for each whether
    it ends its speaker's turn. Words joined by a dash come apart; what has neither letter nor
    digit belongs to the word before it."""
    ends = {turn.last - 1 for turn, after in pairwise(turns) if turn.speaker != after.speaker}
    found: list[Bare] = []
    turned: list[bool] = []
    for number, word in enumerate(words):
        pieces = _DASHES.sub("— ", word).split() or [word]
        for piece in pieces:
            core = _core(piece)
            if core:
                found.append(Bare(core.lower(), _stop(piece), core))
                turned.append(False)
            elif found and found[-1].stop is Stop.NONE:
                found[-1] = Bare(found[-1].word, _stop(piece), found[-1].spelled)
        if number in ends and turned:
            turned[-1] = True
    return found, turned


def _core(word: str) -> str:
    core, before = word.replace("’", "'").replace("‘", "'"), ""
    while core != before:  # signs may stand around signs
        core, before = _HEAD.sub("", _TAIL.sub("", core.strip(_AROUND))), core
    return core if any(letter.isalnum() for letter in core) else ""


def _stop(word: str) -> Stop:
    word = word.rstrip(_AROUND)
    if asks(word):
        return Stop.QUESTION
    if word.endswith(("...", "…")):
        return Stop.COMMA
    if word.endswith(_STOPS):
        return Stop.NONE if _ABBREVIATION.match(word.lower()) else Stop.FULL_STOP
    return Stop.COMMA if _COMMA.search(word[-1:]) else Stop.NONE


@lru_cache(maxsize=100_000)
def has_punctuation(word: str) -> bool:
    """Whether a word carries a stop that a speaker doesn't say."""
    return _stop(word) is not Stop.NONE
