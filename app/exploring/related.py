"""Which talks are like one another, and why: the people in both, and the words that set both apart,
the more the fewer others they set apart."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.exploring.telling import is_plain
from app.language.tokens import text_tokens

LikenessKind = Literal["person", "topic", "words", "series"]

_PERSON, _SERIES = 12.0, 1.0
"""Somebody in just these two talks weighs as much as a dozen words; the series decides ties."""
_EVERYWHERE_SHARE = 0.1
"""Who takes part in more of the talks, such as a host, is no reason."""
_SAME_TALK_SHARE = 0.6
"""Where so many of a talk's words set the other apart too, it is another transcript of it."""
_SAME_TALK_WORDS = 8
"""Words that they share then, at the least: a short talk has few that could differ."""
_FEWEST_WORDS = 2
"""Words that must be shared where no person is."""
_SHORTEST_NAME_LETTERS = 3
"""Letters of a name in short."""
_REASON_WORDS = 6
"""Words that are told as reasons."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A term that sets two talks apart, how much each, and where each says it first. `spread` is
    in how many talks it does, `is_topic` whether the archive knows it as a topic, `is_weak` whether
    it is a plain word that many talks say, which adds to how alike they are and is no reason."""

    episode_id: int
    text: str
    weight: float
    other_weight: float
    first: int
    other_first: int
    spread: int
    is_topic: bool = False
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class LikenessReason:
    """Why two talks are alike."""

    kind: LikenessKind
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """A talk that is like another one. `first` and `other_first` are words at which the two speak
    of what they share most; None where they share people alone."""

    episode_id: int
    score: float
    reasons: tuple[LikenessReason, ...]
    first: int | None
    other_first: int | None


def related(
    shared: Iterable[Shared],
    people: Mapping[int, Mapping[str, int]],
    series: Mapping[int, str],
    terms: int,
    talks: int,
) -> list[Related]:
    """The talks that are like one which `terms` terms set apart, the most alike first. `people` are
    those who take part in both, by the other's number, with the number of all their talks;
    `series` are the others that are of its series."""
    by_talk: dict[int, list[tuple[float, Shared]]] = defaultdict(list)
    for one in shared:
        rarity = math.log((1 + talks) / one.spread)
        likeness = rarity * math.log1p(min(one.weight, one.other_weight))
        by_talk[one.episode_id].append((likeness, one))
    found = []
    for key in by_talk.keys() | people.keys():
        called = {token for name in people.get(key, {}) for token in text_tokens(name)}
        words = sorted(by_talk[key], key=lambda pair: -pair[0])
        words = [pair for pair in words if not _calls(pair[1].text, called)]
        names = [
            (math.log((1 + talks) / count), name)
            for name, count in people.get(key, {}).items()
            if count <= max(2, _EVERYWHERE_SHARE * talks)
        ]
        if len(words) >= _SAME_TALK_SHARE * terms and len(words) > _SAME_TALK_WORDS:
            continue
        if names or sum(not one.is_weak for _, one in words) >= _FEWEST_WORDS:
            found.append(_related(key, words, names, series.get(key)))
    return sorted(found, key=lambda one: (-one.score, one.episode_id))


def _calls(text: str, called: Collection[str]) -> bool:
    """Whether a word is the name of somebody, perhaps in short (`Chris` for Christopher)."""
    if not text[:1].isupper() or len(text) < _SHORTEST_NAME_LETTERS:
        return False
    return any(token.startswith(text.lower()) for token in called)


def _related(
    key: int,
    words: list[tuple[float, Shared]],
    names: list[tuple[float, str]],
    series: str | None,
) -> Related:
    score = sum(likeness for likeness, _ in words)
    score += sum(_PERSON * rarity for rarity, _ in names) + (_SERIES if series else 0)
    words = [pair for pair in words if not pair[1].is_weak][:_REASON_WORDS]
    words.sort(key=lambda pair: is_plain(pair[1].text))  # names and phrases are believed first
    reasons = [LikenessReason("person", name) for _, name in sorted(names, reverse=True)]
    reasons += [LikenessReason("topic" if one.is_topic else "words", one.text) for _, one in words]
    reasons += [LikenessReason("series", series)] if series else []
    best = words[0][1] if words else None
    return Related(
        episode_id=key,
        score=round(score, 1),
        reasons=tuple(reasons),
        first=best.first if best else None,
        other_first=best.other_first if best else None,
    )
