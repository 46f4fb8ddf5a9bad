"""How words quoted differ from words said, word by word.

Where both hold words of their own, they are paired at the least cost (Needleman and Wunsch, 1970):
what sounds alike belongs together, be it one word or two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, product
from math import inf

from app.language.sounds import Phonetic, phonetic, sound_likeness, spoken_key
from app.language.stop_words import STOP_WORDS
from app.language.tokens import letters, tokens, unspaced

LENIENT_SOUND = 0.03
"""How much less alike than a name and what is taken for it elsewhere two words need to sound that
stand in the same place."""
MOST_PAIRS = 400
"""Stretches of more pairs of words than this are told as one difference."""
_AROUND = re.compile(r"^[^\w$€£+#%-]+|[^\w$€£+#%]+$")
_TELLING = re.compile(r"[\d$€£+#%]")
_NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())


class DifferenceKind(StrEnum):
    """How a stretch of the quote differs from what was said."""

    INSERTED = "inserted"
    LEFT_OUT = "left_out"
    CHANGED = "changed"
    SOUNDS_LIKE = "sounds_like"


@dataclass(frozen=True, slots=True)
class Difference:
    """`quoted` stands in the quote where `said` was said; one of them may be empty."""

    kind: DifferenceKind
    quoted: str
    said: str


@lru_cache(maxsize=100_000)
def quote_key(word: str) -> str:
    """A word as it counts: folded; what tells amounts and negations apart is kept."""
    folded = " ".join(tokens(word))
    bare = "".join(_AROUND.sub("", word.casefold().replace("’", "'")).split())
    if _TELLING.search(bare):
        return re.sub(r"(?<=\d),(?=\d{3})", "", bare)
    # `we're` is not `were`, `I'll` is not `ill`; but `dont` is how captions write `don't`.
    return f"{folded}'" if "'" in bare and not bare.endswith(("n't", "'s", "s'")) else folded


WordRun = Sequence[str]
_PHONETIC = Phonetic()
_COST = {
    DifferenceKind.SOUNDS_LIKE: 0.1,
    DifferenceKind.LEFT_OUT: 0.4,
    DifferenceKind.CHANGED: 0.6,
    DifferenceKind.INSERTED: 0.7,
}
_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
"""Words of the quote, and words said, that one difference may take in."""


def between(quoted: WordRun, said: WordRun) -> list[Difference]:
    """The differences of a stretch in which no word is the same."""
    return _paired(quoted, said)[1]


def before(quoted: WordRun, said: WordRun) -> tuple[int, list[Difference]]:
    """The differences at the beginning of a quote: `said` is what was said before the first word
    that is the same. How many of these words don't belong to the quote comes first."""
    return _paired(quoted, said, opens=True)


def after(quoted: WordRun, said: WordRun) -> tuple[int, list[Difference]]:
    """The same at the end of a quote; how many of the words said belong to it comes first."""
    return _paired(quoted, said, closes=True)


def said_otherwise(
    quoted: WordRun, said: WordRun, differences: Sequence[Difference]
) -> frozenset[int]:
    """The numbers of those words said that `differences` are about, counted from the first; what
    an ellipsis of the quote passes over isn't among them."""
    pairs = SequenceMatcher(
        None, [*map(quote_key, quoted)], [*map(quote_key, said)], autojunk=False
    )
    same = {
        at for block in pairs.get_matching_blocks() for at in range(block.b, block.b + block.size)
    }
    told = {word for one in differences for word in one.said.split()}
    return frozenset(at for at, word in enumerate(said) if at not in same and word in told)


def _paired(
    quoted: WordRun, said: WordRun, opens: bool = False, closes: bool = False
) -> tuple[int, list[Difference]]:
    """Words paired at the least cost. Where it `opens`, the first words said may be passed over,
    whose number comes first; where it `closes`, the last, and how many stay comes first."""
    if len(quoted) * len(said) > MOST_PAIRS:
        return (len(said) if closes else 0), [_difference(quoted, said)]
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for i, j in product(range(len(quoted) + 1), range(len(said) + 1)):
        best = (0.0, (0, 0)) if i == 0 and (j == 0 or opens) else (inf, (0, 0))
        for step in _STEPS:
            here, there = i - step[0], j - step[1]
            if here >= 0 and there >= 0:
                cost = _cost(quoted[here:i], said[there:j])
                best = min(best, (costs[here, there][0] + cost, step))
        costs[i, j] = best
    i, j = len(quoted), len(said)
    if closes:
        j = min(range(len(said) + 1), key=lambda last: costs[i, last][0])
    last, found = j, []
    while (step := costs[i, j][1]) != (0, 0):
        own, theirs = quoted[i - step[0] : i], said[j - step[1] : j]
        if not _is_same(own, theirs):
            found.append(_difference(own, theirs))
        i, j = i - step[0], j - step[1]
    return (last if closes else j), list(_merged(found[::-1]))


def _is_same(quoted: WordRun, said: WordRun) -> bool:
    return len(quoted) == len(said) == 1 and quote_key(quoted[0]) == quote_key(said[0])


def _cost(quoted: WordRun, said: WordRun) -> float:
    """What it costs to take words for each other; two for one only where they sound alike, and
    `the` and its like only where they sound the same."""
    if _is_same(quoted, said):
        return 0.0
    one = _difference(quoted, said)
    is_odd = len(quoted) + len(said) > 2
    if one.kind is not DifferenceKind.SOUNDS_LIKE:
        return inf if is_odd else _COST[one.kind]
    unlike = 1 - _likeness(one.quoted, one.said)
    if is_odd and unlike and not STOP_WORDS.isdisjoint(map(letters, (*quoted, *said))):
        return inf
    return _COST[one.kind] + (4 if is_odd else 0.5) * unlike


def _difference(quoted: WordRun, said: WordRun) -> Difference:
    one, other = _text(quoted), _text(said)
    if not said:
        return Difference(DifferenceKind.INSERTED, one, "")
    return Difference(_kind(one, other) if quoted else DifferenceKind.LEFT_OUT, one, other)


def _merged(found: Sequence[Difference]) -> Iterator[Difference]:
    """Words left out, or inserted, in a row as one difference."""
    for kind, several in groupby(found, key=lambda one: one.kind):
        if kind in (DifferenceKind.LEFT_OUT, DifferenceKind.INSERTED):
            alone = list(several)
            quoted, said = (one.quoted for one in alone), (one.said for one in alone)
            yield Difference(
                kind, _text(list(filter(None, quoted))), _text(list(filter(None, said)))
            )
        else:
            yield from several


def _text(words: WordRun) -> str:
    """Words as a text; letters of scripts without spaces are held one by one, and have none."""
    return ("" if words and all(map(unspaced, words)) else " ").join(words)


@lru_cache(maxsize=100_000)
def _kind(quoted: str, said: str) -> DifferenceKind:
    """Whether two different words or runs sound alike. Numbers and negations never do: there
    a small difference in sound is a large one in sense."""
    if any(_weighs(word) for word in [*quoted.split(), *said.split()]):
        return DifferenceKind.CHANGED
    is_same = spoken_key(letters(quoted)) == spoken_key(letters(said))
    longer = max(map(_sound, (quoted, said)), key=len)
    is_near = (
        _likeness(quoted, said) >= _PHONETIC.near_enough(longer, is_said=False) - LENIENT_SOUND
    )
    return DifferenceKind.SOUNDS_LIKE if is_same or is_near else DifferenceKind.CHANGED


def _likeness(quoted: str, said: str) -> float:
    """How much two runs of words sound alike, of 1."""
    return sound_likeness(_sound(quoted), _sound(said))


def _sound(words: str) -> str:
    return phonetic(letters(words))


def _weighs(word: str) -> bool:
    return (
        bool(_TELLING.search(word))
        or letters(word) in _NEGATIONS
        or word.casefold().endswith(("n't", "n’t"))
    )
