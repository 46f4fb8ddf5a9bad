"""Who speaks each sentence of an interview whose captions don't say: a host or a guest.

A chain of sentences is labelled as a whole by a conditional random field of two states (Lafferty,
McCallum, Pereira 2001), trained by `training.voices`: what a sentence has speaks for the host or
against, and what two in a row have for or against a change, from the host to the guest or back.
Its forward and backward passes give how surely the host says each, so a sentence that tells
nothing goes with those around it.
"""

import json
import math
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.language.codes import language_alone
from app.transcripts.restored import Restored
from app.transcripts.restoring.addressed import GUEST, HOST, addressed

_SHORT_WORDS = 5
"""Words of a sentence that is a clue as a whole: `yeah that's right`."""
_SIZES = (2, 4, 8, 16, 32)
_ME = frozenset("i i'm i've me my we we're we've our".split())
_YOU = frozenset("you you're you've your yourself".split())
_FOLDER = Path(__file__).parent / "weights"
SCALE = 64
"""Weights are kept as whole numbers, in parts of so many."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `[first, last)`, and whether the host speaks them, of 1."""

    first: int
    last: int
    host: float


@dataclass(frozen=True, slots=True)
class Look:
    """What a talk looks like as a whole, once labelled: how sure the chain is of a word on average
    and the host's share of the words (of 1), changes in a thousand words, and how many words a
    sentence of the guest's has."""

    sure: float
    host: float
    changes: float
    guest_words: float


@dataclass(frozen=True, slots=True)
class Trust:
    """How often a talk is given right, of 1, by its look: a sum of what it has, weighted. Two
    hosts who chat are told apart less than the chain thinks, one who tells at length more."""

    offset: float
    sure: float
    host: float
    changes: float
    guest_words: float

    def right(self, look: Look) -> float:
        """The share of the words that is probably given right."""
        return (
            self.offset + self.sure * look.sure + self.host * look.host
            + self.changes * look.changes + self.guest_words * look.guest_words
        )  # fmt: skip

    def factor(self, look: Look) -> float:
        """By how much the log-odds of a talk are too large, or too small."""
        right = min(0.98, max(0.51, self.right(look)))
        sure = min(0.99, max(0.51, look.sure))
        return math.log(right / (1 - right)) / math.log(sure / (1 - sure))


@dataclass(frozen=True, slots=True)
class Voices:
    """Weights of clues: for the host, and for a change after the host and after the guest.
    `trust_of_fitted` is how far talks are trusted by these weights fitted to their host."""

    model: str
    says: Mapping[str, float]
    after_host: Mapping[str, float]
    after_guest: Mapping[str, float]
    trust: Trust
    trust_of_fitted: Trust

    def sentences(
        self,
        words: Sequence[str],
        restored: Restored,
        hosts: Sequence[str] = (),
        guests: Sequence[str] = (),
    ) -> list[Sentence]:
        """All sentences of a talk, with how surely the host says each. `words` are bare; `hosts`
        and `guests` are names by which they are called."""
        spans = list(spans_of(restored))
        odds = self.odds(words, restored, spans, hosts, guests)
        factor = self.trust.factor(look_of(odds, spans))
        return [
            Sentence(first, last, share_of(factor * own))
            for (first, last), own in zip(spans, odds, strict=True)
        ]

    def odds(
        self,
        words: Sequence[str],
        restored: Restored,
        spans: Sequence[tuple[int, int]],
        hosts: Sequence[str],
        guests: Sequence[str],
    ) -> list[float]:
        """The log-odds, before they are corrected by how sure the chain is of the talk."""
        said = masked(words, hosts, guests)
        return smoothed(*self.scores(said, restored, spans))

    def scores(
        self, said: Sequence[str], restored: Restored, spans: Sequence[tuple[int, int]]
    ) -> tuple[list[float], list[float], list[float]]:
        """What each sentence of masked words has for the host, and each seam for a change after
        the host and after the guest, as log-odds."""
        numbers = range(len(spans))
        own = [_weight(clues_of(said, restored, spans, n), self.says) for n in numbers]
        seams = [seams_of(said, restored, spans, n) for n in numbers[1:]]
        return (
            own,
            [_weight(clues, self.after_host) for clues in seams],
            [_weight(clues, self.after_guest) for clues in seams],
        )


def look_of(odds: Sequence[float], spans: Sequence[tuple[int, int]]) -> Look:
    """What a talk looks like, by the log-odds of its sentences."""
    sizes = [last - first for first, last in spans]
    count = max(1, sum(sizes))
    host = [share_of(one) for one in odds]
    guest = sum(1 - one for one in host)
    return Look(
        sure=sum(size * max(one, 1 - one) for one, size in zip(host, sizes, strict=True)) / count,
        host=sum(size * one for one, size in zip(host, sizes, strict=True)) / count,
        changes=1000 * sum((a > 0.5) != (b > 0.5) for a, b in pairwise(host)) / count,
        guest_words=sum(s * (1 - one) for one, s in zip(host, sizes, strict=True)) / max(1, guest),
    )


def spans_of(restored: Restored) -> Iterator[tuple[int, int]]:
    """The sentences `[first, last)` as guessed."""
    first, count = 0, len(restored.guesses)
    for word in range(count):
        if restored.ends_sentence(word) or word == count - 1:
            yield first, word + 1
            first = word + 1


def masked(words: Sequence[str], hosts: Sequence[str], guests: Sequence[str]) -> list[str]:
    """Words with a sign in place of the names of who takes part."""
    signs = {part.lower(): HOST for name in hosts for part in name.split()}
    signs |= {part.lower(): GUEST for name in guests for part in name.split()}
    return [signs.get(word, word) for word in words]


def clues_of(
    said: Sequence[str], restored: Restored, spans: Sequence[tuple[int, int]], number: int
) -> list[str]:
    """What a sentence has that may tell who says it."""
    first, last = spans[number]
    words = said[first:last]
    clues = {*words, *map(" ".join, pairwise(words))}
    clues |= {" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)}
    asks = restored.asks(last - 1)
    clues |= {
        "^ " + " ".join(words[:2]), "^3 " + " ".join(words[:3]), "$ " + " ".join(words[-2:]),
        f"#long {_size(words)}", f"#person {_some(words, _ME)} {_some(words, _YOU)} {asks}",
        f"#begun {min(9, first // 60)}", f"#left {min(9, (len(said) - last) // 60)}",
        f"#tenth {10 * number // len(spans)}",
    }  # fmt: skip
    if asks:
        clues |= {"#asks", f"#asks {_size(words)}"}
    if len(words) <= _SHORT_WORDS:
        clues.add("= " + " ".join(words))
    if number < 6 or len(spans) - number <= 6:
        clues.add(f"#place {number}" if number < 6 else f"#place {len(spans) - number}-")
    return ["#", *clues, *addressed(words)]


def _size(words: Sequence[str]) -> int:
    return bisect(_SIZES, len(words))


def _some(words: Sequence[str], of: frozenset[str]) -> int:
    """How many of the words are among these, 2 at the most."""
    return min(2, sum(word in of for word in words))


def seams_of(
    said: Sequence[str], restored: Restored, spans: Sequence[tuple[int, int]], number: int
) -> list[str]:
    """What may tell that somebody else speaks from sentence `number` on."""
    (begun, end), (first, last) = spans[number - 1], spans[number]
    before, after = said[begun:end], said[first:last]
    sure = round(15 * restored.turn_confidence(end - 1))
    sizes = f"{_size(before)} {_size(after)}"
    asked = "?" if restored.asks(end - 1) else "."
    clues = {
        f"#turn {sure}", f"#stop {round(15 * restored.confidence(end - 1))}", f"#asks {asked}",
        f"#asks {asked} {sure}", f"#size {sizes}", f"#size {asked} {sizes}",
        f"#turn {sure} {sizes}", f"#both {asked} {'?' if restored.asks(last - 1) else '.'}",
        f"< {before[-1]}", f"< {' '.join(before[-2:])}", f"< {' '.join(before[-3:])}",
        f"> {after[0]}", f"> {' '.join(after[:2])}", f"> {' '.join(after[:3])}",
        f"{asked} > {after[0]}",
    }  # fmt: skip
    for sign, words in (("=<", before), ("=>", after)):
        if len(words) <= _SHORT_WORDS:
            clues.add(f"{sign} {' '.join(words)}")
    if number > 1:
        earlier = spans[number - 2][1] - 1
        clues.add(f"#last {round(15 * restored.turn_confidence(earlier)) > 7}")
        clues.add(f"#asked {restored.asks(earlier)} {asked} {_size(before)}")
    if number + 1 < len(spans):
        clues.add(f"#next {round(5 * restored.turn_confidence(last - 1))} {_size(after)}")
    return ["#", *clues]


def _weight(clues: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(clue, 0.0) for clue in clues)


def corrected(words: Sequence[str], restored: Restored) -> list[str]:
    """The words with misheard names as they should be."""
    found = list(words)
    for one in restored.names:
        parts = one.name.lower().split()
        for place, part in zip(range(one.first, one.last), parts, strict=False):
            found[place] = part
    return found


def smoothed(
    odds: Sequence[float], after_host: Sequence[float], after_guest: Sequence[float]
) -> list[float]:
    """For each sentence the log-odds that the host says it: from its own, and from what speaks
    for a change after each but the last, if the host says that and if the guest does."""
    pairs = list(zip(after_host, after_guest, strict=True))
    found: list[float] = []
    carried = 0.0
    for place, own in enumerate(odds):
        if place:
            host, guest = pairs[place - 1]
            carried = _sum(found[-1], guest) - _sum(0.0, found[-1] + host)
        found.append(own + carried)
    carried = 0.0
    for place in reversed(range(len(odds) - 1)):
        host, guest = pairs[place]
        later = carried + odds[place + 1]
        carried = _sum(later, host) - _sum(0.0, later + guest)
        found[place] += carried
    return found


def _sum(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers of which the logarithms are given."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def share_of(odds: float) -> float:
    """Log-odds as a share, of 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def voices(language: str) -> Voices | None:
    """The weights for a language (`en`, `en-GB`); None where none were trained for it."""
    path = _FOLDER / f"{language_alone(language)}.voices.json"
    if not path.is_file():
        return None
    kept = json.loads(path.read_text("utf-8"))
    says, after_host, after_guest = (
        {clue: number / kept["scale"] for clue, number in kept[name].items()}
        for name in ("says", "after_host", "after_guest")
    )
    trusts = Trust(*kept["trust"]), Trust(*kept["trust_of_fitted"])
    return Voices(kept["model"], says, after_host, after_guest, *trusts)
