"""Titles for the sections of a talk that nobody named: what sets each apart, in its own words.

The words that tell a section from the others (said here more often than chance would have it:
Dunning 1993, the greatest term of the log-likelihood), then the sentence that holds most of them,
a question rather than an answer.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from app.language.frequent_words import frequent_words
from app.language.sentences import ends_sentence
from app.language.stems import stem
from app.language.stop_words import STOP_WORDS
from app.transcripts.bare import bare

_COMMON_RANK = 1_500
"""Words that a language says this often set nothing apart."""
_WORDS = 3
"""Telling words that a title begins with, at the most."""
_ONCE = 0.7
"""What the first time that a word is said counts less than the others: it may be by chance."""
_NO_SUBJECTS = ("ed", "ly", "able", "ible", "ful", "ive", "ous")
"""What English words end in that seldom name what is spoken of."""
_LEAST_TELLING = 0.4
"""How much a word tells at the least, of what the first one does."""
_SHORTEST, _LONGEST = 6, 16
"""Words of a sentence in a title."""
_OPENERS = frozenset(
    "yeah yes no so and but well okay ok right um uh now oh also because then actually exactly "
    "sure absolutely".split()
)
_POINTERS = frozenset(
    "it it's its that that's this these those he he's she she's they they're them there there's "
    "here here's which who".split()
)
"""Words that point at what was said before: who reads a title alone doesn't know at what."""
_OPENING_PAIRS = {("i", "mean"), ("you", "know"), ("i", "guess"), ("of", "course")}
_SPONSOR = re.compile(
    r"brought to you by|promo code|discount code|our sponsors?|sponsored by|support for this|"
    r"free trial|percent off|% off|this episode is|supporting (?:the|our|this) show|"
    r"friends (?:over )?at|head to \S+\.\w+",
    re.IGNORECASE,
)
_CUES = (
    "you by", " code", "sponsor", "support for", "trial", " off", "isode is", "friends", "head to",
    "supporting",
)  # fmt: skip
"""One of these stands wherever that is found, and they are looked for faster."""
_FAREWELL = re.compile(
    r"thank(?:s| you)(?: so much| very much)? for (?:joining|coming|being|having|listening)|"
    r"\b(?:bye|goodbye|see you next)\b|pleasure (?:being|to be|having|to have|talking|speaking)\b",
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
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.counts)
    size = sum(total.values())
    telling = {
        word
        for word in total
        if len(word) > 2
        and word not in STOP_WORDS
        and known.get(word, _COMMON_RANK) >= _COMMON_RANK
        and not word[0].isdigit()
        and "'" not in word
        and "’" not in word
    }
    titles = []
    for number, part in enumerate(parts):
        share = sum(part.counts.values()) / max(1, size)
        weights = {
            word: max(0.1, (count - _ONCE) * math.log(count / (share * total[word])))
            if share < 1
            else count
            for word, count in part.counts.items()
            if word in telling
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
    label = ", ".join(_phrases(told, part))
    merits = {word: math.sqrt(weight) for word, weight in weights.items()}
    sentence = max(_sentences(part.words), key=lambda one: _merit(one, merits, told), default=())
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
    again = [
        word
        for word in weights
        if part.counts[word] > 1 and not (language[:2] == "en" and word.endswith(_NO_SUBJECTS))
    ]
    if not again:
        return sorted(weights, key=lambda word: (-weights[word], word))[:1]
    found: dict[str, str] = {}
    first = max(weights[word] for word in again)
    for word in sorted(again, key=lambda word: (-weights[word], word)):
        if weights[word] >= _LEAST_TELLING * first:
            found.setdefault(stem(word, language), word)
        if len(found) == _WORDS:
            break
    return list(found.values())


def _phrases(told: Sequence[str], part: _Section) -> list[str]:
    """The words as they are written; two that mostly stand together as one."""
    beside = Counter(pairwise(part.bare))
    left, found = list(told), []
    while left:
        word = left.pop(0)
        run = [word]
        for other in left:
            least = 0.5 * min(part.counts[word], part.counts[other])
            if max(beside[word, other], beside[other, word]) > least:
                left.remove(other)
                run = [word, other] if beside[word, other] > beside[other, word] else [other, word]
                break
        found.append(" ".join(_written(one, part) for one in run))
    return found


def _written(word: str, part: _Section) -> str:
    """A word as it stands most often in a section, without the marks around it."""
    here = (one for one, plain in zip(part.words, part.bare, strict=True) if plain == word)
    forms = Counter(re.sub(r"^\W+|\W+$", "", one) for one in here)
    return forms.most_common(1)[0][0] if forms else word


def _sentences(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The sentences of a text without the small words that they are opened with, and without words
    said twice in a row."""
    first = 0
    for number, word in enumerate(words):
        if not word[-1:].isalnum() and ends_sentence(word):
            sentence = list(words[first : number + 1])
            first = number + 1
            while opened := _opener(sentence):
                del sentence[:opened]
            sentence = [
                word
                for place, word in enumerate(sentence)
                if place == 0 or bare(word) != bare(sentence[place - 1])
            ]
            if _SHORTEST <= len(sentence) <= _LONGEST:
                sentence[0] = sentence[0][:1].upper() + sentence[0][1:]
                yield tuple(sentence)


def _opener(sentence: Sequence[str]) -> int:
    """How many small words a sentence is opened with."""
    first = [bare(word) for word in sentence[:2]]
    if tuple(first) in _OPENING_PAIRS:
        return 2
    return 1 if first and first[0] in _OPENERS else 0


def _merit(sentence: Sequence[str], weights: Mapping[str, float], told: Sequence[str]) -> float:
    said = list(map(bare, sentence))
    value = sum(weights.get(word, 0.0) for word in set(said))
    value *= 0.5 + sum(word in said for word in told)
    if _SPONSOR.search(" ".join(sentence)):
        return 0.0
    if said[0] in _POINTERS:
        value *= 0.5
    if sentence[-1].endswith(("...", "…")) or "--" in sentence or sentence[0][:1] in '.…-–—"':
        value *= 0.6
    return value / math.sqrt(len(sentence)) * (1.3 if sentence[-1].endswith("?") else 1.0)
