"""The contents of a talk for which nobody wrote any."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.exploring.contents.asides import asides
from app.exploring.contents.titles import Section, titles
from app.exploring.terms import Term
from app.transcripts.model import Turn
from app.transcripts.shifts import sections

_MOST_SECTIONS = 18
_SHORTEST_SECTION_WORDS = 350
"""Sections of a talk, at the most, and words of one, at the least, unless it is an aside."""
_ASKED_SHARE = 0.3
"""Of a talk's questions somebody asks so many at the least, who is one of those who ask."""


@dataclass(frozen=True, slots=True)
class ShownTalk:
    """A talk as it reads: an empty word is one that isn't shown. `passages` are ranges of words;
    `terms` what it says that tells something; `people` all who are known to take part."""

    words: Sequence[str]
    passages: Sequence[tuple[int, int]]
    turns: Sequence[Turn]
    hosts: Sequence[str]
    people: Sequence[str]
    terms: Sequence[Term]
    language: str


@dataclass(frozen=True, slots=True)
class GuessedSection:
    """A section that begins with a passage; its title is guessed: what it is about, and after a
    colon, where one tells it well, a sentence."""

    passage: int
    title: str

    @property
    def about(self) -> str:
        """The title without the sentence, for where there is little room."""
        return self.title.partition(": ")[0]


def contents(talk: ShownTalk) -> list[GuessedSection]:
    """The sections of a talk: where it turns to something else, each by what sets it apart."""
    passages = [[word for word in talk.words[first:last] if word] for first, last in talk.passages]
    apart = asides(passages)
    asked = _asked(talk)
    begun = sections(
        passages,
        [first for first, _ in talk.passages],
        max(_SHORTEST_SECTION_WORDS, len(talk.words) // _MOST_SECTIONS),
        begun=[one for first, last in apart for one in (first, last) if one < len(passages)],
        likely=_with_questions(talk, asked),
    )
    found = []
    for first, end in pairwise([*begun, len(passages)]):
        span = range(talk.passages[first][0], talk.passages[end - 1][1])
        shown = [word for word in span if talk.words[word]]
        found.append(
            Section(
                [talk.words[word] for word in shown],
                frozenset(place for place, word in enumerate(shown) if word in asked),
                apart.get((first, end)),
            )
        )
    named = titles(found, talk.terms, talk.language, talk.people)
    return [GuessedSection(number, title) for number, title in zip(begun, named, strict=True)]


def _asked(talk: ShownTalk) -> frozenset[int]:
    """The words of those who ask: the hosts, or whoever asks most of a talk's questions."""
    asking: Counter[str] = Counter()
    for turn in talk.turns:
        if turn.speaker:
            asking[turn.speaker] += sum(
                word.endswith("?") for word in talk.words[turn.first : turn.last]
            )
    least = _ASKED_SHARE * asking.total()
    hosts = {name for name in asking if name in talk.hosts} or {
        name for name, count in asking.items() if count >= least
    }
    return frozenset(
        word
        for turn in talk.turns
        if turn.speaker in hosts
        for word in range(turn.first, turn.last)
    )


def _with_questions(talk: ShownTalk, asked: Collection[int]) -> list[int]:
    """The passages in which somebody asks who is there to ask."""
    return [
        number
        for number, (first, last) in enumerate(talk.passages)
        if any(word in asked and talk.words[word].endswith("?") for word in range(first, last))
    ]
