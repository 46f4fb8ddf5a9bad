"""Titles for the sections of a talk that nobody named: what sets each apart, in its own words.

The words that tell a section from the others (their number in it, by how few others have them and
how rarely anybody says them), then the sentence that holds most of them, a question rather than an
answer.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.language.frequent_words import frequent_words
from app.language.sentences import ends_sentence
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.transcripts.bare import bare

_COMMON = 1_500
"""Words that a language says this often set nothing apart."""
_WORDS = 2
"""Telling words that a title begins with."""
_SHORTEST, _LONGEST = 5, 16
"""Words of a sentence in a title."""
_OPENERS = frozenset(
    "yeah yes no so and but well okay ok right um uh now oh also because then actually exactly "
    "sure absolutely".split()
)
_OPENING_PAIRS = {("i", "mean"), ("you", "know"), ("i", "guess"), ("of", "course")}
_SPONSOR = re.compile(
    r"brought to you by|promo code|discount code|our sponsors?|sponsored by|support for this|"
    r"free trial|percent off|% off|this episode is|friends (?:over )?at|head to \S+\.\w+",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"thank(?:s| you)(?: so much| very much)? for (?:joining|coming|being|having|listening)|"
    r"\b(?:bye|goodbye|see you next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Section:
    words: Sequence[str]
    counts: Counter[str]


def section_titles(sections: Sequence[Sequence[str]], language: str) -> list[str]:
    """A title for each section, whose words are given as they read; all of it is guessed."""
    known = frequent_words(language)
    parts = [_Section(words, Counter(filter(None, map(bare, words)))) for words in sections]
    held = Counter(word for part in parts for word in part.counts)
    titles = []
    for number, part in enumerate(parts):
        weights = {
            word: math.sqrt(count) * (math.log((1 + len(parts)) / held[word]) + 0.1)
            for word, count in part.counts.items()
            if len(word) > 2
            and word not in STOP_WORDS
            and known.get(word, _COMMON) >= _COMMON
            and not word.isdigit()
            and "'" not in word
        }
        titles.append(_title(part, weights, language, is_last=number == len(parts) - 1))
    return titles


def _title(part: _Section, weights: dict[str, float], language: str, is_last: bool) -> str:
    text = " ".join(part.words)
    if len(_SPONSOR.findall(text)) > 1 and len(part.words) < 900:
        return "A word from sponsors"
    told = sorted(weights, key=lambda word: (-weights[word], word))
    told = [word for word in told if part.counts[word] > 1] or told[:1]
    by_stem = {stem(word, language): word for word in reversed(told)}
    told = [word for word in told if by_stem[stem(word, language)] == word][:_WORDS]
    label = ", ".join(_written(word, part.words) for word in told)
    sentence = max(_sentences(part.words), key=lambda one: _merit(one, weights), default=())
    said = " ".join(sentence)
    if is_last and _FAREWELL.search(" ".join(part.words[-150:])) and len(part.words) < 400:
        return f"Farewell. {said}" if said else "Farewell"
    return ": ".join(filter(None, (label[:1].upper() + label[1:], said))) or " ".join(
        part.words[:8]
    )


def _written(word: str, words: Sequence[str]) -> str:
    """A word as it stands most often in the text, without the marks around it."""
    forms = Counter(re.sub(r"^\W+|\W+$", "", one) for one in words if bare(one) == word)
    return forms.most_common(1)[0][0] if forms else word


def _sentences(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The sentences of a text without the small words that they are opened with."""
    first = 0
    for number, word in enumerate(words):
        if ends_sentence(word):
            sentence = list(words[first : number + 1])
            first = number + 1
            while opened := _opener(sentence):
                del sentence[:opened]
            if _SHORTEST <= len(sentence) <= _LONGEST:
                sentence[0] = sentence[0][:1].upper() + sentence[0][1:]
                yield tuple(sentence)


def _opener(sentence: Sequence[str]) -> int:
    """How many small words a sentence is opened with."""
    first = [bare(word) for word in sentence[:2]]
    if tuple(first) in _OPENING_PAIRS:
        return 2
    return 1 if first and first[0] in _OPENERS else 0


def _merit(sentence: Sequence[str], weights: dict[str, float]) -> float:
    value = sum(weights.get(word, 0.0) for word in set(map(bare, sentence)))
    return value / math.sqrt(len(sentence)) * (1.3 if sentence[-1].endswith("?") else 1.0)
