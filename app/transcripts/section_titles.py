"""Titles for the sections of a talk that nobody named: what sets each apart, in its own words.

The words that tell a section from the others (their number in it, by how few others have them and
how rarely anybody says them), then the sentence that holds most of them, a question rather than an
answer.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
_CUES = (
    "you by", " code", "sponsor", "support for", "trial", " off", "isode is", "friends", "head to"
)  # fmt: skip
"""One of these stands wherever that is found, and they are looked for faster."""
_FAREWELL = re.compile(
    r"thank(?:s| you)(?: so much| very much)? for (?:joining|coming|being|having|listening)|"
    r"\b(?:bye|goodbye|see you next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Section:
    """The words of a section, each without its marks and case, and how often it stands there."""

    words: Sequence[str]
    bare: Sequence[str]
    counts: Counter[str]


def section_titles(sections: Sequence[Sequence[str]], language: str) -> list[str]:
    """A title for each section, whose words are given as they read; all of it is guessed."""
    known = frequent_words(language)
    plain = {word: bare(word) for word in set(chain.from_iterable(sections))}
    parts = [_section(words, plain) for words in sections]
    held = Counter(word for part in parts for word in part.counts)
    rarity = {
        word: math.log((1 + len(parts)) / count) + 0.1
        for word, count in held.items()
        if len(word) > 2
        and word not in STOP_WORDS
        and known.get(word, _COMMON) >= _COMMON
        and not word.isdigit()
        and "'" not in word
    }
    titles = []
    for number, part in enumerate(parts):
        weights = {
            word: math.sqrt(count) * rarity[word]
            for word, count in part.counts.items()
            if word in rarity
        }
        titles.append(_title(part, weights, language, is_last=number == len(parts) - 1))
    return titles


def _section(words: Sequence[str], plain: Mapping[str, str]) -> _Section:
    said = list(map(plain.__getitem__, words))
    counts = Counter(said)
    counts.pop("", None)
    return _Section(words, said, counts)


def _title(part: _Section, weights: dict[str, float], language: str, is_last: bool) -> str:
    if len(part.words) < 900 and _is_by_sponsors(" ".join(part.words)):
        return "A word from sponsors"
    told = _telling(part, weights, language)
    label = ", ".join(_written(word, part) for word in told)
    sentence = max(_sentences(part.words), key=lambda one: _merit(one, weights), default=())
    said = " ".join(sentence)
    if is_last and _FAREWELL.search(" ".join(part.words[-150:])) and len(part.words) < 400:
        return f"Farewell. {said}" if said else "Farewell"
    return ": ".join(filter(None, (label[:1].upper() + label[1:], said))) or " ".join(
        part.words[:8]
    )


def _is_by_sponsors(text: str) -> bool:
    """Whether a text says more than once what sponsors are thanked with."""
    lower = text.lower()
    return any(cue in lower for cue in _CUES) and len(_SPONSOR.findall(text)) > 1


def _telling(part: _Section, weights: dict[str, float], language: str) -> list[str]:
    """The words that tell most, each of another stem; said once is little, unless all are."""
    again = [word for word in weights if part.counts[word] > 1]
    if not again:
        return sorted(weights, key=lambda word: (-weights[word], word))[:1]
    found: dict[str, str] = {}
    for word in sorted(again, key=lambda word: (-weights[word], word)):
        found.setdefault(stem(word, language), word)
        if len(found) == _WORDS:
            break
    return list(found.values())


def _written(word: str, part: _Section) -> str:
    """A word as it stands most often in a section, without the marks around it."""
    here = (one for one, plain in zip(part.words, part.bare, strict=True) if plain == word)
    forms = Counter(re.sub(r"^\W+|\W+$", "", one) for one in here)
    return forms.most_common(1)[0][0] if forms else word


def _sentences(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The sentences of a text without the small words that they are opened with."""
    first = 0
    for number, word in enumerate(words):
        if not word[-1:].isalnum() and ends_sentence(word):
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
