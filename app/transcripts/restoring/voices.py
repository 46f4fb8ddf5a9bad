"""Who speaks each sentence of an interview whose captions don't say: a host or a guest.

Two small linear models, trained by `training.voices`: how much the words of a sentence speak for
the host, and how likely somebody else speaks after a sentence. The forward and backward passes of
a hidden Markov model of two states (Rabiner 1989) put them together, so a sentence that tells
nothing goes with those around it.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.transcripts.restored import Restored, Voice

HOST, GUEST = "<host>", "<guest>"
"""What stands for their names in the clues: nobody's own name tells who speaks."""
SURE = 0.85
"""So sure is whoever is shown; `benchmarks.speakers` tells how often that is right."""
LEAST_OF_ONE, LEAST_GIVEN = 0.02, 0.4
"""Share of a talk's words that is given to each, and to both."""
_FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `[first, last)`, and whether the host speaks them, of 1."""

    first: int
    last: int
    host: float


@dataclass(frozen=True, slots=True)
class Voices:
    """Weights of clues: for the host, and for another speaker after a sentence."""

    model: str
    says: Mapping[str, float]
    turns: Mapping[str, float]
    trust: float
    """How much of what a sentence tells counts: its words aren't independent."""

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
        said = masked(words, hosts, guests)
        numbers = range(len(spans))
        odds = [
            self.trust * _weight(clues_of(said, restored, spans, n), self.says) for n in numbers
        ]
        change = [
            _share(_weight(seams_of(said, restored, spans, n), self.turns)) for n in numbers[1:]
        ]
        shares = smoothed(odds, change)
        return [
            Sentence(first, last, share) for (first, last), share in zip(spans, shares, strict=True)
        ]


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
    clues.add("^ " + " ".join(words[:2]))
    clues.add(f"#long {min(5, len(words) // 8)}")
    if restored.asks(last - 1):
        clues |= {"#asks", f"#asks {min(3, len(words) // 8)}"}
    place = number / len(spans)
    if number < 6 or place > 0.97:
        clues.add(f"#place {number}" if number < 6 else f"#place {min(5, len(spans) - number)}-")
    return ["#", *clues]


def seams_of(
    said: Sequence[str], restored: Restored, spans: Sequence[tuple[int, int]], number: int
) -> list[str]:
    """What may tell that somebody else speaks from sentence `number` on."""
    (begun, end), (first, last) = spans[number - 1], spans[number]
    before, after = said[begun:end], said[first:last]
    sure = round(15 * restored.turn_confidence(end - 1))
    sizes = f"{min(4, len(before) // 5)} {min(4, len(after) // 5)}"
    asked = "?" if restored.asks(end - 1) else "."
    clues = {
        f"#turn {sure}", f"#stop {round(15 * restored.confidence(end - 1))}", f"#asks {asked}",
        f"#asks {asked} {sure}", f"#size {sizes}", f"#size {asked} {sizes}",
        f"< {before[-1]}", f"< {' '.join(before[-2:])}", f"> {after[0]}",
        f"> {' '.join(after[:2])}", f"> {' '.join(after[:3])}", f"{asked} > {after[0]}",
        f"#both {asked} {'?' if restored.asks(last - 1) else '.'}",
    }  # fmt: skip
    if number > 1:
        clues.add(f"#last {round(15 * restored.turn_confidence(spans[number - 2][1] - 1)) > 7}")
    return ["#", *clues]


def _weight(clues: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(clue, 0.0) for clue in clues)


def guessed_voices(
    words: Sequence[str], restored: Restored, language: str, hosts: Sequence[str],
    guests: Sequence[str],
) -> tuple[Voice, ...]:  # fmt: skip
    """Who probably says which of the words, which are bare, where that is sure enough; nobody
    where the talk may not be one of two: a guest is named, and no more than one of each."""
    net = voices(language)
    if net is None or len(guests) != 1 or len(hosts) > 1:
        return ()
    found: list[Voice] = []
    host, guest = (*hosts, "Host")[0], guests[0]
    for one in net.sentences(_corrected(words, restored), restored, hosts, guests):
        is_host, sure = one.host > 0.5, max(one.host, 1 - one.host)
        if sure < SURE:
            continue
        speaker, first = host if is_host else guest, one.first
        if found and found[-1].speaker == speaker and found[-1].last == first:
            before = found.pop()
            first, sure = before.first, min(sure, before.sure)
        found.append(Voice(first, one.last, speaker, round(sure, 3)))
    said = [sum(v.last - v.first for v in found if v.speaker == name) for name in (host, guest)]
    is_of_two = min(said) >= LEAST_OF_ONE * len(words) and sum(said) >= LEAST_GIVEN * len(words)
    return tuple(found) if is_of_two else ()


def _corrected(words: Sequence[str], restored: Restored) -> list[str]:
    """The words with misheard names as they should be."""
    found = list(words)
    for one in restored.names:
        parts = one.name.lower().split()
        for place, part in zip(range(one.first, one.last), parts, strict=False):
            found[place] = part
    return found


def smoothed(odds: Sequence[float], change: Sequence[float]) -> list[float]:
    """For each sentence the share, of 1, with which the host says it, from its own log-odds and
    the share with which another speaks after each but the last."""
    forward = _passed(odds, change)
    backward = _passed(odds[::-1], change[::-1])[::-1]
    return [_share(a + b - own) for a, b, own in zip(forward, backward, odds, strict=True)]


def _passed(odds: Sequence[float], change: Sequence[float]) -> list[float]:
    """The log-odds of each sentence with all that came before it."""
    found: list[float] = []
    for place, own in enumerate(odds):
        carried = 0.0
        if place:
            was = _share(found[-1])
            swap = min(0.999, max(0.001, change[place - 1]))
            now = was * (1 - swap) + (1 - was) * swap
            carried = math.log(now / (1 - now))
        found.append(own + carried)
    return found


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def voices(language: str) -> Voices | None:
    """The weights for a language (`en`, `en-GB`); None where none were trained for it."""
    path = _FOLDER / f"{language.lower().replace('_', '-').split('-')[0]}.voices.json"
    if not path.is_file():
        return None
    kept = json.loads(path.read_text("utf-8"))
    says, turns = (
        {clue: number / kept["scale"] for clue, number in kept[name].items()}
        for name in ("says", "turns")
    )
    return Voices(kept["model"], says, turns, kept["trust"])
