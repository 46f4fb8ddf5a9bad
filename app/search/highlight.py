"""Which words of a text counted for a query, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.search.engine import Kind, Term
from app.search.text import stem, tokens

LIGHT = frozenset(
    "a an and are as at be been but by can did do does for from had has have he her his how "
    "i if in is it its me my no not of on or our she so that the their them then there "
    "these they this to us was we were what when where which who why will with would you "
    "your".split()
)
"""Words that by themselves tell nothing; they are marked beside others only."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `[first, last)` of a text that counted for `term`. `typed` is what they were found
    for: the term, or the name or run that it is part of."""

    first: int
    last: int
    term: str
    kind: Kind
    weight: float
    typed: str


def matches(words: Sequence[str], terms: Iterable[Term], language: str) -> list[Match]:
    """The words of a text that counted, in order; each run once, for its best reason.

    Light words count beside another match only, unless the query has no others.
    """
    terms = list(terms)
    by_token: list[tuple[str, int]] = [
        (token, number) for number, word in enumerate(words) for token in tokens(word)
    ]
    stems = [stem(token, language) for token, _ in by_token]
    heavy: dict[tuple[int, int], Match] = {}
    light: dict[tuple[int, int], Match] = {}
    only_light = all(term.token in LIGHT for term in terms)
    for term in terms:
        mine = {stem(term.token, language), *term.stems}
        into = light if term.token in LIGHT and not only_light else heavy
        for place, one in enumerate(stems):
            if one in mine:
                _keep(into, _match(by_token, place, 1, term, Kind.WORD, 1.0, term.token))
        for way in term.ways:
            size = len(way.tokens)
            wanted = tuple(stem(token, language) for token in way.tokens)
            for place in range(len(by_token) - size + 1):
                here = tuple(token for token, _ in by_token[place : place + size])
                is_form = size == 1 and way.kind is not Kind.PREFIX and stems[place] == wanted[0]
                if is_form or here == way.tokens:
                    typed = way.source or term.token
                    _keep(heavy, _match(by_token, place, size, term, way.kind, way.weight, typed))
    _add_light(heavy, light)
    return sorted(heavy.values(), key=lambda match: (match.first, match.last))


def _match(
    by_token: Sequence[tuple[str, int]], place: int, size: int, term: Term, kind: Kind,
    weight: float, typed: str,
) -> Match:  # fmt: skip
    first, last = by_token[place][1], by_token[place + size - 1][1] + 1
    return Match(first, last, term.token, kind, weight, typed)


def _keep(found: dict[tuple[int, int], Match], match: Match) -> None:
    before = found.get((match.first, match.last))
    if before is None or before.weight < match.weight:
        found[match.first, match.last] = match


def _add_light(
    heavy: dict[tuple[int, int], Match], light: dict[tuple[int, int], Match]
) -> None:
    """Take in the light words that stand beside a match, or beside one that does."""
    marked = marked_words(heavy.values())
    rest = {key: match for key, match in light.items() if match.first not in marked}
    grown = True
    while grown:
        beside = {
            key: match
            for key, match in rest.items()
            if match.first - 1 in marked or match.last in marked
        }
        grown = bool(beside)
        heavy |= beside
        marked |= marked_words(beside.values())
        rest = {key: match for key, match in rest.items() if key not in beside}


def marked_words(found: Iterable[Match]) -> frozenset[int]:
    """The numbers of all words that matched."""
    return frozenset(word for match in found for word in range(match.first, match.last))
