"""Topics that come from the talks: names and phrases that set several of them apart."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.exploring.fragments import fragments
from app.exploring.informativeness import Informativeness, informativeness, run_tells
from app.language.codes import language_alone
from app.language.everyday import everyday
from app.language.tokens import is_by_letter, letters, text_tokens

_FOREMOST_TERMS = 25
"""A term counts for a topic in the talks that so few other terms set more apart."""
_RARE, _RARE_NAME = 10.0, 60.0
"""A single word, and one with a capital, is said at most so often in a million everyday words."""
_GATHERED_SHARE = 0.5
"""A word in small letters is mostly said in the talks that it sets apart: what is said everywhere
is about nothing."""
_EVERYDAY, _GATHERED_ALL = 1.3, 0.75
"""A word in small letters that is said more often in a million everyday words is a topic only if
talks say it hardly anywhere else, or if it is among the foremost of many."""
_AMONG, _HEAD = 1.4, 8
"""So many times as many talks as a topic takes at the least are many; of six tenths as many it is
one of the first terms, by this number."""
_SPELLED_TALKS = 2
"""Talks that write a topic in some way, at the least, for it to be one of its spellings."""


@dataclass(frozen=True, slots=True)
class TopicCandidate:
    """A term over the whole archive: by each talk that it sets apart how it is written there, how
    often it is said, its weight and its place; `mentions` is how often all talks say it, `language`
    what most of them are in."""

    key: str
    told: Sequence[tuple[str, int, float, int]]
    mentions: int
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A topic that talks seem to have: `words` are the ways in which it is written, `episodes` the
    number of talks that it sets apart."""

    title: str
    words: tuple[str, ...]
    episodes: int
    mentions: int


def found_topics(
    candidates: Iterable[TopicCandidate],
    people: Iterable[str],
    shows: Iterable[str],
    least: int,
) -> list[FoundTopic]:
    """The topics of an archive, the weightiest first. `people` and `shows` are names that are none;
    a topic sets at least so many talks apart."""
    names = {token for name in people for token in text_tokens(name)}
    own = {letters(show) for show in shows}
    scored: dict[str, tuple[float, TopicCandidate]] = {}
    words: dict[str, Counter[str]] = {}
    for one in candidates:
        title = _title(one)
        if len(one.told) < least or not is_topic(title, names, own, one.language):
            continue
        gathered = sum(count for _, count, _, _ in one.told) / max(1, one.mentions)
        is_plain = " " not in title and not _is_name(title, one.language)
        if is_plain and (gathered < _GATHERED_SHARE or _is_no_thing(title, one.language)):
            continue
        if is_plain and gathered < _GATHERED_ALL and not _is_foremost(one, title, least):
            continue
        foremost = [weight for _, _, weight, place in one.told if place < _FOREMOST_TERMS]
        score = min(1.0, gathered) * sum(map(math.log1p, foremost))
        score *= math.sqrt(len(foremost) / len(one.told))
        group = letters(title).removesuffix("s")
        words.setdefault(group, Counter()).update(text for text, *_ in one.told)
        if score > scored.get(group, (0.0, one))[0]:
            scored[group] = (score, one)
    pieces = fragments(
        {one.key: [count for _, count, *_ in one.told] for _, one in scored.values()}
    )
    scored = {group: held for group, held in scored.items() if held[1].key not in pieces}
    ordered = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))
    return [
        FoundTopic(
            title=_title(one),
            words=tuple(_spellings(_title(one), words[group])),
            episodes=len(one.told),
            mentions=one.mentions,
        )
        for group, (_, one) in ordered
    ]


def _is_name(title: str, language: str) -> bool:
    """Whether a word may be a name, by its capitals; German writes all that it names with one."""
    told = title[1:] if language_alone(language) in _NOUNS_IN_CAPITALS else title
    return told != told.lower()


def _is_no_thing(title: str, language: str) -> bool:
    """Whether a word names no thing, by its end in English, and by its small letter in German."""
    if language_alone(language) in _NOUNS_IN_CAPITALS:
        return title == title.lower()
    return language.startswith("en") and title.endswith(("ed", "ly", "ing"))


def _is_foremost(one: TopicCandidate, title: str, least: int) -> bool:
    """Whether a word is none of everyday speech, or one of the foremost terms of many talks."""
    if everyday(one.language).get(" ".join(text_tokens(title)), 0.0) <= _EVERYDAY:
        return True
    many = sum(place < _FOREMOST_TERMS for *_, place in one.told) >= _AMONG * least
    return many and sum(place < _HEAD for *_, place in one.told) >= 0.6 * least


def is_topic(title: str, people: Collection[str], shows: Collection[str], language: str) -> bool:
    """Whether a name can be a topic's: it is nobody's, no show's, and tells something. `people` are
    words of people's names, `shows` names of shows run together."""
    found = text_tokens(title)
    run = "".join(found)
    if is_by_letter(title):
        return run not in shows and any(run_tells(word, language) for word in title.split())
    if len(run) < _SHORTEST_LETTERS or run.removeprefix("the") in {
        one.removeprefix("the") for one in shows
    }:
        return run in _SHORT_NAMES
    if any(token in people for word in title.split() if word[:1].isupper()
           for token in text_tokens(word)):  # fmt: skip
        return False
    if all(informativeness(token, language) is not Informativeness.MUCH for token in found):
        return False
    if len(found) > 1:
        return True
    is_name = title[:1].isupper() and _is_name(title, language)
    most = _RARE_NAME if is_name else _RARE
    return everyday(language).get(found[0], 0.0) <= most


_NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
"""Languages in which a capital tells a noun, and no name."""
_SHORTEST_LETTERS = 3
_SHORT_NAMES = frozenset(("ai", "ml", "ux", "ui", "vr", "ar"))
"""Names of two letters that are topics all the same."""


def _title(candidate: TopicCandidate) -> str:
    return Counter(text for text, *_ in candidate.told).most_common(1)[0][0]


def _spellings(title: str, texts: Mapping[str, int]) -> list[str]:
    """The ways in which several talks write a topic, the most usual first, each once whatever its
    capitals."""
    found = {" ".join(text_tokens(title)): title}
    for text in sorted(texts, key=lambda text: (-texts[text], text)):
        if texts[text] >= _SPELLED_TALKS:
            found.setdefault(" ".join(text_tokens(text)), text)
    return list(found.values())
