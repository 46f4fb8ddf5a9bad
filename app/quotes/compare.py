"""Hold a quote against what was said, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from app.language.stop_words import STOP_WORDS
from app.language.tokens import tokens
from app.quotes.compounds import separate
from app.quotes.differences import Difference, DifferenceKind, after, before, between, quote_key

MISHEARD_SHARE = 0.9
"""Of a word that is the same: how much one counts that was probably misheard."""
_ELLIPSIS = re.compile(r"\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,}|…")
_APART = re.compile(r"\[[^\[\]]{0,200}\]|[—―]|--+")
"""What is no word of the quote: the quoter's own words in brackets, and dashes."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The words `[first, last)` of what was said that match best, the share of the quote's
    words that stand there, or what sounds like them, and every difference within."""

    first: int
    last: int
    share: float
    differences: tuple[Difference, ...]


def quote_parts(text: str) -> list[list[str]]:
    """The words of a quote, cut where it leaves something out (`…`, `[...]`).

    What stands in brackets is the quoter's own and left away; so is what holds no letter.
    """
    pieces = (_APART.sub(" ", piece) for piece in _ELLIPSIS.split(text))
    words = [[word for word in piece.split() if tokens(word)] for piece in pieces]
    return [piece for piece in words if piece]


def compare(quoted: Sequence[str], said: Sequence[str]) -> Comparison | None:
    """The stretch of `said` that matches `quoted` best, and how it differs; None when no word
    does. Case and punctuation never count, nor whether a hyphen joins words."""
    own, _ = separate(quoted, said)
    theirs, places = separate(said, quoted)
    found = _compared(own, theirs) if own else None
    if found is None:
        return None
    first, last = places[found.first], places[found.last - 1] + 1
    return Comparison(first, last, found.share, found.differences)


def _compared(quoted: Sequence[str], said: Sequence[str]) -> Comparison | None:
    here, there = [quote_key(word) for word in quoted], [quote_key(word) for word in said]
    for place in range(len(there) - len(here) + 1):
        if there[place] == here[0] and there[place : place + len(here)] == here:
            return Comparison(place, place + len(here), 1.0, ())
    rough = _closest(_blocks(here, there))
    if not rough:
        return None
    first = max(0, rough[0].place - rough[0].start - LEEWAY_WORDS)
    rest = len(here) - rough[-1].start - rough[-1].size
    last = min(len(there), rough[-1].place + rough[-1].size + rest + LEEWAY_WORDS)
    blocks = _late(
        _without_strays(
            [
                _Block(block.start, block.place + first, block.size)
                for block in _blocks(here, there[first:last])
            ],
            here,
        ),
        there,
    )
    begun, ended = blocks[0], blocks[-1]
    low = max(first, begun.place - begun.start - LEEWAY_WORDS)
    passed, differences = before(quoted[: begun.start], said[low : begun.place])
    for block, following in pairwise(blocks):
        differences += between(
            quoted[block.start + block.size : following.start],
            said[block.place + block.size : following.place],
        )
    open_end, end = quoted[ended.start + ended.size :], ended.place + ended.size
    more, at_end = after(open_end, said[end : min(last, end + len(open_end) + LEEWAY_WORDS)])
    differences += at_end
    sizes = [(one.kind, len(one.quoted.split())) for one in differences]
    heard = sum(size for kind, size in sizes if kind is DifferenceKind.SOUNDS_LIKE)
    same = len(here) - sum(size for _, size in sizes) + MISHEARD_SHARE * heard
    return Comparison(low + passed, end + more, same / len(here), tuple(differences))


@dataclass(frozen=True, slots=True)
class _Block:
    """`size` words that are the same from `start` in the quote and `place` in what was said."""

    start: int
    place: int
    size: int


LEEWAY_WORDS = 3
"""Words around the closest stretch in which more of the quote may stand."""


def _blocks(here: Sequence[str], there: Sequence[str]) -> list[_Block]:
    found = LCSseq.editops(here, there).as_matching_blocks()
    return [_Block(block.a, block.b, block.size) for block in found if block.size]


def _excess(one: _Block, following: _Block) -> int:
    """How many more words were said between two blocks than are quoted there."""
    return (following.place - one.place) - (following.start - one.start)


def _without_strays(blocks: Sequence[_Block], here: Sequence[str]) -> Sequence[_Block]:
    """The blocks without a last one that is just a `the` or `at` far behind the others: where
    `of open ai as a student at toronto` was said, `at OpenAI` ends before `as`."""
    while len(blocks) > 1:
        last = blocks[-1]
        words = here[last.start : last.start + last.size]
        if _excess(blocks[-2], last) <= LEEWAY_WORDS or not STOP_WORDS.issuperset(words):
            break
        blocks = blocks[:-1]
    return blocks


def _late(blocks: Sequence[_Block], there: Sequence[str]) -> Sequence[_Block]:
    """The blocks with the first where it best leads to the next: where `you can say you need` was
    said, `you need` begins with the second `you`."""
    while len(blocks) > 1:
        one, following = blocks[:2]
        apart = following.start - one.start
        words = there[one.place : one.place + one.size]
        places = [
            place
            for place in range(one.place, following.place - one.size + 1)
            if there[place : place + one.size] == words
        ]
        place = min(places, key=lambda place: (abs(following.place - place - apart), -place))
        if apart > one.size or place + one.size < following.place:
            return [_Block(one.start, place, one.size), *blocks[1:]]
        blocks = [_Block(one.start, place, one.size + following.size), *blocks[2:]]
    return blocks


def _closest(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """The run of blocks that holds most words for the words that stand in between (Kadane's
    maximum subarray): a stray `the` far away is no part of the match."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, start = 0.0, 0
    for index, block in enumerate(blocks):
        if index:
            score -= 0.4 * max(0, _excess(blocks[index - 1], block))
        if score <= 0:
            score, start = 0.0, index
        score += block.size
        best = max(best, (score, start, index + 1), key=lambda found: found[0])
    return blocks[best[1] : best[2]]
