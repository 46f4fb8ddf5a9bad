"""Sentences of a talk that a reader understands who hasn't read the one before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.language.frequent_words import frequent_words
from app.language.sentences import asks, ends_sentence
from app.transcripts.bare import bare

_SHORTEST_WORDS, _LONGEST_WORDS = 5, 18
"""Words of a sentence in a title."""
_OPENERS = frozenset(
    "yeah yes no so and but well okay ok right um uh now oh also because then actually exactly "
    "sure absolutely basically like anyway anyways alright again totally cool hmm mm".split()
)
_OPENING_RUNS = {
    ("i", "mean"), ("you", "know"), ("i", "guess"), ("of", "course"), ("i", "think"),
    ("all", "right"), ("kind", "of"), ("sort", "of"), ("first", "of", "all"),
    ("by", "the", "way"), ("i", "was", "just", "thinking"), ("i", "was", "thinking"),
    ("my", "question", "is"), ("the", "thing", "is"), ("the", "other", "thing", "is"),
}  # fmt: skip
_LONGEST_RUN = max(map(len, _OPENING_RUNS))
_POINTERS = frozenset(
    "it it's its that that's this these those he he's she she's they they're them there there's "
    "here here's which who him her his their one".split()
)
"""Words that point at what was said before: who reads a title alone doesn't know at what."""
_OPENERS_OF_PARTS = frozenset(
    "if when where whereas while as at to from with in on for or than until unless since though "
    "although instead especially particularly both not just even only being having going or "
    "compared versus because meaning".split()
)
"""What a part of a sentence begins with more often than a whole one."""
_HELPING = frozenset(
    "is isn't are aren't was wasn't were weren't be been do don't does doesn't did didn't has "
    "hasn't have haven't had can can't could couldn't would wouldn't should shouldn't will won't "
    "may might must".split()
)
"""Verbs that want another one: what begins with one and doesn't ask lacks its beginning, and what
ends with one leans on what was said before."""
_LEANING = _HELPING | frozenset("not too either though also so such as".split())
_TAGS = frozenset("right yeah yes huh no okay ok correct eh".split())
"""What a statement ends with that asks for a nod alone."""
_OWN = frozenset("i i'm i've i'd i'll we're we've you're you've".split())
_EMPTY_WORDS = frozenset(
    "stuff thing things whatever something somebody someone guy okay yeah".split()
)
_MANNERLY = (
    "thank you", "thanks for", "thanks to", "welcome", "you're listening", "excuse me", "i'm sorry",
    "my bad", "catch you", "see you", "this episode", "today's episode",
    "good question", "great question", "tell us about yourself",
)  # fmt: skip
"""What is said to whoever sits there, and tells nothing of the subject."""
_SAID_BY = re.compile(
    r"""\b(?:i'm|i was|he's|she's|they're|you're|was|were|is) like,? ["“]""", re.IGNORECASE
)
"""What leads in words that somebody might say: half a scene."""
_COMMONEST, _COMMON = 300, 1_000
"""Of English, so many words tell nothing of what comes, and so many little."""
_BY_TELLING_WORDS = (0.15, 0.9, 1.0)
"""How much a sentence tells with none, one, and more words that aren't of the commonest."""


@dataclass(frozen=True, slots=True)
class TitleSentence:
    """A sentence that begins with word `first`, without the small words that it is opened with;
    `clarity` is how well it reads by itself, of 1."""

    first: int
    words: Sequence[str]
    clarity: float

    @property
    def is_question(self) -> bool:
        """Whether it asks, and not for a nod alone (`…, right?`)."""
        is_tag = self.words[-2].endswith(",") and bare(self.words[-1]) in _TAGS
        return asks(self.words[-1]) and not is_tag

    @property
    def rare_words(self) -> int:
        """How many different words it has that aren't common."""
        return len(_rare(self.words, list(map(bare, self.words)), _COMMON))

    @property
    def text(self) -> str:
        """Its words in a line."""
        return " ".join(self.words)


def sentences(words: Sequence[str]) -> Iterator[TitleSentence]:
    """The sentences of a text that are neither short nor long nor cut off, without words said
    twice in a row."""
    said = list(map(bare, words))
    ends = [at for at, word in enumerate(words) if not word[-1:].isalnum() and ends_sentence(word)]
    for start, end in pairwise([0, *(at + 1 for at in ends)]):
        first = start
        while opened := _opened(said[first : min(end, first + _LONGEST_RUN)]):
            first += opened
        if end - first < _SHORTEST_WORDS:
            continue
        places = [at for at in range(first, end) if at == first or said[at] != said[at - 1]]
        if _SHORTEST_WORDS <= len(places) <= _LONGEST_WORDS:
            found = [words[at] for at in places]
            if clarity := _clarity(found, [said[at] for at in places]):
                found[0] = found[0][:1].upper() + found[0][1:]
                yield TitleSentence(start, found, clarity)


def _opened(said: Sequence[str]) -> int:
    """How many small words a sentence is opened with, of which these are the first few."""
    for count in range(len(said), 1, -1):
        if tuple(said[:count]) in _OPENING_RUNS:
            return count
    return 1 if said and said[0] in _OPENERS else 0


def _clarity(sentence: Sequence[str], said: Sequence[str]) -> float:
    """How well a sentence reads by itself, of words that are `said` so; 0 for one that is cut off,
    or quotes half of something."""
    text = " ".join(sentence)
    if text[0] in ".…-–—":
        return 0.0
    if text.rstrip("\"'”’)").endswith(("...", "…")) or text.count('"') % 2:
        return 0.0
    if any(
        word in ("-", "–", "—", "--", "...") or word.endswith(("...", "—", "--"))
        for word in sentence
    ):
        return 0.0
    if any(word.endswith(":") for word in sentence[:4]):  # a name, or what leads in a quotation
        return 0.0
    value = 1.0
    if said[0] in _POINTERS:
        value *= 0.4
    elif said[0] in _OPENERS_OF_PARTS | _HELPING and not text.endswith("?"):
        value *= 0.5
    elif said[0] in _OWN:
        value *= 0.8
    pointing = sum(word in _POINTERS for word in said[1:])
    value *= 0.88**pointing
    if _EMPTY_WORDS & set(said) or "you know" in " ".join(said):
        value *= 0.7
    plain = " ".join(said)
    if any(phrase in plain for phrase in _MANNERLY):
        value *= 0.3
    if _SAID_BY.search(text) or said[-1] in _POINTERS | _LEANING:
        value *= 0.6
    return value * _substance(sentence, said)


def _substance(sentence: Sequence[str], said: Sequence[str]) -> float:
    """How much the words of a sentence tell that are no everyday ones: `what are you seeing there`
    tells nothing."""
    return _BY_TELLING_WORDS[min(2, len(_rare(sentence, said, _COMMONEST)))]


def _rare(sentence: Sequence[str], said: Sequence[str], commonest: int) -> set[str]:
    """The words of a sentence that are names or not among so many of the commonest English ones.
    In other languages all are."""
    common = frequent_words("en")
    return {
        word
        for number, word in enumerate(said)
        if (number and sentence[number][:1].isupper() and word not in _OWN)
        or common.get(word.replace("'", ""), commonest) >= commonest
    }
