"""The words and phrases of a talk, counted: all forms of a word as one, and phrases of up to three
words that begin and end with something a talk may be about."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, repeat
from operator import itemgetter

from app.exploring.informativeness import Informativeness, informativeness
from app.exploring.nouns import naming
from app.exploring.unspaced import runs
from app.language.everyday import everyday
from app.language.sentences import PUNCTUATION
from app.language.stems import stem
from app.language.tokens import is_by_letter, tokens

LONGEST_PHRASE_WORDS = 3
"""Words of a phrase, at the most."""
_WITHIN = frozenset(("of", "as"))
"""Small words that may stand amid a phrase: `proof of stake`."""
_SHORTEST_LETTERS = 3
"""Letters of a word that stands for itself."""
_BOUND, _BOUND_COMMON = 4, 12
"""The words of a phrase meet so many times more often than by chance, or if one is common."""
_LEAST_NAMING = -0.1
"""Of how much the words beside it tell that a word names a thing, those that do have so much on
average over an archive: `deployment` .5, `output` .4, `query` .1, but `contribute` -.5, `deploy`
-.8, `verify` -.9."""
_NAMING, _AS_IF = 0.4, 3
"""What a word is taken for before it is seen, and as if it had been seen so often."""
_SEEN_SHARE = 0.2
"""A form of a word that names a thing is said so often among all forms, to stand for them."""


CERTAIN_NAMING = 1.0
"""Of names, most phrases, and what isn't English, which nobody asks."""


@dataclass(frozen=True, slots=True)
class TalkWords:
    """The words of a talk as they are counted. `written` are the words as they read, `cuts` those
    after which no phrase goes on, `silent` those that aren't counted. `names` are the names for
    which words were heard, by the first word, with the word after the last."""

    words: Sequence[str]
    written: Sequence[str]
    language: str
    cuts: Collection[int] = ()
    silent: Collection[int] = ()
    names: Mapping[int, tuple[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Term:
    """A word or phrase of a talk: `key` are its stems, `text` is how it is mostly written, `first`
    is the word with which it is said first, `everyday` how often of a million everyday words it
    would be said; `naming` is how much the words beside it tell that it names a
    thing, on average. Not frozen: an import makes millions, and then each takes four times as long.
    """

    key: str
    text: str
    count: int
    first: int
    everyday: float
    naming: float = CERTAIN_NAMING


@dataclass(frozen=True, slots=True)
class _TokenColumns:
    """The tokens of a talk, by columns, for there are millions of them in an archive. `firsts` are
    the words that they stand in; no phrase goes on after the places that are `ends`."""

    texts: Sequence[str]
    stems: Sequence[str]
    telling: Sequence[Informativeness]
    firsts: Sequence[int]
    ends: Collection[int]


def names_thing(score: float, count: int) -> bool:
    """Whether a word that is said so often names a thing, by how much the words beside it tell so
    on average; few places tell little."""
    return score * count + _NAMING * _AS_IF >= _LEAST_NAMING * (count + _AS_IF)


def terms(said: TalkWords) -> list[Term]:
    """The words of a talk that tell something, and the phrases that are said twice or more, and
    more often than their words would meet by chance."""
    return [term for term, _ in placed_terms(said)]


def placed_terms(said: TalkWords) -> list[tuple[Term, list[int]]]:
    """The same, each with the words at which it is said."""
    line = _line(said)
    singles = Counter(line.stems)
    counted = [
        (_term(key, found, line, said), [line.firsts[place] for place in found])
        for key, found in _places(line).items()
        if " " not in key or (len(found) > 1 and _is_bound(key, found, line, singles))
    ]
    return _with_runs(counted, said)


def _with_runs(
    counted: list[tuple[Term, list[int]]], said: TalkWords
) -> list[tuple[Term, list[int]]]:
    """The terms of a talk with those of its words that are by letter."""
    if not is_by_letter("".join(said.words)):  # as of most talks, told quickly
        return counted
    silent = frozenset(said.silent)
    by_letter = {
        number: word
        for number, word in enumerate(said.words)
        if is_by_letter(word) and number not in silent
    }
    found = {term.key: (term, places) for term, places in counted}
    cuts = frozenset(said.cuts)
    for run in runs(by_letter, cuts, said.language):
        places = list(run.places)
        if before := found.get(run.key):  # a word of Latin letters, which may stand by itself too
            places = sorted([*before[1], *places])
        found[run.key] = (Term(run.key, run.text, len(places), places[0], run.everyday), places)
    return list(found.values())


def _places(line: _TokenColumns) -> dict[str, list[int]]:
    """Where words that tell something are said, and phrases, by their keys."""
    places: dict[str, list[int]] = defaultdict(list)
    texts, stems, ends = line.texts, line.stems, line.ends
    for place, tells in enumerate(line.telling):
        if tells is Informativeness.NOTHING:
            continue
        if tells is Informativeness.MUCH and len(texts[place]) >= _SHORTEST_LETTERS:
            places[stems[place]].append(place)
        if place not in ends:
            for length in _phrases(line, place):
                places[" ".join(stems[place : place + length])].append(place)
    return places


def stems_of(words: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    """The stems of the tokens of each of these words."""
    different = set(words)
    return {word: _read(word, language)[1] for word in different}


_Read = tuple[tuple[str, ...], tuple[str, ...], tuple[Informativeness, ...]]


@lru_cache(maxsize=100_000)
def _read(word: str, language: str) -> _Read:
    """The tokens of a word, their stems and what they tell."""
    found = tuple(tokens(word))
    told = [Informativeness.NOTHING] * len(found)  # of what is by letter `unspaced` tells
    if not is_by_letter(word):
        told = [informativeness(one, language) for one in found]
    return found, tuple(stem(one, language) for one in found), tuple(told)


def _line(said: TalkWords) -> _TokenColumns:
    """The tokens of a talk; what was heard for a name is the name."""
    numbers, words = _words(said)
    each = {word: _read(word, said.language) for word in set(words)}
    read = list(map(each.__getitem__, words))
    tells = list(map(itemgetter(2), read))
    silent = frozenset(said.silent)
    for place, number in enumerate(numbers) if silent or said.names else ():
        if number in silent:
            tells[place] = (Informativeness.NOTHING,) * len(tells[place])
        elif number in said.names:
            tells[place] = (Informativeness.MUCH,) * len(tells[place])
    sizes = list(map(len, tells))
    return _TokenColumns(
        texts=list(chain.from_iterable(map(itemgetter(0), read))),
        stems=list(chain.from_iterable(map(itemgetter(1), read))),
        telling=list(chain.from_iterable(tells)),
        firsts=list(chain.from_iterable(map(repeat, numbers, sizes))),
        ends=_ends(numbers, sizes, said),
    )


def _words(said: TalkWords) -> tuple[Sequence[int], Sequence[str]]:
    """The words of a talk and their numbers, names in place of what was heard for them."""
    if not said.names:
        return range(len(said.words)), said.words
    heard = {word for first, (last, _) in said.names.items() for word in range(first + 1, last)}
    numbers = [number for number in range(len(said.words)) if number not in heard]
    names = said.names
    written = list(said.words)
    return numbers, [names[at][1] if at in names else written[at] for at in numbers]


def _ends(numbers: Sequence[int], sizes: Sequence[int], said: TalkWords) -> frozenset[int]:
    """The places of the tokens after which no phrase goes on: the last of a word, or of what was
    heard for a name, that is cut off from the next. `sizes` is how many tokens each word has."""
    cuts, names = frozenset(said.cuts), said.names
    return frozenset(
        behind - 1
        for number, size, behind in zip(numbers, sizes, accumulate(sizes), strict=True)
        if size and (names[number][0] - 1 if number in names else number) in cuts
    )


def _phrases(line: _TokenColumns, place: int) -> Iterator[int]:
    """The lengths of the phrases that begin at a place."""
    tells = line.telling[place]
    for length in range(2, LONGEST_PHRASE_WORDS + 1):
        end = place + length - 1
        if end >= len(line.texts) or end - 1 in line.ends:
            return
        last = line.telling[end]
        least = 2 * Informativeness.LITTLE
        if length > 2 and line.telling[end - 1] is Informativeness.NOTHING:
            if line.texts[end - 1] not in _WITHIN:
                return
            least = Informativeness.LITTLE + Informativeness.MUCH
        if last is not Informativeness.NOTHING and last + tells > least:
            yield length


def _is_bound(
    key: str, found: Sequence[int], line: _TokenColumns, singles: Mapping[str, int]
) -> bool:
    total = len(line.texts)
    by_chance = float(total)
    run = key.split(" ")
    for one in run:
        by_chance *= singles[one] / total
    edges = (line.telling[found[0]], line.telling[found[0] + len(run) - 1])
    return len(found) >= (_BOUND_COMMON if Informativeness.LITTLE in edges else _BOUND) * by_chance


def _term(key: str, found: Sequence[int], line: _TokenColumns, said: TalkWords) -> Term:
    """A term that is said at these places."""
    length = 1 + key.count(" ")
    texts: dict[str, list[int]] = defaultdict(list)
    for place in found:
        texts[_written(line, place, place + length, said)].append(place)
    text, score = _usual(texts), CERTAIN_NAMING
    if said.language[:2].lower() == "en":
        text, score = _form(texts, key.split(" "), line)
    shares = everyday(said.language)
    return Term(
        key=key,
        text=text,
        count=len(found),
        first=line.firsts[found[0]],
        everyday=_together(
            [shares.get(one, 0.0) for one in line.texts[found[0] : found[0] + length]]
        ),
        naming=score,
    )


def _usual(texts: Mapping[str, Sequence[int]]) -> str:
    """The form in which a term is said most, by the places of each; with a small first letter where
    it has that too, since a sentence begins with a capital."""
    usual = max(texts, key=lambda text: len(texts[text]))
    small = usual[:1].lower() + usual[1:]
    return small if small in texts else usual


def _form(
    texts: Mapping[str, Sequence[int]], run: Sequence[str], line: _TokenColumns
) -> tuple[str, float]:
    """The form that stands for a term of English, by the places of each, and how much it names a
    thing: the usual one of those that do (`deployment`, though `deploy` is usual). Of phrases only
    those are asked that may be deeds, such as `paying attention`."""
    usual = max(texts, key=lambda text: len(texts[text]))
    if not usual.islower() or (len(run) > 1 and not usual.split()[0].endswith("ing")):
        return usual, CERTAIN_NAMING
    total = sum(map(len, texts.values()))
    for text in sorted(texts, key=lambda text: -len(texts[text])):
        score = _naming(texts[text], len(run), line)
        if len(texts[text]) < _SEEN_SHARE * total:
            break
        if text.islower() and names_thing(score, len(texts[text])):
            return text, score
    return usual, _naming(texts[usual], len(run), line)


def _naming(places: Sequence[int], length: int, line: _TokenColumns) -> float:
    score = 0.0
    for place in places:
        before = line.texts[place - 1] if place else ""
        after = line.texts[place + length] if place + length < len(line.texts) else ""
        score += naming(before, after)
    return score / len(places)


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


def _written(line: _TokenColumns, place: int, end: int, said: TalkWords) -> str:
    """The tokens `[place, end)` as they stand in the text, without the punctuation around them."""
    at, names, written = line.firsts[place], said.names, said.written
    if end - place == 1 and at not in names:  # most of them, told quickly
        return written[at].strip(PUNCTUATION)
    words = dict.fromkeys(line.firsts[place:end])
    return " ".join(
        (names[at][1] if at in names else "") or written[at].strip(PUNCTUATION) for at in words
    )
