"""What sets several talks apart together: all that somebody said, or the talks of a series or of a
year, held against the rest of the archive and against everyday speech as a single talk is."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import compress

from app.exploring.telling import LEAST_HERE, fewest, is_plain, telling_terms
from app.exploring.terms import Term
from app.language.tokens import letters, text_tokens

MOST_CLOUD_TERMS = 100
"""Words and phrases that are kept of several talks."""
FEWEST_WORDS = 300
"""Of those who say less nothing is told."""
_ONE_OF, _MOST_ASKED = 20, 5
"""A term is said in one of so many talks, and in two at the least; in five it is in enough."""
_FEW_TALKS = 5
"""Where there are fewer talks, one that says a term is enough."""
_DAMPED = 2.0
"""A talk's number of a term counts as so many times its root at the most: what one talk is about
is not what all of them are about."""
_SUBJECT_TIMES, _EVERYWHERE_TIMES = 3.0, 3.0
"""A subject is said so often in each talk that says it, on average; a word in small letters so much
more often, by the share of the talks that say it: what somebody says in every talk is their habit
unless they speak of it."""
_FEWEST_TALKS = 3
"""Where there are enough, so many talks say a word in small letters of everyday speech."""
_PART_LETTERS = 4
"""Letters of the end of a show's name that is no word for anything else: the `Party` of `JS Party`.
"""
_EVERYDAY_PER_MILLION = 0.5
"""A word with a capital that is said more often in a million everyday words may be a habit of
speech; one in small letters wherever it is said at all."""


@dataclass(frozen=True, slots=True)
class TalkTerms:
    """A talk, or what one voice says in it: its terms, and how often each is said there."""

    terms: Sequence[Term]
    counts: Sequence[int]


@dataclass(slots=True)
class TermCounts:
    """The terms of several talks, by their stems: how often they are said, in how many talks, the
    number that counts, how much they name things each time together, and the term of the talk that
    says it most."""

    talks: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    spread: dict[str, int] = field(default_factory=dict)
    damped: dict[str, int] = field(default_factory=dict)
    naming: dict[str, float] = field(default_factory=dict)
    written: dict[str, tuple[int, Term]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Apart:
    """A term that sets several talks apart: how often, and in how many of them, it is said."""

    text: str
    count: int
    episodes: int
    weight: float


def count_terms(parts: Iterable[TalkTerms]) -> TermCounts:
    """What several talks say."""
    said = TermCounts()
    counts, spread, naming = said.counts, said.spread, said.naming
    damped, written = said.damped, said.written
    for part in parts:
        said.talks += 1
        pairs = zip(part.terms, part.counts, strict=True)
        for term, count in compress(pairs, part.counts):
            key = term.key
            before = counts.get(key, 0)
            counts[key] = before + count
            spread[key] = spread[key] + 1 if before else 1
            naming[key] = naming.get(key, 0.0) + term.naming * count
            damped[key] = damped.get(key, 0) + _damped(count)
            if not before or count > written[key][0]:
                written[key] = (count, term)
    return said


@cache
def _damped(count: int) -> int:
    return min(count, math.ceil(_DAMPED * math.sqrt(count)))


def set_apart(
    said: TermCounts,
    words: int,
    archive: Mapping[str, int],
    archive_words: int,
    names: Collection[str],
    shows: Collection[str],
) -> list[Apart]:
    """The terms that set talks of so many words apart, the most telling first. `archive` is how
    often all talks say each, of so many words together. Words of people's `names` (folded) and
    `shows` (run together) are left out: who takes part is told elsewhere."""
    least = min(_MOST_ASKED, max(2, said.talks // _ONE_OF)) if said.talks >= _FEW_TALKS else 1
    found = [
        replace(term, count=said.damped[key], naming=said.naming[key] / said.counts[key])
        for key, (_, term) in said.written.items()
        if said.spread[key] >= max(least, _fewest_talks(term, said))
        and said.damped[key] >= fewest(term)
        and not _is_name(term.text, names, shows)
    ]
    elsewhere = {one.key: max(0, archive.get(one.key, 0) - said.counts[one.key]) for one in found}
    weighed = telling_terms(found, words, elsewhere, max(0, archive_words - words))
    apart = [
        Apart(
            one.term.text,
            said.counts[one.term.key],
            said.spread[one.term.key],
            one.weight * _again(one.term, said),
        )
        for one in weighed
    ]
    apart.sort(key=lambda one: -one.weight)
    return [one for one in apart if one.weight >= LEAST_HERE][:MOST_CLOUD_TERMS]


def _again(term: Term, said: TermCounts) -> float:
    """How much a word of everyday speech is a subject of the talks that say it, 0 to 1: who speaks
    of something says it again and again in a talk, a habit of speech is strewn over many."""
    plain = is_plain(term.text)
    least = 0.0 if plain else _EVERYDAY_PER_MILLION
    if " " in term.text or term.everyday <= least:
        return 1.0
    times = said.counts[term.key] / said.spread[term.key]
    asked = _SUBJECT_TIMES
    if plain and said.talks >= _FEW_TALKS:
        asked += _EVERYWHERE_TIMES * said.spread[term.key] / said.talks
    return min(1.0, max(0.0, (times - 1) / (asked - 1))) ** 2


def _fewest_talks(term: Term, said: TermCounts) -> int:
    is_everyday = is_plain(term.text) and term.everyday > _EVERYDAY_PER_MILLION
    return _FEWEST_TALKS if is_everyday and said.talks >= _ONE_OF else 0


def _is_name(text: str, names: Collection[str], shows: Collection[str]) -> bool:
    capital = [word for word in text.split() if word[:1].isupper()]
    run = letters(text)
    is_address = "." in text or text.startswith("@")
    return (
        run in shows
        or (is_address and run.startswith(tuple(shows)))
        or (bool(capital) and len(run) >= _PART_LETTERS and any(s.endswith(run) for s in shows))
        or any(token in names for word in capital for token in text_tokens(word))
    )
