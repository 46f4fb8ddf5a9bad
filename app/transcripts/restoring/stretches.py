"""Which stretches of a talk are shown under a name: those of which a share is surely theirs.

A name stands over all that is said until the next one, so it is asked of a stretch and not of each
sentence how sure it is: `Right.` amid an answer is the answerer's, though it might be anybody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from app.transcripts.restoring.voices import Sentence

SURE = 0.93
"""The share of a stretch's words that must probably be the speaker's. `benchmarks.speakers` tells
how often that is right: of eleven shows, each left out when it was learned how far a talk is
trusted, stretches that are sure by .93 to .95 were right in .942 of their words, by .95 to .97 in
.970, by .97 to .99 in .979; sentences that are sure by .90 to .93 were in .916 of theirs."""
LEAST_OF_ONE, LEAST_GIVEN = 0.02, 0.3
"""Share of a talk's words that is given to each, and to both."""


@dataclass(frozen=True, slots=True)
class SureStretch:
    """Words `[first, last)` of the host or the guest; `sure` is the share of them, of 1, that
    probably is theirs."""

    first: int
    last: int
    is_host: bool
    sure: float


def stretches(sentences: Sequence[Sentence], sure: float = SURE) -> list[SureStretch]:
    """In order the longest stretches, by words, of sentences that are all rather one speaker's,
    and of which in all so large a share is. Of a run of sentences the longest is taken, then the
    longest of what is left before and behind it."""
    found: list[SureStretch] = []
    for is_host, group in groupby(sentences, key=lambda one: one.host > 0.5):
        found += _of_run(list(group), is_host, sure)
    return found


def _of_run(run: Sequence[Sentence], is_host: bool, sure: float) -> Iterator[SureStretch]:
    sizes = [one.last - one.first for one in run]
    shares = [one.host if is_host else 1 - one.host for one in run]
    gains = [size * (share - sure) for size, share in zip(sizes, shares, strict=True)]
    found = []
    left = [(0, len(run))]
    while left:
        begin, end = left.pop()
        first, last = _longest(gains[begin:end], sizes[begin:end])
        if first == last:
            continue
        first, last = begin + first, begin + last
        words = sum(sizes[first:last])
        theirs = sum(sizes[n] * shares[n] for n in range(first, last))
        found.append(SureStretch(run[first].first, run[last - 1].last, is_host, theirs / words))
        left += [(begin, first), (last, end)]
    yield from sorted(found, key=lambda one: one.first)


def _longest(gains: Sequence[float], sizes: Sequence[int]) -> tuple[int, int]:
    """The stretch `[first, last)` with most words whose gains add up to 0 at least, in linear
    time: it begins where the sum is lower than ever before."""
    sums = [0.0, *accumulate(gains)]
    words = [0, *accumulate(sizes)]
    lows: list[int] = []
    for place, total in enumerate(sums):
        if not lows or total < sums[lows[-1]]:
            lows.append(place)
    best = (0, 0)
    for last in reversed(range(len(sums))):
        while lows and sums[lows[-1]] <= sums[last]:
            first = lows.pop()
            if words[last] - words[first] > words[best[1]] - words[best[0]]:
                best = first, last
    return best


def is_of_two(some: Sequence[SureStretch], count: int) -> bool:
    """Whether so much of a talk of `count` words is given to each of two that any is shown."""
    host = sum(one.last - one.first for one in some if one.is_host)
    guest = sum(one.last - one.first for one in some if not one.is_host)
    return min(host, guest) >= LEAST_OF_ONE * count and host + guest >= LEAST_GIVEN * count
