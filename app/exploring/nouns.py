"""Which English words name things, told by the words beside them: no list knows `Delve` or
`eBPF`, but both stand behind `the`, `of` and `with`, where `flies` and `begin` stand behind `it`
and `to`."""

from collections import defaultdict
from collections.abc import Collection, Sequence

_BEFORE_THINGS = frozenset(
    "the a an this these those my your our their his its some any no every each of in with about "
    "for from into between like as another other more most many few new own on by per than "
    "different certain same whole and or".split()
)
_BEFORE_DEEDS = frozenset(
    "i you we they he she it who to will would can could should might must may do does did don't "
    "didn't doesn't can't couldn't won't wouldn't i'll you'll we'll they'll i'd you'd we'd not "
    "just never always gonna let's and then is are was were be been being am i'm you're we're "
    "they're it's that's he's she's very really so too pretty quite more get gets got getting "
    "feel feels keep kept go went start started stop been".split()
) - {"and", "more"}
_BEFORE_DEEDS |= set("dont didnt doesnt cant couldnt wont wouldnt youre theyre im".split())
_BEHIND_DEEDS = frozenset(
    "the a an it you me us them him this that my your our their these those his something "
    "everything up out".split()
)
_SMALL = frozenset(
    "is are was were of and or in on to for with that which has have had can will would from as at "
    "but by because so if when you i we they it then do does did".split()
)
_LEAST_SCORE = 0.2


def things(words: Sequence[str], asked: Collection[str]) -> frozenset[str]:
    """Those of the words asked for that name things, as far as their neighbours tell. `words` are
    without punctuation and case, empty where nothing is left of one."""
    scores: dict[str, list[float]] = defaultdict(list)
    for place, word in enumerate(words):
        if word in asked:
            before = words[place - 1] if place else ""
            after = words[place + 1] if place + 1 < len(words) else ""
            scores[word].append(naming(before, after))
    return frozenset(
        word for word, found in scores.items() if sum(found) / len(found) >= _LEAST_SCORE
    )


def naming(before: str, after: str) -> float:
    """How much the words before and after a word tell that it names a thing, from -1.8 (it is what
    somebody does, or how something is) to 1.1."""
    score = 0.0
    if before in _BEFORE_DEEDS:
        score -= 1.0
    elif before in _BEFORE_THINGS:
        score += 0.8
    if after in _BEHIND_DEEDS:
        score -= 0.8
    elif after in _SMALL or not after:
        score += 0.3
    return score
