"""Cut a transcript into passages: what search finds and a link opens.

A passage has 40 to 90 words. It ends where the sense does: at a turn change, the end of a
paragraph or sentence, a pause; in text without any of these at the weakest place, and never
within a name or a number. In scripts that put no spaces between words, two letters are one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.language.sentences import CLAUSE_MARKS, CLOSING, ends_sentence
from app.language.tokens import size
from app.transcripts.delivery import pauses
from app.transcripts.model import Transcript

SHORTEST_WORDS, IDEAL_WORDS, LONGEST_WORDS = 40, 65, 90
PAUSE_MS = 700
"""A silence this long between two words with exact times ends a thought."""

_CLAUSE_END = re.compile(rf"[{CLAUSE_MARKS}-][{re.escape(CLOSING)}]*$")
_OPENERS = frozenset(
    "and so but because i you we they he she it well yeah yes okay ok now then what why how when "
    "where who if there this that which like also or let's that's it's i'm we're".split()
)
_LEANS_ON_NEXT = frozenset(
    "the a an of to in on at for with from by and or but so as is are was were be been my your our "
    "their his her its this that these those very really more most not don't can't i we you they "
    "he she it if because about into than some any no every each kind sort i'm it's there's".split()
)
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion point percent".split()
)
_NEVER = -1e6


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `[first, last)`; `speaker` is who says most of them, None where nobody is named."""

    first: int
    last: int
    speaker: str | None


def cut(transcript: Transcript) -> list[Passage]:
    """The passages of a transcript, in order, covering every word once.

    A talk of fewer than 40 words is one passage.
    """
    shapes = _shapes(transcript.words)
    ends = _cuts(_strengths(transcript, shapes), shapes[:, _SIZE].astype(np.int64))
    spans = zip([0, *ends[:-1]], ends, strict=True)
    return [Passage(first, last, _speaker(transcript, first, last)) for first, last in spans]


def _cuts(strength: NDArray[np.float64], sizes: NDArray[np.int64]) -> list[int]:
    """Ends of passages; `strength[w]` tells how well a cut before word `w` reads, `sizes[w]` for
    how many words it stands."""
    count = len(strength)
    before = np.concatenate(([0], np.cumsum(sizes)))
    ends = []
    first = 0
    while before[count] - before[first] > LONGEST_WORDS:
        begun = before[first]
        latest = min(begun + LONGEST_WORDS, before[count] - SHORTEST_WORDS)
        low = int(np.searchsorted(before, begun + SHORTEST_WORDS))
        high = max(low, int(np.searchsorted(before, latest, side="right")) - 1)
        if low >= count:
            break
        distance = np.abs(before[low : high + 1] - begun - IDEAL_WORDS)
        first = low + int(np.argmax(strength[low : high + 1] - 0.02 * distance))
        ends.append(first)
    return [*ends, count]


def _strengths(transcript: Transcript, shapes: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each word, how well a cut before it reads; `shapes` are those of the words."""
    words = transcript.words
    strength = np.zeros(len(words))
    strength[1:] = _between(shapes[:-1], shapes[1:])
    if restored := transcript.restored:
        for index in range(1, len(words)):
            if restored.ends_sentence(index - 1):
                strength[index] = 1.0 + restored.confidence(index - 1)
            elif restored.stop(index - 1):
                strength[index] = max(strength[index], 0.5)
            if restored.ends_turn(index - 1):
                strength[index] += 1.0
    for start in transcript.breaks:
        strength[start] += 1.0
    for turn in transcript.turns:
        strength[turn.first] += 2.5
    for mark in transcript.marks:
        if mark.at < len(words):
            strength[mark.at] += 0.5
    for pause in pauses(transcript, PAUSE_MS):
        strength[pause.word] += 1.2
    return strength


_SIZE, _MARK, _IS_NUMBER, _IS_CAPITAL, _OPENS, _LEANS = range(6)
"""What `_shape` tells of a word, by columns."""


def _shapes(words: Sequence[str]) -> NDArray[np.float64]:
    """A row for each word; the same word is looked at once."""
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    rows = np.array([_shape(word) for word in places]).reshape(-1, 1 + _LEANS)
    return rows[np.fromiter(map(places.__getitem__, words), np.int64, len(words))]


@lru_cache(maxsize=100_000)
def _shape(word: str) -> tuple[float, ...]:
    lowered = word.lower()
    mark = 0.0  # how well a cut behind it reads by its mark
    if not word[-1:].isalnum():
        mark = 2.0 if ends_sentence(word) else 0.7 if _CLAUSE_END.search(word) else 0.0
    is_number = lowered[:1].isdigit() or lowered.strip(".,") in _NUMBER_WORDS
    opens = 0.4 if lowered in _OPENERS else 0.0
    leans = 0.6 if lowered in _LEANS_ON_NEXT else 0.0
    return size(word), mark, is_number, word[:1].isupper(), opens, leans


def _between(before: NDArray[np.float64], after: NDArray[np.float64]) -> NDArray[np.float64]:
    """How well a cut reads between two words, told by their shapes: a row for each pair."""
    are_numbers = (before[:, _IS_NUMBER] > 0) & (after[:, _IS_NUMBER] > 0)
    are_names = (before[:, _IS_CAPITAL] > 0) & (after[:, _IS_CAPITAL] > 0)
    is_one = are_numbers | (are_names & (before[:, _LEANS] == 0))
    unmarked = np.where(is_one, _NEVER, after[:, _OPENS] - before[:, _LEANS])
    marks: NDArray[np.float64] = before[:, _MARK]
    return np.where(marks > 0, marks, unmarked)


def _speaker(transcript: Transcript, first: int, last: int) -> str | None:
    """Who says most of the words `[first, last)`."""
    turns = transcript.turns
    if not turns:
        return None
    low, high = 0, len(turns)
    while low < high:  # the first turn that ends after `first`
        middle = (low + high) // 2
        low, high = (middle + 1, high) if turns[middle].last <= first else (low, middle)
    said: dict[str | None, int] = {}
    for turn in turns[low:]:
        if turn.first >= last:
            break
        said[turn.speaker] = (
            said.get(turn.speaker, 0) + min(turn.last, last) - max(turn.first, first)
        )
    return max(said, key=lambda name: said[name]) if said else None
