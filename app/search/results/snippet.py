"""Which words of a talk a hit shows: its passage, and what the query needs of the words beside it.

A thought doesn't end where a passage was cut, so a hit shows as many words as a passage may have.
"""

from collections.abc import Collection, Sequence

from app.language.stop_words import STOP_WORDS
from app.search.results.highlight import Match
from app.transcripts.passages import LONGEST

MOST = LONGEST
"""Words that a hit shows, if its passage isn't longer."""
AROUND = 10
"""So many words to either side are better than more on one side alone."""

Words = tuple[int, int]
"""Words `[first, last)` of a talk."""


def reach(passage: Words, beside: Words, read: Sequence[Words] = ()) -> Words:
    """The words that may be shown with a passage: of those `beside` it (which holds it) such as
    were not `read` with an earlier hit."""
    first, last = passage
    low = max(beside[0], min(first, last - MOST))
    high = min(beside[1], max(last, first + MOST))
    for begun, ended in read:
        if begun < first:
            low = max(low, min(first, ended))
        if ended > last:
            high = min(high, max(last, begun))
    return low, high


def excerpt(passage: Words, within: Words, found: Sequence[Match], edges: Collection[int]) -> Words:
    """The words to show, of those `within` reach: first of all such as hold most of the query's
    words, then such as begin and end with a sentence, then such as lie evenly about the passage,
    then as many as may be. `found` is what counts for the query within reach; `edges` are the
    words outside the passage, and at its ends, that begin a sentence or come after one."""
    first, last = passage
    outside = [
        match
        for match in found
        if match.term not in STOP_WORDS and (match.first < first or match.last > last)
    ]

    def merit(words: Words) -> tuple[int, int, int, int]:
        left, right = words
        held = {match.term for match in outside if left <= match.first and match.last <= right}
        whole = (left in edges) + (right in edges)
        around = min(first - left, AROUND) + min(right - last, AROUND)
        return len(held), whole, around, right - left

    candidates = (
        (left, right)
        for left in range(first, within[0] - 1, -1)
        for right in _rights(left, last, within[1], edges)
    )
    return max(candidates, key=merit)


def _rights(left: int, last: int, highest: int, edges: Collection[int]) -> tuple[int, int]:
    """Ends of what begins with `left`: as far as may be, and the last sentence's before that."""
    farthest = max(last, min(highest, left + MOST))
    whole = (word for word in range(farthest, last, -1) if word in edges)
    return farthest, next(whole, last)
