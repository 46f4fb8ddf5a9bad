"""Which words of a text a query speaks of."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from app.search.query import Query
from app.search.text import stem, tokens

LIGHT = frozenset(
    "a an and are as at be been but by can did do does for from had has have he her his how "
    "i if in is it its me my no not of on or our she so that the their them then there "
    "these they this to us was we were what when where which who why will with would you "
    "your".split()
)
"""Words that by themselves tell nothing; they are marked beside others only."""


def matching(
    words: Sequence[str],
    query: Query,
    language: str,
    heard_as: Collection[tuple[str, ...]] = (),
) -> frozenset[int]:
    """Numbers of the words to mark (0 for the first of `words`).

    `heard_as` are runs of stems that counted for a word of the query; they are marked too.

    A word is marked when one of its stems is one of the query's. Light words are marked only
    next to another marked one, unless the query has no others.
    """
    wanted = {stem(token, language) for token in query.words}
    singles = {run[0] for run in heard_as if len(run) == 1}
    heavy = {stem(token, language) for token in query.words if token not in LIGHT} or wanted
    found = [{stem(token, language) for token in tokens(word)} for word in words]
    marked = {number for number, stems in enumerate(found) if stems & (heavy | singles)}
    for left, right in (run for run in heard_as if len(run) == 2):
        for number, (here, after) in enumerate(pairwise(found)):
            if left in here and right in after:
                marked |= {number, number + 1}
    light = {number for number, stems in enumerate(found) if stems & wanted} - marked
    grown = True
    while grown:
        beside = {number for number in light if number - 1 in marked or number + 1 in marked}
        grown = bool(beside)
        marked |= beside
        light -= beside
    return frozenset(marked)


def runs(marked: frozenset[int]) -> list[tuple[int, int]]:
    """Marked words as half-open runs in order."""
    if not marked:
        return []
    ordered = sorted(marked)
    cuts = [index + 1 for index, (a, b) in enumerate(pairwise(ordered)) if b != a + 1]
    starts, ends = [0, *cuts], [*cuts, len(ordered)]
    return [(ordered[a], ordered[b - 1] + 1) for a, b in zip(starts, ends, strict=True)]
