"""Which words of a talk a hit shows: its passage, and what the query needs of the words beside it.

A thought doesn't end where a passage was cut, so a hit shows as many words as a passage may have.
Of what others say beside it only the question before it is shown.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from app.language.stop_words import STOP_WORDS
from app.search.results.highlight import TermMatch
from app.transcripts.model import Turn
from app.transcripts.passages import LONGEST_WORDS

SHOWN_WORDS = LONGEST_WORDS
"""That a hit shows, if its passage isn't longer."""
AROUND_WORDS = 10
"""So many words to either side are better than more on one side alone."""

Span = tuple[int, int]
"""Words `[first, last)` of a talk."""


LEAST_WORDS = 25
"""A passage of several speakers isn't cut down to fewer words, unless one of them is asked for."""


def own_words(
    passage: Span,
    turns: Sequence[Turn],
    found: Sequence[TermMatch],
    asks: Collection[int],
    speakers: Collection[str] = (),
) -> Span:
    """The words of a passage from the first turn in which something was found to the last one,
    with the question before and the answer after. `turns` cut the passage wherever the speaker
    changes; `asks` are the words that end a question; `found` is what counts in the passage.
    Where `speakers` are asked for, what they say alone, and the question before."""
    telling = [match for match in found if match.term not in STOP_WORDS] or found
    holding = [
        number
        for number, turn in enumerate(turns)
        if any(turn.first <= match.first < turn.last for match in telling)
    ]
    if not holding:
        holding = [number for number, turn in enumerate(turns) if turn.speaker in speakers]
    if not holding:
        return passage
    first, last = holding[0], holding[-1]
    if first and turns[first - 1].last - 1 in asks:
        first -= 1
    if last + 1 < len(turns) and turns[last].last - 1 in asks and not speakers:
        last += 1
    words = (turns[first].first, turns[last].last)
    return words if speakers or words[1] - words[0] >= LEAST_WORDS else passage


def words_beside(shown: Span, turns: Sequence[Turn], asks: Collection[int]) -> Span:
    """The words that may be shown with those `shown`: of the same turns, and of the turn before
    where it asks. `turns` cut the words around wherever the speaker changes."""
    first, last = shown
    low = next((turn.first for turn in turns if turn.first <= first < turn.last), first)
    high = next((turn.last for turn in turns if turn.first < last <= turn.last), last)
    if low == first and low - 1 in asks:
        low = next((turn.first for turn in turns if turn.last == low), low)
    return low, high


def reach(passage: Span, beside: Span, read: Sequence[Span] = (), most: int = SHOWN_WORDS) -> Span:
    """The words that may be shown with a passage, `most` in all if it isn't longer: of those
    `beside` it (which holds it) such as were not `read` with an earlier hit."""
    first, last = passage
    low = max(beside[0], min(first, last - most))
    high = min(beside[1], max(last, first + most))
    for begun, ended in read:
        if begun < first:
            low = max(low, min(first, ended))
        if ended > last:
            high = min(high, max(last, begun))
    return low, high


def snippet(
    passage: Span,
    within: Span,
    found: Sequence[TermMatch],
    edges: Collection[int],
    most: int = SHOWN_WORDS,
) -> Span:
    """The words to show, `most` in all, of those `within` reach: first of all such as hold most of
    the query's words, then such as begin and end with a sentence, then such as lie evenly about the
    passage, then as many as may be. `found` is what counts for the query within reach; `edges` are
    the words outside the passage, and at its ends, that begin a sentence or come after one."""
    first, last = passage
    outside = [
        match
        for match in found
        if match.term not in STOP_WORDS and (match.first < first or match.last > last)
    ]

    def merit(words: Span) -> tuple[int, int, int, int]:
        left, right = words
        held = {match.term for match in outside if left <= match.first and match.last <= right}
        whole = (left in edges) + (right in edges)
        around = min(first - left, AROUND_WORDS) + min(right - last, AROUND_WORDS)
        return len(held), whole, around, right - left

    return max(_candidates(passage, within, edges, most), key=merit)


def _candidates(passage: Span, within: Span, edges: Collection[int], most: int) -> Iterator[Span]:
    """The words that may be shown: for each beginning as far as may be, and to the end of the last
    sentence before that."""
    first, last = passage
    ends = [last, *sorted(edge for edge in edges if last < edge <= within[1])]
    for left in range(first, within[0] - 1, -1):
        farthest = max(last, min(within[1], left + most))
        yield left, farthest
        yield left, ends[bisect_right(ends, farthest) - 1]
