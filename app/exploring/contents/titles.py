"""Titles for the sections of a talk that nobody named: what sets each apart, in its own words.

What a section says more often than the rest of the talk (Dunning 1993, the log-likelihood), as far
as it names things; then the sentence that holds most of it, best the question of whoever asks.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, repeat

from app.exploring.contents.asides import Aside, is_welcome
from app.exploring.contents.sentences import TitleSentence, sentences
from app.exploring.contents.vague import is_first_name, is_vague
from app.exploring.nouns import things
from app.exploring.telling import is_plain, log_likelihood
from app.exploring.terms import Term, stems_of
from app.language.tokens import text_tokens
from app.transcripts.bare import bare

_MOST_TERMS, _MOST_TERMS_ALONE = 3, 4
"""What a title names at the most, and one without a sentence."""
_LEAST_SHARE, _LEAST_OF_SECOND = 0.3, 0.1
"""How much of the first one's weight another has at the least; one alone tells too little, so the
second needs less."""
_EVERYDAY_MILLIONTHS = 12.0
"""A word in small letters that is said more often in a million everyday words tells less."""
_PHRASE_FACTOR, _NAME_FACTOR = 1.6, 1.3
_VAGUE = 0.3
"""How much less a single word names that is vague, or somebody's first name."""
_BREATH_WORDS = 60
"""Words of a breath: what is said in one of them only tells less."""
_NO_THINGS = ("ed", "ly", "able", "ible", "ful", "ive", "ous", "ical", "ional", "less")
"""What English words end in that seldom name what is spoken of."""
_WELCOME_WORDS = 150
"""Words with which a talk begins that may welcome somebody."""
_ELSEWHERE, _EARLY = 0.3, 1.4
"""What a sentence counts that holds none of the words chosen, and one of the first third."""
_QUESTION, _HOSTS_QUESTION = 1.2, 2.2
_LENGTH_POWER = 0.35
"""How much less the words of a longer sentence count."""
_GOOD_SHARE = 0.25
"""Merit of a sentence that is worth its place; of those below, read by eye in twenty talks, two of
three told less than another word does."""
_CLEAR, _LEAST_RARE = 0.75, 3
"""Clarity of a sentence that tells something though it holds little of the telling words, and how
many of its own words are rare: `All the time, in fact` reads well and tells nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """The words of a section as they read. `asked` are the numbers of those among them that are
    said by whoever asks; `aside` is what it is besides the talk's subject."""

    words: Sequence[str]
    asked: Collection[int] = frozenset()
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class _SetApart:
    """A term that sets a section apart."""

    term: Term
    weight: float

    @property
    def alone(self) -> float:
        """Its weight where it stands without a sentence of which it is a part."""
        text = self.term.text
        if " " in text:
            return self.weight
        return self.weight * (_VAGUE if is_vague(text) or is_first_name(text) else 1.0)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(part for one in self.term.key.split() for part in one.split("-"))


def titles(
    sections: Sequence[Section], terms: Iterable[Term], language: str, people: Iterable[str] = ()
) -> list[str]:
    """A title for each section of a talk whose `terms` were counted; all of it is guessed. The
    names of `people` who take part set nothing apart: they are called by them throughout."""
    names = {token for name in people for token in text_tokens(name)}
    wanted = {term.key: term for term in terms if names.isdisjoint(text_tokens(term.text))}
    told = _told(sections, wanted, language)
    return [_title(one, told[number], number == 0) for number, one in enumerate(sections)]


def _title(section: Section, told: Sequence[_SetApart], is_first: bool) -> str:
    if section.aside is Aside.SPONSORS:
        return Aside.SPONSORS.value
    kind = section.aside.value if section.aside else ""
    if not kind and is_first and is_welcome(section.words[:_WELCOME_WORDS]):
        kind = Aside.WELCOME.value
    chosen = _chosen(told, _MOST_TERMS)
    if kind == Aside.FAREWELL.value:
        return kind
    said = _sentence(section, told, chosen)
    label = ", ".join(
        one.term.text for one in (chosen if said else _chosen(told, _MOST_TERMS_ALONE))
    )
    found = ": ".join(filter(None, (label[:1].upper() + label[1:], said)))
    if kind:
        return ". ".join(filter(None, (kind, found)))
    return found or " ".join(section.words[:8])


def _told(
    sections: Sequence[Section], wanted: Mapping[str, Term], language: str
) -> list[list[_SetApart]]:
    """For each section the terms that set it apart, the most telling first."""
    runs = _runs(wanted)
    read = stems_of(chain.from_iterable(one.words for one in sections), language)
    found = [_places(one.words, runs, read) for one in sections]
    everywhere: Counter[str] = Counter()
    for here in found:
        everywhere.update({key: len(places) for key, places in here.items()})
    size = sum(len(one.words) for one in sections)
    said = [wanted[key] for key in everywhere]
    named = _named(sections, said, language)
    tells = {one.key: value for one in said if (value := _tells(one, named))}
    told = []
    for section, here in zip(sections, found, strict=True):
        length = len(section.words)
        weighed = [
            _SetApart(wanted[key], weight)
            for key, places in here.items()
            if key in tells
            and (
                weight := tells[key]
                * _spread(places)
                * log_likelihood(
                    len(places), length, everywhere[key] - len(places), max(1, size - length)
                )
            )
        ]
        told.append(sorted(weighed, key=lambda one: (-one.weight, one.term.key)))
    return told


_Runs = Mapping[str, Sequence[tuple[str, list[str]]]]
"""Terms with their stems in a row, by the first of these."""


def _runs(wanted: Iterable[str]) -> _Runs:
    runs: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for key in wanted:
        run = key.split()
        runs[run[0]].append((key, run))
    return runs


def _places(
    words: Sequence[str], runs: _Runs, read: Mapping[str, Sequence[str]]
) -> dict[str, list[int]]:
    """The words at which a section says each of the terms that `runs` are; `read` are the stems
    of each word."""
    of_words = list(map(read.__getitem__, words))
    stems = list(chain.from_iterable(of_words))
    numbers = list(chain.from_iterable(map(repeat, count(), map(len, of_words))))
    found: dict[str, list[int]] = defaultdict(list)
    for place in compress(count(), map(runs.__contains__, stems)):
        for key, run in runs[stems[place]]:
            if len(run) == 1 or stems[place : place + len(run)] == run:
                found[key].append(numbers[place])
    return found


def _named(sections: Sequence[Section], said: Iterable[Term], language: str) -> Collection[str]:
    """The words, in small letters, that name things; in languages but English all do."""
    plain = {text for term in said for text in term.text.lower().split()}
    if not language.startswith("en"):
        return plain
    plain = {word for word in plain if not word.endswith(_NO_THINGS)}
    return things(list(map(bare, chain.from_iterable(one.words for one in sections))), plain)


def _tells(term: Term, named: Collection[str]) -> float:
    """How much a term tells a reader, apart from how often it is said."""
    if "'" in term.text or "’" in term.text or not term.text[-1].isalnum():
        return 0.0
    if is_plain(term.text):
        if term.text not in named:
            return 0.0
        return min(1.0, math.sqrt(_EVERYDAY_MILLIONTHS / max(term.everyday, 0.1)))
    if " " in term.text:
        last = term.text.split()[-1]
        return _PHRASE_FACTOR if last in named or not last.islower() else 0.0
    return 0.0 if term.text.endswith(_NO_THINGS[:2]) and term.everyday > 0 else _NAME_FACTOR


def _spread(places: Sequence[int]) -> float:
    """Less for what is said in one breath only, and least for what is said once."""
    if len(places) == 1:
        return 0.1
    return (0.35, 0.8, 1.0)[min(3, len({place // _BREATH_WORDS for place in places})) - 1]


def _chosen(told: Sequence[_SetApart], most: int) -> list[_SetApart]:
    """The terms that a title names, none of which says again what another one does."""
    chosen: list[_SetApart] = []
    ordered = sorted(told, key=lambda one: (-one.alone, one.term.key))
    for one in ordered:
        least = _LEAST_SHARE if len(chosen) > 1 else _LEAST_OF_SECOND
        if one.alone < least * ordered[0].alone or len(chosen) == most:
            break
        beside = [other for other in chosen if one.stems & other.stems]
        if not beside:
            chosen.append(one)
        elif len(beside) == 1 and beside[0].stems < one.stems:
            chosen[chosen.index(beside[0])] = one
    return chosen


def _sentence(section: Section, told: Sequence[_SetApart], chosen: Sequence[_SetApart]) -> str:
    """The sentence of a section that tells most of what it is about; empty if none does."""
    weights: dict[str, float] = defaultdict(float)
    for one in told:
        for word in one.term.text.lower().split():
            weights[word] = max(weights[word], math.sqrt(one.weight))
    if not chosen:
        return ""
    about = [*chosen, *told[:_MOST_TERMS]]
    wanted = {word for one in about for word in one.term.text.lower().split()}
    best, merit = "", _GOOD_SHARE * math.sqrt(told[0].weight)
    found = list(sentences(section.words))
    for said in found:
        if (value := _merit(said, section, weights, wanted)) > merit:
            best, merit = said.text, value
    return best or _clearest(found)


def _clearest(found: Sequence[TitleSentence]) -> str:
    """The sentence that reads best by itself and has words of its own, a question or the longest;
    empty where there is none."""
    clear = [one for one in found if one.clarity >= _CLEAR and one.rare_words >= _LEAST_RARE]
    best = max(clear, key=lambda one: (one.clarity, one.is_question, len(one.words)), default=None)
    return best.text if best else ""


def _merit(
    sentence: TitleSentence, section: Section, weights: Mapping[str, float], wanted: Collection[str]
) -> float:
    """How much of what a section is about stands in a sentence that a reader understands."""
    said = set(map(bare, sentence.words))
    value = sum((weights.get(word, 0.0) for word in said), 0.0)
    if not said & set(wanted):
        value *= _ELSEWHERE
    if sentence.is_question:
        value *= _HOSTS_QUESTION if sentence.first in section.asked else _QUESTION
    if sentence.first < len(section.words) / 3:
        value *= _EARLY
    length: float = len(sentence.words) ** _LENGTH_POWER
    return value * sentence.clarity / length
