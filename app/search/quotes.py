"""Hold a quote against what was said, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from app.search.text import tokens
from app.transcripts.sounds import sound, spoken_key

ALIKE = 84
"""Sounds with this much in common (of 100) are a likely mishearing."""
_ELLIPSIS = re.compile(r"\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,}|…")
_BRACKETED = re.compile(r"\[[^\[\]]{0,200}\]")
_AROUND = re.compile(r"^[^\w$€£+#%-]+|[^\w$€£+#%]+$")
_TELLING = re.compile(r"[\d$€£+#%]")
_NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())


class Kind(StrEnum):
    """How a stretch of the quote differs from what was said."""

    INSERTED = "inserted"
    LEFT_OUT = "left_out"
    CHANGED = "changed"
    SOUNDS_LIKE = "sounds_like"


@dataclass(frozen=True, slots=True)
class Difference:
    """`quoted` stands in the quote where `said` was said; one of them may be empty."""

    kind: Kind
    quoted: str
    said: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The words `[first, last)` of what was said that match best, the share of the quote's
    words that stand there, and every difference within."""

    first: int
    last: int
    share: float
    differences: tuple[Difference, ...]


def parts(text: str) -> list[list[str]]:
    """The words of a quote, cut where it leaves something out (`…`, `[...]`).

    What stands in brackets is the quoter's own and left away; so is what holds no letter.
    """
    pieces = (_BRACKETED.sub(" ", piece) for piece in _ELLIPSIS.split(text))
    words = [[word for word in piece.split() if tokens(word)] for piece in pieces]
    return [piece for piece in words if piece]


def compare(quoted: Sequence[str], said: Sequence[str]) -> Comparison | None:
    """The stretch of `said` that matches `quoted` best, and how it differs; None when no word
    does. Case and punctuation never count."""
    here, there = [_key(word) for word in quoted], [_key(word) for word in said]
    for place in range(len(there) - len(here) + 1):
        if there[place] == here[0] and there[place : place + len(here)] == here:
            return Comparison(place, place + len(here), 1.0, ())
    rough = _closest(_blocks(here, there))
    if not rough:
        return None
    first = max(0, rough[0].place - rough[0].start - LEEWAY)
    rest = len(here) - rough[-1].start - rough[-1].size
    last = min(len(there), rough[-1].place + rough[-1].size + rest + LEEWAY)
    blocks = [
        _Block(block.start, block.place + first, block.size)
        for block in _blocks(here, there[first:last])
    ]
    same = sum(block.size for block in blocks)
    first = max(first, blocks[0].place - blocks[0].start)
    rest = len(here) - blocks[-1].start - blocks[-1].size
    last = min(last, blocks[-1].place + blocks[-1].size + rest)
    differences: list[Difference] = []
    done_here, done_there = 0, first
    for block in [*blocks, _Block(len(here), last, 0)]:
        differences += _between(quoted[done_here : block.start], said[done_there : block.place])
        done_here, done_there = block.start + block.size, block.place + block.size
    return Comparison(first, last, same / len(here), tuple(differences))


@dataclass(frozen=True, slots=True)
class _Block:
    """`size` words that are the same from `start` in the quote and `place` in what was said."""

    start: int
    place: int
    size: int


LEEWAY = 3
"""Words around the closest stretch in which more of the quote may stand."""


def _blocks(here: Sequence[str], there: Sequence[str]) -> list[_Block]:
    found = LCSseq.editops(here, there).as_matching_blocks()
    return [_Block(block.a, block.b, block.size) for block in found if block.size]


def _closest(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """The run of blocks that holds most words for the words that stand in between (Kadane's
    maximum subarray): a stray `the` far away is no part of the match."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, start = 0.0, 0
    for index, block in enumerate(blocks):
        if index:
            before = blocks[index - 1]
            gap = block.place - before.place - before.size
            excess = max(0, gap - (block.start - before.start - before.size))
            score -= 0.4 * excess
        if score <= 0:
            score, start = 0.0, index
        score += block.size
        best = max(best, (score, start, index + 1), key=lambda found: found[0])
    return blocks[best[1] : best[2]]


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """A word as it counts: folded; what tells amounts and negations apart is kept."""
    folded = " ".join(tokens(word))
    bare = _AROUND.sub("", word.casefold().replace("’", "'"))
    if _TELLING.search(bare):
        return re.sub(r"(?<=\d),(?=\d{3})", "", bare)
    # `we're` is not `were`, `I'll` is not `ill`; but `dont` is how captions write `don't`.
    return f"{folded}'" if "'" in bare and not bare.endswith(("n't", "'s", "s'")) else folded


def _between(quoted: Sequence[str], said: Sequence[str]) -> list[Difference]:
    """Differences of a stretch in which no word is the same, paired as they sound."""
    if not quoted and not said:
        return []
    if not said:
        return [Difference(Kind.INSERTED, " ".join(quoted), "")]
    if not quoted:
        return [Difference(Kind.LEFT_OUT, "", " ".join(said))]
    if len(quoted) == len(said):
        return [Difference(_kind(a, b), a, b) for a, b in zip(quoted, said, strict=True)]
    one, other = " ".join(quoted), " ".join(said)
    return [Difference(_kind(one, other), one, other)]


def _kind(quoted: str, said: str) -> Kind:
    """Whether two different words or runs sound alike. Numbers and negations never do: there
    a small difference in sound is a large one in sense."""
    if any(_weighs(word) for word in [*quoted.split(), *said.split()]):
        return Kind.CHANGED
    a, b = ("".join(t for word in run.split() for t in tokens(word)) for run in (quoted, said))
    is_near = spoken_key(a) == spoken_key(b) or fuzz.ratio(sound(a), sound(b)) >= ALIKE
    return Kind.SOUNDS_LIKE if is_near else Kind.CHANGED


def _weighs(word: str) -> bool:
    bare = "".join(tokens(word))
    return (
        bool(_TELLING.search(word))
        or bare in _NEGATIONS
        or word.casefold().endswith(("n't", "n’t"))
    )
