"""The words and phrases that set a talk, or several, apart, as a cloud and a list."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from app.exploring.clouds import Apart
from app.language.tokens import is_by_letter
from app.store.terms import TellingTerm
from app.web.addresses import href
from app.web.views.episode import EpisodeView

SIZES = 6
"""Sizes in which a cloud writes its words."""


@dataclass(frozen=True, slots=True)
class WordView:
    """A word or phrase, and where a search for it within the talk or talks is. `size` is from 1 to
    SIZES, `episodes` the number of talks in which it is said."""

    text: str
    count: int
    weight: float
    url: str
    size: int
    episodes: int = 1


def word_views(episode: EpisodeView, found: Sequence[TellingTerm]) -> list[WordView]:
    """The terms of an episode, the most telling first."""
    return _views(found, lambda asked: f"{episode.url}?q={quote(asked)}")


def cloud_views(found: Sequence[Apart], narrow: Mapping[str, str]) -> list[WordView]:
    """The terms of several talks, to which `narrow` narrows a search, the most telling first."""
    return _views(found, lambda asked: href(f"/search?{urlencode({'q': asked, **narrow})}"))


def _views(
    found: Sequence[TellingTerm] | Sequence[Apart], address: Callable[[str], str]
) -> list[WordView]:
    """Terms, each with its size and the address at which it is searched for."""
    heaviest = max((one.weight for one in found), default=1.0)
    return [
        WordView(
            text=one.text,
            count=one.count,
            weight=round(one.weight, 1),
            url=address(searched(one.text)),
            size=sized(one.weight, heaviest),
            episodes=one.episodes if isinstance(one, Apart) else 1,
        )
        for one in found
    ]


def sized(weight: float, heaviest: float) -> int:
    """The size, from 1 to SIZES, of a word beside the heaviest one."""
    return max(1, math.ceil(SIZES * math.sqrt(weight / heaviest)))


def searched(text: str) -> str:
    """A term as it is searched for: a phrase in a row, in whatever form."""
    return f'"{text}"' if " " in text or is_by_letter(text) else text


def as_cloud(words: Sequence[WordView]) -> list[WordView]:
    """The same by the alphabet, as one looks for a word."""
    return sorted(words, key=lambda word: word.text.casefold())
