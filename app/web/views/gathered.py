"""Several episodes together, those of a series or of a year: who takes part, of what they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from app.store import clouds, gathered
from app.store.database import Session
from app.store.gathered import Gathered
from app.web.addresses import href
from app.web.views.episode import SeriesView
from app.web.views.words import WordView, cloud_views

_PEOPLE, _TOPICS, _WORDS = 24, 24, 50


@dataclass(frozen=True, slots=True)
class CountedView:
    """A person, a topic, a series or a year: in how many of the episodes, how much, and where that
    is read."""

    name: str
    slug: str
    episodes: int
    amount: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredView:
    """What several episodes have together; `narrow` is what narrows a search to them."""

    episodes: int
    words: int
    minutes: float
    is_length_guessed: bool
    are_words_told: bool
    undated: int
    people: Sequence[CountedView]
    topics: Sequence[CountedView]
    years: Sequence[CountedView]
    telling: Sequence[WordView]
    narrow: dict[str, Any]


def all_series(session: Session) -> list[CountedView]:
    """Every series by name, with its words."""
    found = sorted(gathered.series(session, Gathered()), key=lambda one: one.name.casefold())
    return [
        CountedView(
            one.name, one.slug, one.episodes, one.amount, SeriesView(one.slug, one.name).url
        )
        for one in found
    ]


def all_years(session: Session) -> list[CountedView]:
    """Every year in which there are episodes, the newest first, with its words."""
    return [
        CountedView(str(one.year), "", one.episodes, one.words, year_url(one.year))
        for one in reversed(gathered.years(session, Gathered()))
    ]


def gathered_view(session: Session, which: Gathered, narrow: dict[str, Any]) -> GatheredView:
    """What those episodes have together."""
    totals = gathered.totals(session, which)
    return GatheredView(
        episodes=totals.episodes,
        words=totals.words,
        minutes=round(totals.ms / 60_000, 1),
        is_length_guessed=totals.guessed > 0,
        are_words_told=totals.are_words_told,
        undated=totals.undated,
        people=[
            CountedView(one.name, one.slug, one.episodes, one.amount, _person(one.slug))
            for one in gathered.people(session, which, _PEOPLE)
        ],
        topics=[
            CountedView(
                one.name,
                one.slug,
                one.episodes,
                one.amount,
                _search({"topic": one.slug, **narrow}) if narrow else _topic(one.slug),
            )
            for one in gathered.topics(session, which, _TOPICS)
        ],
        years=[
            CountedView(str(one.year), str(one.year), one.episodes, one.words, year_url(one.year))
            for one in gathered.years(session, which)
        ],
        telling=_words(session, which, narrow),
        narrow=narrow,
    )


def year_url(year: int) -> str:
    """The page of a year."""
    return href(f"/years/{year:04}")


def _words(session: Session, which: Gathered, narrow: dict[str, Any]) -> list[WordView]:
    if which.series_id is not None:
        return cloud_views(clouds.words(session, "series", which.series_id, _WORDS), narrow)
    if which.year is not None:
        return cloud_views(clouds.words(session, "year", which.year, _WORDS), narrow)
    return []


def _person(slug: str) -> str:
    return href(f"/people/{quote(slug)}")


def _topic(slug: str) -> str:
    return href(f"/topics/{quote(slug)}")


def _search(asked: dict[str, Any]) -> str:
    return href(f"/search?{urlencode(asked)}")
