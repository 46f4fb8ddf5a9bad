"""How often words are said, year by year or along the numbers of the episodes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers.filter import query_of
from app.exploring.trends import By, Period, stretches
from app.search.finding import find
from app.search.port import Engine
from app.store import episodes

MOST_TRENDS = 6
"""Words that are compared at once."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Words, and in how many passages of each episode, by its number, they are said."""

    words: str
    passages: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Trends:
    """What is compared, over which stretches of time. `left_out` counts episodes that have no
    place in them."""

    by: By
    stretches: Sequence[Period]
    trends: Sequence[Trend]
    left_out: int


def trends(session: Session, engine: Engine, typed: str) -> Trends:
    """How often what stands between the commas is said; each is looked for word by word."""
    wishes = dict.fromkeys(wish for part in typed.split(",") if (wish := " ".join(part.split())))
    known = episodes.told(session)
    by, found = stretches(known)
    placed = sum(len(one.episodes) for one in found)
    shown = [_trend(engine, wish) for wish in list(wishes)[:MOST_TRENDS]]
    return Trends(by, found, shown, len(known) - placed)


def _trend(engine: Engine, words: str) -> Trend:
    quoted = '"' + words.replace('"', " ") + '"'
    return Trend(words, find(engine, query_of(quoted), 1).counts["episode"])
