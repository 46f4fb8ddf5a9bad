"""The words and phrases of a talk, counted: all forms of a word as one, and phrases of up to three
words that begin and end with something a talk may be about."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from app.language.everyday import everyday
from app.language.runs import Run
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.language.talk_words import COMMON, FILLERS
from app.language.tokens import tokens

LONGEST = 3
"""Words of a phrase, at the most."""
_WITHIN = frozenset(("of", "as"))
"""Small words that may stand amid a phrase: `proof of stake`."""
_FILLING, _COMMON = 400.0, 130.0
"""A word said so often in a million everyday words is about nothing, or only with another one."""
_SHORTEST = 3
"""Letters of a word that stands for itself."""
_BOUND, _BOUND_COMMON = 4, 12
"""The words of a phrase meet so many times more often than by chance, or if one is common."""
_MARKS = " .,;:?!…\"'“”‘’()[]{}–—-"


class Telling(IntEnum):
    """What a word tells by itself."""

    NOTHING = 0
    LITTLE = 1
    MUCH = 2


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a talk as they are counted. `written` are the words as they read, `cuts` those
    after which no phrase goes on, `silent` those that aren't counted. `names` are the names for
    which words were heard, by the first word, with the word after the last."""

    words: Sequence[str]
    written: Sequence[str]
    language: str
    cuts: Collection[int] = ()
    silent: Collection[int] = ()
    names: Mapping[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a talk: `key` are its stems, `text` is how it is mostly written, `first`
    is the word with which it is said first, `everyday` how often of a million everyday words it
    would be said."""

    key: str
    text: str
    count: int
    first: int
    everyday: float


class _Token(NamedTuple):
    """A token of word `first` of the talk. `name` is what it was heard for, empty for itself; a
    phrase may go on after it where `goes_on`."""

    text: str
    stem: str
    telling: Telling
    first: int
    goes_on: bool
    name: str


def terms(said: Said) -> list[Term]:
    """The words of a talk that tell something, and the phrases that are said twice or more, and
    more often than their words would meet by chance."""
    line = list(_line(said))
    places: dict[Run, list[int]] = defaultdict(list)
    for place, token in enumerate(line):
        if token.telling is Telling.MUCH and len(token.text) >= _SHORTEST:
            places[(token.stem,)].append(place)
        if token.telling is not Telling.NOTHING:
            for length in _phrases(line, place):
                run = tuple(one.stem for one in islice(line, place, place + length))
                places[run].append(place)
    singles = Counter(token.stem for token in line)
    return [
        _term(run, found, line, said)
        for run, found in places.items()
        if len(run) == 1 or (len(found) > 1 and _is_bound(run, found, line, singles))
    ]


@lru_cache(maxsize=200_000)
def telling(token: str, language: str) -> Telling:
    """What a folded word tells by itself."""
    share = everyday(language).get(token, 0.0)
    is_english = language.startswith("en")
    if token.isdigit() or len(token) < 2 or share >= _FILLING:
        return Telling.NOTHING
    if is_english and (token in FILLERS or token in STOP_WORDS):
        return Telling.NOTHING
    if share >= _COMMON or (is_english and token in COMMON):
        return Telling.LITTLE
    return Telling.MUCH


@lru_cache(maxsize=400_000)
def _read(word: str, language: str) -> tuple[tuple[str, str, Telling], ...]:
    """The tokens of a word, with their stems and what they tell."""
    return tuple((one, stem(one, language), telling(one, language)) for one in tokens(word))


def _line(said: Said) -> Iterator[_Token]:
    """The tokens of a talk; what was heard for a name is the name."""
    silent, cuts, language = frozenset(said.silent), frozenset(said.cuts), said.language
    after = 0
    for number, word in enumerate(said.words):
        if number < after:
            continue
        last, name = said.names.get(number, (number + 1, "")) if said.names else (number + 1, "")
        after = last
        found = _read(name or word, language)
        goes_on = last - 1 not in cuts
        if number in silent:
            found = tuple((text, stemmed, Telling.NOTHING) for text, stemmed, _ in found)
        elif name:
            found = tuple((text, stemmed, Telling.MUCH) for text, stemmed, _ in found)
        for place, (text, stemmed, tells) in enumerate(found, start=1):
            yield _Token(text, stemmed, tells, number, goes_on or place < len(found), name)


def _phrases(line: Sequence[_Token], place: int) -> Iterator[int]:
    """The lengths of the phrases that begin at a place."""
    tells = line[place].telling
    for length in range(2, LONGEST + 1):
        end = place + length - 1
        if end >= len(line) or not line[end - 1].goes_on:
            return
        last, before = line[end], line[end - 1]
        least = 2 * Telling.LITTLE
        if length > 2 and before.telling is Telling.NOTHING:
            if before.text not in _WITHIN:
                return
            least = Telling.LITTLE + Telling.MUCH
        if last.telling is not Telling.NOTHING and last.telling + tells > least:
            yield length


def _is_bound(
    run: Run, found: Sequence[int], line: Sequence[_Token], singles: Mapping[str, int]
) -> bool:
    by_chance = float(len(line))
    for one in run:
        by_chance *= singles[one] / len(line)
    edges = (line[found[0]], line[found[0] + len(run) - 1])
    is_common = any(edge.telling is Telling.LITTLE for edge in edges)
    return len(found) >= (_BOUND_COMMON if is_common else _BOUND) * by_chance


def _term(run: Run, found: Sequence[int], line: Sequence[_Token], said: Said) -> Term:
    texts = Counter(_written(line[place : place + len(run)], said) for place in found)
    shares = [everyday(said.language).get(one.text, 0.0) for one in line[found[0] :][: len(run)]]
    return Term(
        key=" ".join(run),
        text=texts.most_common(1)[0][0],
        count=len(found),
        first=line[found[0]].first,
        everyday=_together(shares),
    )


_MEET = 50.0
"""Words of a phrase meet so many times more often in everyday speech than by chance, and are a
twentieth of what the rarest of them is said, at the most."""


def _together(shares: Sequence[float]) -> float:
    if len(shares) == 1:
        return shares[0]
    product = 1_000_000.0
    for share in shares:
        product *= share / 1_000_000
    return min(product * _MEET, min(shares) / 20)


def _written(part: Sequence[_Token], said: Said) -> str:
    """A phrase as it stands in the text, without the marks around its words."""
    pieces: list[str] = []
    at = -1
    for token in part:
        if token.first != at:
            at = token.first
            pieces.append(token.name or said.written[at].strip(_MARKS))
    return " ".join(pieces)
