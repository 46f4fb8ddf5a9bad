"""How much words speak about a topic, and don't merely name it: by what stands around each mention
in its sentence, how often it comes up, and how many telling words stand beside it. Pure.

What counts was read off fifty passages: someone who explains a thing makes it the subject of a
sentence, says what it is, does or is for, and stays with it; someone who brushes it has it in a
list, a greeting or an address.
"""

import math
from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from functools import lru_cache

from app.language.tokens import tokens

Span = tuple[int, int]

_IS = frozenset(
    "is isn are aren was were means mean refers has have had can could will would does do lets let"
    " allows allow gives give makes make provides provide uses use works work came comes helps"
    " help needs need became becomes takes runs supports started solves".split()
)
"""What a subject is followed by that something is told of."""
_SAYS_WHAT = frozenset(("is", "are", "was", "means", "refers"))
_ARTICLES = frozenset(
    "a an the this that these one basically essentially just like really when where how not".split()
)
_OPENS = frozenset("so and but well now because then the a an this our that's i think".split())
"""Words that may stand between a sentence's beginning and its subject."""
_ASKS = (
    ("what", "is"), ("what's",), ("what", "are"), ("how", "does"), ("how", "do"), ("idea", "of"),
    ("idea", "behind"), ("concept", "of"), ("point", "of"), ("problem", "with"), ("think", "of"),
    ("called",), ("about",), ("thing", "about"), ("definition", "of"), ("kind", "of"),
)  # fmt: skip
"""What stands before a thing that is spoken about."""
_PASSING = frozenset(
    "welcome thanks thank sponsor sponsored sponsors podcast subscribe newsletter episode hello hi"
    " joined joining bye twitter slack listeners alright guest show today's".split()
)
"""What is said where people greet, thank and advertise."""
_SUBJECT, _TOLD, _DEFINED, _ASKED = 1.0, 1.0, 1.5, 1.0
_SECOND, _AGAIN, _TELLING = 0.5, 1.8, 0.12
_LISTED, _PASSED, _CUT = 0.8, 0.7, 0.8
_SHORT, _LONG = 5, 45
"""Words of a sentence that tells something, and reads well."""
_MOST_TELLING_WORDS = 6


def aboutness(
    words: Sequence[str],
    mentions: Sequence[Span],
    ends: Collection[int],
    telling: Set[str],
) -> float:
    """How much words speak about what they mention. `mentions` are runs of them in order, `ends`
    the words with which sentences end, `telling` folded words that set the talk apart."""
    folded = [_folded(word) for word in words]
    edges = sorted(ends)
    told: list[float] = []
    listed = 0
    for first, last in mentions:
        place, behind = bisect_left(edges, first), bisect_left(edges, last - 1)
        start = edges[place - 1] + 1 if place else 0
        end = edges[behind] + 1 if behind < len(edges) else len(words)
        told.append(_mention(folded, start, first, last, end))
        listed += _is_listed(words, first, last)
    named = {token for first, last in mentions for token in folded[first:last]}
    beside = len(set(folded) & telling - named)
    passing = sum(token in _PASSING for token in folded)
    best, second, *_ = sorted([*told, 0.0, 0.0], reverse=True)
    return (
        best
        + _SECOND * second
        + _AGAIN * math.log1p(len(mentions) - 1)
        + _TELLING * min(beside, _MOST_TELLING_WORDS)
        - _LISTED * listed / max(1, len(mentions))
        - _PASSED * passing
        - _CUT * (len(words) - 1 not in ends)
    )


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    """The first token of a word; empty for none."""
    return next(iter(tokens(word)), "")


def _mention(folded: Sequence[str], start: int, first: int, last: int, end: int) -> float:
    """How much the sentence `[start, end)` tells of what it names in `[first, last)`."""
    if not _SHORT <= end - start <= _LONG:
        return 0.0
    score = 0.0
    if all(token in _OPENS for token in folded[start:first]):
        score += _SUBJECT
    after = folded[last : min(last + 3, end)]
    if after and after[0] in _IS:
        score += _TOLD
        if after[0] in _SAYS_WHAT and len(after) > 1 and after[1] in _ARTICLES:
            score += _DEFINED
    before = [token for token in folded[max(start, first - 4) : first] if token not in _ARTICLES]
    if any(tuple(before[-len(one) :]) == one for one in _ASKS):
        score += _ASKED
    return score


def _is_listed(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a mention is one of several things that are told one after the other."""
    before = words[first - 1] if first else ""
    goes_on = last < len(words) and words[last].lower() in ("and", "or")
    return before.endswith(",") and (words[last - 1].endswith(",") or goes_on)
