"""Lift the times of one transcript of a talk onto another.

Anchors are runs of words that stand once in each transcript; the longest chain of them that
rises in both is kept (patience diff, after Cohen). Between anchors the same is tried with
shorter runs, and what is left is filled by edit distance over words, in which words that sound
alike count as the same. Time and memory are linear but for the gaps, which are short.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from app.language.sounds import spoken_key
from app.transcripts.model import Reading, Transcript, Turn
from app.transcripts.timeline import Knot, Timeline, Timing, build

RUNS = (5, 3, 2, 1)
"""Lengths of the runs that are looked for, one after another."""
LONGEST_GAP_WORDS = 1_500
"""Words of a gap that are compared word by word; a longer gap has no counterpart."""
SAME_TALK_SHARE = 0.45
"""Share of words that two transcripts of one talk have in common at least. Different talks of
the same people stay below 0.1."""
SURE_RUN_WORDS = 3
"""So many words in a row must match for their times to be lifted."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of words `(here, there)`, rising in both, that are the same; and the share of the
    shorter transcript's words that are among them."""

    pairs: tuple[tuple[int, int], ...]
    share: float

    @property
    def is_same_talk(self) -> bool:
        """Whether these are two transcripts of one talk."""
        return self.share >= SAME_TALK_SHARE


def align(here: Sequence[str], there: Sequence[str]) -> Alignment:
    """Align two lists of words as they stand in transcripts."""
    keys_here = [spoken_key(word) for word in here]
    keys_there = [spoken_key(word) for word in there]
    pairs = pairs_of(keys_here, keys_there)
    sure = tuple(_in_runs(pairs))
    shorter = max(1, min(len(here), len(there)))
    return Alignment(sure, len(sure) / shorter)


def lift_times(transcript: Transcript, other: Transcript, alignment: Alignment) -> Timeline:
    """The timeline of `transcript` with the times of `other`: where words are the same the time
    is `aligned`, between them it is interpolated.

    Words of `other` whose own time is estimated give none. The bound of a lifted time is that
    of the time in `other`, together with what two captioners differ by.
    """
    knots = []
    for word, counterpart in alignment.pairs:
        moment = other.timeline.at(counterpart)
        if moment.kind is not Timing.ESTIMATED:
            bound = round(math.hypot(moment.bound_ms, LIFT_BOUND_MS))
            knots.append(Knot(word, moment.ms, Timing.ALIGNED, bound))
    return build(transcript.words, _sparse(knots), None)


LIFT_BOUND_MS = 1_000
"""Two captioners of one talk differ by no more in when a caption begins, nine times of ten
(16 talks captioned twice)."""


def lift_speakers(
    transcript: Transcript, other: Transcript, alignment: Alignment
) -> tuple[Turn, ...]:
    """The turns of `other` over the words of `transcript`: each begins at the first of its
    words that is in both; the first one begins the talk."""
    counterparts = [there for _, there in alignment.pairs]
    turns: list[Turn] = []
    for turn in other.turns:
        index = bisect_left(counterparts, turn.first)
        if index == len(counterparts) or counterparts[index] >= turn.last:
            continue  # none of its words is in both
        first = alignment.pairs[index][0] if turns else 0
        if turns:
            turns[-1] = replace(turns[-1], last=first)
        turns.append(Turn(first, len(transcript.words), turn.speaker))
    return tuple(turns)


def lift_readings(
    transcript: Transcript, other: Transcript, alignment: Alignment
) -> tuple[Reading, ...]:
    """How `other` writes the words that are in both, case and punctuation included, where it
    writes them otherwise."""
    return tuple(
        Reading(here, other.words[there])
        for here, there in alignment.pairs
        if transcript.words[here] != other.words[there]
    )


def _sparse(knots: Sequence[Knot]) -> list[Knot]:
    """Leave out knots that add nothing: the surest within each second or so are enough."""
    kept: list[Knot] = []
    for knot in knots:
        if kept and knot.ms - kept[-1].ms < 1_000 and knot.bound_ms >= kept[-1].bound_ms:
            continue
        if kept and knot.ms - kept[-1].ms < 1_000 and len(kept) > 1:
            kept.pop()
        kept.append(knot)
    return kept


def pairs_of(here: Sequence[str], there: Sequence[str]) -> list[tuple[int, int]]:
    """All pairs `(here, there)` of equal words along the best chain, rising in both."""
    pairs: list[tuple[int, int]] = []
    todo = [(0, len(here), 0, len(there), 0)]
    while todo:
        a, b, c, d, level = todo.pop()
        if a >= b or c >= d:
            continue
        if level == len(RUNS) or max(b - a, d - c) <= 30:
            pairs.extend(_by_edit_distance(here, there, a, b, c, d))
            continue
        anchors = _anchors(here, there, (a, b), (c, d), RUNS[level])
        if not anchors:
            todo.append((a, b, c, d, level + 1))
            continue
        for x, y, size in anchors:
            todo.append((a, x, c, y, level + 1))
            pairs.extend((x + step, y + step) for step in range(size))
            a, c = x + size, y + size
        todo.append((a, b, c, d, level + 1))
    return sorted(pairs)


def _anchors(
    here: Sequence[str],
    there: Sequence[str],
    span: tuple[int, int],
    other: tuple[int, int],
    size: int,
) -> list[tuple[int, int, int]]:
    """Runs of at least `size` words that stand once in each span, as `(here, there, length)`:
    the longest chain that rises in both, grown as far as the words are the same."""
    places = _single_places(here, span, size)
    others = _single_places(there, other, size)
    matches = [(place, others[run]) for run, place in places.items() if run in others]
    grown: list[tuple[int, int, int]] = []
    for x, y in _rising(sorted(matches)):
        if grown and x < grown[-1][0] + grown[-1][2]:
            continue  # inside the anchor before
        low_x, low_y = (
            (grown[-1][0] + grown[-1][2], grown[-1][1] + grown[-1][2])
            if grown
            else (
                span[0],
                other[0],
            )
        )
        if y < low_y:
            continue
        start_x, start_y = x, y
        while start_x > low_x and start_y > low_y and here[start_x - 1] == there[start_y - 1]:
            start_x, start_y = start_x - 1, start_y - 1
        end_x, end_y = x + size, y + size
        while end_x < span[1] and end_y < other[1] and here[end_x] == there[end_y]:
            end_x, end_y = end_x + 1, end_y + 1
        grown.append((start_x, start_y, end_x - start_x))
    return grown


def _single_places(
    words: Sequence[str], span: tuple[int, int], size: int
) -> dict[tuple[str, ...], int]:
    """Runs of `size` words that stand once in the span, and where."""
    places: dict[tuple[str, ...], int] = {}
    for start in range(span[0], span[1] - size + 1):
        run = tuple(words[start : start + size])
        places[run] = -1 if run in places else start
    return {run: place for run, place in places.items() if place >= 0}


def _rising(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of matches that rises in both (they come sorted by the first)."""
    tails: list[int] = []
    values: list[int] = []
    before: list[int] = []
    for index, (_, y) in enumerate(matches):
        place = bisect_left(values, y)
        before.append(tails[place - 1] if place else -1)
        if place == len(tails):
            tails.append(index)
            values.append(y)
        else:
            tails[place], values[place] = index, y
    chain = []
    index = tails[-1] if tails else -1
    while index >= 0:
        chain.append(matches[index])
        index = before[index]
    return chain[::-1]


def _by_edit_distance(
    here: Sequence[str], there: Sequence[str], a: int, b: int, c: int, d: int
) -> Iterable[tuple[int, int]]:
    """Equal words along the longest common subsequence of a short gap."""
    if max(b - a, d - c) > LONGEST_GAP_WORDS:
        return
    for block in LCSseq.editops(here[a:b], there[c:d]).as_matching_blocks():
        for step in range(block.size):
            yield a + block.a + step, c + block.b + step


def _in_runs(pairs: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Pairs that stand in a run of some: near-diagonal stretches with few gaps."""
    for index, (x, y) in enumerate(pairs):
        count = 1
        for step in (-1, 1):
            near = index + step
            last = (x, y)
            while 0 <= near < len(pairs) and count < SURE_RUN_WORDS:
                next_x, next_y = pairs[near]
                if abs(next_x - last[0]) > 2 or abs(next_y - last[1]) > 2:
                    break
                count += 1
                last = (next_x, next_y)
                near += step
        if count >= SURE_RUN_WORDS:
            yield x, y
