"""Guess who speaks in a talk of two, from what is said: a host who asks, a guest who answers."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

_HOST = re.compile(
    r"\b(?:welcome to|welcome back|my guest|our guest|with me (?:today )?is|thank you so much for "
    r"(?:making|joining|coming|being)|thanks for (?:joining|coming|being)|can you (?:say|tell|talk|"
    r"explain)|tell (?:us|me)|i'm (?:really )?curious|what (?:do|did|was|is|are) you|how did you|"
    r"how do you|why did you|could you|before we)\b"
)
_GUEST = re.compile(
    r"\b(?:for having me|glad to be here|happy to be (?:here|on)|pleasure being on|good question|"
    r"great question|when i was (?:a kid|young|\d+)|i grew up|i was born|yeah so i)\b"
)
_LONG = 120
"""Words; the guest's turns are longer."""
_ALTERNATES = 2.5
"""Log-odds that another speaks after a turn's end."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Whether the host speaks a turn, and how sure that is (0.5 to 1)."""

    is_host: bool
    sure: float


def who_speaks(
    turns: Sequence[Sequence[str]], hosts: Sequence[str] = (), guests: Sequence[str] = ()
) -> list[Guess]:
    """One guess a turn; `turns` are their words, `hosts` and `guests` first names by which they
    are addressed. The odds of each turn and of taking turns are put together by the forward and
    backward passes of a hidden Markov model of two states (Rabiner 1989)."""
    odds = [_odds(" ".join(words).lower(), len(words), hosts, guests) for words in turns]
    forward = _passed(odds)
    backward = list(reversed(_passed(odds[::-1])))
    guesses = []
    for own, before, after in zip(odds, forward, backward, strict=True):
        total = before + after - own
        share = 1 / (1 + math.exp(-max(-30.0, min(30.0, abs(total)))))
        guesses.append(Guess(total > 0, share))
    return guesses


def _passed(odds: Sequence[float]) -> list[float]:
    """The log-odds of each turn with all that came before it."""
    found: list[float] = []
    for own in odds:
        carried = 0.0
        if found:
            swap = 1 / (1 + math.exp(-_ALTERNATES))
            was_host = 1 / (1 + math.exp(-max(-30.0, min(30.0, found[-1]))))
            is_host = was_host * (1 - swap) + (1 - was_host) * swap
            carried = math.log(is_host / (1 - is_host))
        found.append(own + carried)
    return found


def _odds(text: str, size: int, hosts: Sequence[str], guests: Sequence[str]) -> float:
    """The log-odds that the host speaks a turn."""
    odds = 0.7 * min(3, text.count("?")) - 0.4
    odds += 1.6 * min(2, len(_HOST.findall(text))) - 1.8 * min(2, len(_GUEST.findall(text)))
    odds -= 1.0 if size > _LONG else 0.0
    odds += 1.2 * any(_addressed(name, text) for name in guests)
    odds -= 1.5 * any(_addressed(name, text) for name in hosts)
    return odds


def _addressed(name: str, text: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
