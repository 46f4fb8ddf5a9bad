"""The contents of a talk for which nobody wrote any."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain, compress, count, pairwise

from app.exploring.contents.asides import asides
from app.exploring.contents.titles import Section, titles
from app.exploring.terms import Term
from app.transcripts.model import Turn
from app.transcripts.shifts import sections

_MOST_SECTIONS = 18
_SHORTEST_SECTION_WORDS = 350
"""Sections of a talk, at the most, and words of one, at the least, unless it is an aside."""
_SHORTEST_REST_WORDS = 90
"""Words at a talk's end that are a section of their own."""
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
    asking = [number for number, word in enumerate(talk.words) if word.endswith("?")]
    asked = _asked(talk, asking)
    begun = sections(
        passages,
        [first for first, _ in talk.passages],
        max(_SHORTEST_SECTION_WORDS, len(talk.words) // _MOST_SECTIONS),
        begun=[one for first, last in apart for one in (first, last) if one < len(passages)],
        likely=_with_questions(talk, [word for word in asking if word in asked]),
    )
    kept = _without_a_rest(begun, talk, apart.keys())
    found = []
    for first, end in pairwise([*kept, len(passages)]):
        span = range(talk.passages[first][0], talk.passages[end - 1][1])
        shown = [word for word in span if talk.words[word]]
        found.append(
            Section(
                [talk.words[word] for word in shown],
                frozenset(compress(count(), map(asked.__contains__, shown))),
                apart.get((first, end)),
            )
        )
    named = titles(found, talk.terms, talk.language, talk.people)
    return [GuessedSection(number, title) for number, title in zip(kept, named, strict=True)]


def _without_a_rest(
    begun: Sequence[int], talk: ShownTalk, apart: Set[tuple[int, int]]
) -> Sequence[int]:
    """The passages with which sections begin; the last few words of a talk are none by themselves,
    unless they are an aside, or stand behind one."""
    if len(begun) < 2 or (begun[-2], begun[-1]) in apart:
        return begun
    words = talk.passages[-1][1] - talk.passages[begun[-1]][0]
    is_aside = (begun[-1], len(talk.passages)) in apart
    return begun if is_aside or words >= _SHORTEST_REST_WORDS else begun[:-1]


def _asked(talk: ShownTalk, asking: Sequence[int]) -> frozenset[int]:
    """The words of those who ask: the hosts, or whoever asks most of a talk's questions, which end
    with the words `asking`."""
    questions: Counter[str] = Counter()
    for turn in talk.turns:
        if turn.speaker:
            behind, here = bisect_left(asking, turn.last), bisect_left(asking, turn.first)
            questions[turn.speaker] += behind - here
    least = _ASKED_SHARE * questions.total()
    hosts = {name for name in questions if name in talk.hosts} or {
        name for name, count in questions.items() if count >= least
    }
    turns = (range(turn.first, turn.last) for turn in talk.turns if turn.speaker in hosts)
    return frozenset(chain.from_iterable(turns))


def _with_questions(talk: ShownTalk, asking: Sequence[int]) -> list[int]:
    """The passages in which somebody asks who is there to ask: `asking` end their questions."""
    return [
        number
        for number, (first, last) in enumerate(talk.passages)
        if bisect_left(asking, first) < bisect_left(asking, last)
    ]
