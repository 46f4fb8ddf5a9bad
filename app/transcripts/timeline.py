"""The timeline: one monotone map from word number to milliseconds.

It is a list of knots, and how much speech each word is. A word that has a knot was heard at
that time; a word between two knots is interpolated by the speech in between; a word outside
them is estimated from the pace. Each word's time comes with its kind and with a bound: for at
least nine words of ten the true time is within `bound_ms` of the one given.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.language.sentences import SENTENCE_ENDS
from app.language.tokens import unspaced

WORDS_PER_MINUTE = 185
"""Pace of conversation, for talks whose length nobody tells."""
LETTERS_PER_WORD = 6.5
"""Weight of a usual word: its letters, and two for the gap after it."""


_PAUSES = frozenset(SENTENCE_ENDS) - {"…"}
_PAUSE = re.compile(f"[{''.join(sorted(_PAUSES))}]+")
_MOST_OF_BYTE, _MOST = 0xFF, 0xFFFF
_SYLLABLES = (
    (re.compile(r"[\u3400-\u9fff]"), 5.0),
    (re.compile(r"[\u3041-\u30ff]"), 3.0),
    (re.compile(r"[\uac00-\ud7a3]"), 3.0),
    (re.compile(r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]"), 1.7),
)
"""Chinese characters, kana, syllables of Korean, letters of Thai and its like: how many Latin
letters each is as much speech as. Chosen so that the pace of English gives some 240 Chinese
characters a minute, 330 letters of Japanese, 310 syllables of Korean, 210 of Thai: as many
syllables a second beside those of English as Pellegrino, Coupé and Marsico measured, "A
cross-language perspective on speech information rate", Language 87 (2011)."""


class Timing(StrEnum):
    """By which means a time is known, the surest first."""

    EXACT = "exact"
    ALIGNED = "aligned"
    INTERPOLATED = "interpolated"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Knot:
    """Word `word` begins at `ms`, give or take `bound_ms`. The word past the last one stands
    for the end."""

    word: int
    ms: int
    kind: Timing
    bound_ms: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When a word was said, by which means, and within what bound (milliseconds)."""

    ms: int
    kind: Timing
    bound_ms: int

    @property
    def is_guessed(self) -> bool:
        """Whether it is estimated; that of the first word is, and sure."""
        return self.kind is Timing.ESTIMATED and self.bound_ms > 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `[first, last)` whose times are of one kind, from `start_ms` to `end_ms`;
    `bound_ms` is the widest bound among them."""

    first: int
    last: int
    start_ms: int
    end_ms: int
    kind: Timing
    bound_ms: int


@dataclass(frozen=True)
class Timeline:
    """Knots in strictly rising word order with non-decreasing times, the first at word 0 and
    the last at the word past the end; `weights` has a byte a word for how much speech it is, or two
    (little-endian) where one is more than a byte holds."""

    knots: tuple[Knot, ...]
    weights: bytes

    @property
    def end_ms(self) -> int:
        """When the last word ends."""
        return self.knots[-1].ms

    @property
    def is_end_guessed(self) -> bool:
        """Whether nobody tells how long the talk is: it ends at the usual pace, be it from its
        start or from the last time that is known."""
        end = self.knots[-1]
        return end.kind is Timing.ESTIMATED and end.bound_ms > 0

    @property
    def is_all_guessed(self) -> bool:
        """Whether nobody tells any time of the talk, nor how long it is."""
        return self.is_end_guessed and all(knot.kind is Timing.ESTIMATED for knot in self.knots)

    @cached_property
    def _words(self) -> list[int]:
        return [knot.word for knot in self.knots]

    @cached_property
    def _times(self) -> list[int]:
        return [knot.ms for knot in self.knots]

    @cached_property
    def _said(self) -> NDArray[np.int64]:
        """The speech before each word."""
        is_wide = len(self.weights) > self.knots[-1].word
        weights = np.frombuffer(self.weights, dtype="<u2" if is_wide else np.uint8)
        return np.concatenate(([0], np.cumsum(weights, dtype=np.int64)))

    def at(self, word: int) -> Moment:
        """The moment at which `word` begins; words outside the talk get its nearest end."""
        word = min(max(word, 0), self.knots[-1].word)
        index = bisect_right(self._words, word) - 1
        left = self.knots[index]
        if left.word == word and (left.kind is not Timing.ESTIMATED):
            return Moment(left.ms, left.kind, left.bound_ms)
        return self._between(left, self.knots[min(index + 1, len(self.knots) - 1)], word)

    def word_at(self, ms: int) -> int:
        """The last word that begins at or before `ms` (the first one for earlier times)."""
        behind = bisect_right(self._times, ms)
        low = self._words[behind - 1] if behind else 0
        high = self._words[min(behind, len(self.knots) - 1)]
        while low < high:
            middle = (low + high) // 2
            if self.at(middle).ms <= ms:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def span(self, start_ms: int, end_ms: int) -> tuple[int, int]:
        """The words `[first, last)` that are heard in `[start_ms, end_ms)`."""
        first = self.word_at(start_ms)
        return first, max(first + 1, self.word_at(max(start_ms, end_ms - 1)) + 1)

    def stretches(self) -> list[Stretch]:
        """The talk as stretches of one kind; words with exact times and those interpolated
        within a few seconds between them count as one exact stretch."""
        found: list[Stretch] = []
        for left, right in pairwise(self.knots):
            kind, bound = self._kind_between(left, right)
            last = found[-1] if found else None
            if last and last.kind is kind:
                widest = max(last.bound_ms, bound)
                found[-1] = Stretch(last.first, right.word, last.start_ms, right.ms, kind, widest)
            else:
                found.append(Stretch(left.word, right.word, left.ms, right.ms, kind, bound))
        return found

    def shares(self) -> list[tuple[Timing, int]]:
        """Each kind of stretch and for how many words of a hundred it holds, the most first."""
        words: dict[Timing, int] = {}
        for stretch in self.stretches():
            words[stretch.kind] = words.get(stretch.kind, 0) + stretch.last - stretch.first
        whole = max(1, sum(words.values()))
        ordered = sorted(words.items(), key=lambda item: -item[1])
        return [(kind, round(100 * count / whole)) for kind, count in ordered]

    def _kind_between(self, left: Knot, right: Knot) -> tuple[Timing, int]:
        middle = self.at((left.word + right.word) // 2)
        bound = max(middle.bound_ms, left.bound_ms)
        if middle.kind is Timing.INTERPOLATED and bound <= DENSE_MS:
            # A word placed before a silence stands between words with times of their own.
            return right.kind if left.kind is Timing.INTERPOLATED else left.kind, bound
        return middle.kind, bound

    def _between(self, left: Knot, right: Knot, word: int) -> Moment:
        gap = right.ms - left.ms
        weight = int(self._said[right.word] - self._said[left.word])
        share = int(self._said[word] - self._said[left.word]) / weight if weight else 0.0
        ms = left.ms + round(gap * share)
        is_left, is_right = (knot.kind is not Timing.ESTIMATED for knot in (left, right))
        if is_left and is_right:
            bound = bridge_bound_ms(gap, share) + max(left.bound_ms, right.bound_ms)
            return Moment(ms, Timing.INTERPOLATED, bound)
        if is_left or is_right:
            distance = ms - left.ms if is_left else right.ms - ms
            return Moment(ms, Timing.ESTIMATED, drift_bound_ms(distance))
        if right.bound_ms:  # nobody tells the length either
            return Moment(ms, Timing.ESTIMATED, drift_bound_ms(ms))
        return Moment(ms, Timing.ESTIMATED, round(LENGTH_FACTOR * bridge_bound_ms(gap, share)))


DENSE_MS = 3_000
"""Interpolated words whose bound is no wider than this belong to the known words around them."""
LENGTH_FACTOR = 1.26
"""A guess from the length is that much worse than one between two known times as far apart:
talks have music and adverts at their ends."""


def bridge_bound_ms(gap_ms: int, share: float) -> int:
    """Bound of a word at `share` of the speech between two times `gap_ms` apart.

    Measured on 32 captioned talks, with gaps from 15 seconds to 20 minutes: the error goes as
    a Brownian bridge, with the root of the gap and of share * (1 - share), and nine words of
    ten are within 0.99 seconds times that root times (gap / 1 minute) ** 0.125.
    """
    seconds = max(gap_ms, 1) / 1000
    spread = math.sqrt(max(share * (1 - share), 0.02) * seconds)
    return round(990 * spread * float((seconds / 60) ** 0.125))


def drift_bound_ms(distance_ms: int) -> int:
    """Bound of a word that far from the only known time.

    Measured as above: beside the walk of the bridge there is the pace itself, which may be a
    sixth faster or slower than the usual one.
    """
    seconds = max(distance_ms, 1) / 1000
    return round(1000 * math.hypot(2.0 * math.sqrt(seconds), 0.185 * seconds)) + 300


def exact(
    words: Sequence[str],
    points: Sequence[tuple[int, int]],
    end_ms: int | None,
    silences: Iterable[tuple[int, int, int]] = (),
) -> Timeline:
    """A timeline through known `(word, ms)` points; see `build` for the rest.

    Points that run backward are left out (the longest rising run of them is kept), so that
    one wrong time in a file doesn't spoil the others. `silences` tell of stretches of words that
    are over before the next word is said, as `(first, last, end_ms)`: the words `[first, last)`
    aren't drawn out into the silence behind them.
    """
    knots = [Knot(word, ms, Timing.EXACT) for word, ms in points]
    known = {word: ms for word, ms in reversed(points)}
    return build(words, [*knots, *_before_silences(words, known, silences)], end_ms)


def _before_silences(
    words: Sequence[str], known: Mapping[int, int], silences: Iterable[tuple[int, int, int]]
) -> Iterator[Knot]:
    """The last words before silences, placed between the last known time and the end."""
    for first, last, end_ms in silences:
        start = max((word for word in range(first, last) if word in known), default=last)
        if start >= last - 1 or known[start] >= end_ms:
            continue
        weights = [_weight(word) for word in words[start:last]]
        share = sum(weights[:-1]) / sum(weights)
        length = end_ms - known[start]
        ms = known[start] + round(length * share)
        yield Knot(last - 1, ms, Timing.INTERPOLATED, bridge_bound_ms(length, share))


def build(words: Sequence[str], knots: Iterable[Knot], end_ms: int | None) -> Timeline:
    """Complete `knots`, in any order, to a timeline over all `words`.

    Before the first and after the last knot, and throughout when there is none, time is
    estimated from `end_ms` (the length of the talk), or from the pace of speech when that
    isn't known either.
    """
    count = len(words)
    weights = list(map(_weight, words))
    done = _longest_rising(knots, count)
    if not done:
        end = Knot(count, end_ms, Timing.ESTIMATED) if end_ms else None
        guess = Knot(count, _pace_ms(weights), Timing.ESTIMATED, 1)
        return Timeline((Knot(0, 0, Timing.ESTIMATED), end or guess), _packed(weights))
    if done[0].word > 0:
        start = max(0, done[0].ms - _pace_ms(weights[: done[0].word]))
        done.insert(0, Knot(0, start, Timing.ESTIMATED))
    last = done[-1]
    if last.word < count:
        pace = _pace_ms(weights[last.word :])
        if end_ms is not None and last.ms <= end_ms <= last.ms + 3 * pace:
            done.append(Knot(count, end_ms, Timing.EXACT))
        else:
            done.append(Knot(count, last.ms + pace, Timing.ESTIMATED, 1))
    return Timeline(tuple(done), _packed(weights))


def _packed(weights: Sequence[int]) -> bytes:
    is_wide = max(weights, default=0) > _MOST_OF_BYTE
    return np.array(weights, dtype="<u2" if is_wide else np.uint8).tobytes()


@lru_cache(maxsize=100_000)
def _weight(word: str) -> int:
    """How much speech a word is: its letters, the gap after it, a pause at a sentence's end."""
    pause = 6 if word[-1:] in _PAUSES else 0
    if word.isascii():
        return min(_MOST_OF_BYTE, len(word) + 2 + pause)
    more = sum(len(script.findall(word)) * (weight - 1) for script, weight in _SYLLABLES)
    if unspaced(word):  # it may be sentences
        pause = 6 * len(_PAUSE.findall(word))
    return min(_MOST, round(len(word) + more) + 2 + pause)


def _pace_ms(weights: Sequence[int]) -> int:
    """The time that words of these weights take at the usual pace."""
    return round(sum(weights) / LETTERS_PER_WORD * 60_000 / WORDS_PER_MINUTE)


def _longest_rising(knots: Iterable[Knot], count: int) -> list[Knot]:
    """The longest run of knots that rises in words and doesn't fall in time.

    Patience sorting, O(n log n): Fredman, "On computing the length of longest increasing
    subsequences", Discrete Mathematics 11 (1975).
    """
    unique: dict[int, Knot] = {}
    for knot in knots:
        if 0 <= knot.word <= count and knot.ms >= 0:
            unique.setdefault(knot.word, knot)
    ordered = [unique[word] for word in sorted(unique)]
    tails: list[int] = []
    tail_times: list[int] = []
    before: list[int] = []
    for index, knot in enumerate(ordered):
        place = bisect_right(tail_times, knot.ms)
        before.append(tails[place - 1] if place else -1)
        if place == len(tails):
            tails.append(index)
            tail_times.append(knot.ms)
        else:
            tails[place] = index
            tail_times[place] = knot.ms
    kept = []
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.append(ordered[index])
        index = before[index]
    return kept[::-1]
