"""The JSON API of what there is: episodes, people, topics, series, in pages."""

import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from app.store import episodes, people, series, topics
from app.web.addresses import href
from app.web.site import SessionParameter
from app.web.views.episode import EpisodeView, episode_view

router = APIRouter(prefix="/api", tags=["lists"])
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="How many to pass over.")]


class ListedEpisode(BaseModel):
    """An episode of the list."""

    slug: str = Field(description="What its addresses name it by.")
    title: str = Field(description="The episode's title.")
    url: str = Field(description="Its page on this site.")
    series: str | None = Field(description="The slug of its series; null where it is of none.")
    date: datetime.date | None = Field(description="Null where unknown.")
    added: datetime.date = Field(description="The day it came into the archive.")
    language: str = Field(description="As BCP 47 writes it.")
    hosts: list[str] = Field(description="As its file or the owner names them.")
    guests: list[str] = Field(description="As its file or the owner names them.")
    words: int = Field(description="How many words are said.")
    minutes: float = Field(description="How long it is.")
    is_length_guessed: bool = Field(description="Whether that is guessed from how much is said.")


class Episodes(BaseModel):
    """A page of the episodes."""

    total: int = Field(description="How many there are in all.")
    episodes: list[ListedEpisode] = Field(description="In the order that was asked for.")


class ListedPerson(BaseModel):
    """A person of the list."""

    slug: str = Field(description="What their addresses name them by.")
    name: str = Field(description="What they are called.")
    url: str = Field(description="Their page on this site.")
    episodes: int = Field(description="In how many they take part.")
    words: int = Field(description="How many are known as theirs.")


class People(BaseModel):
    """A page of the people."""

    total: int = Field(description="How many there are in all.")
    people: list[ListedPerson] = Field(description="Those in most episodes first.")


class ListedTopic(BaseModel):
    """A topic of the list."""

    slug: str = Field(description="What its addresses name it by.")
    title: str = Field(description="What it is called.")
    url: str = Field(description="Its page on this site.")
    parents: list[str] = Field(description="The titles of those that the owner says it is part of.")
    pinned: bool = Field(description="Whether the owner wants it to come first.")
    mentions: int = Field(description="How often it is spoken of.")
    episodes: int = Field(description="In how many.")


class Topics(BaseModel):
    """A page of the topics."""

    total: int = Field(description="How many there are in all.")
    topics: list[ListedTopic] = Field(description="The owner's first, then the most spoken of.")


class ListedSeries(BaseModel):
    """A series of the list."""

    slug: str = Field(description="What its addresses name it by.")
    name: str = Field(description="What it is called.")
    url: str = Field(description="Its page on this site.")
    episodes: int = Field(description="How many it has.")


class Series(BaseModel):
    """A page of the series."""

    total: int = Field(description="How many there are in all.")
    series: list[ListedSeries] = Field(description="By name.")


@router.get("/episodes", summary="The episodes")
def list_episodes(
    session: SessionParameter,
    sort: Annotated[episodes.EpisodeSort, Query(description="The order.")] = "newest",
    series_slug: Annotated[str, Query(alias="series", description="Only of the series.")] = "",
    year: Annotated[int | None, Query(ge=1, le=9999, description="Only of the year.")] = None,
    title: Annotated[str, Query(max_length=200, description="Words of the title.")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Episodes:
    """The episodes, sorted and filtered, in pages."""
    total, rows = episodes.page(session, sort, series_slug, year, title, limit, offset)
    return Episodes(total=total, episodes=[_episode(episode_view(row)) for row in rows])


def _episode(view: EpisodeView) -> ListedEpisode:
    return ListedEpisode(
        slug=view.slug,
        title=view.title,
        url=view.url,
        series=view.series.slug if view.series else None,
        date=view.date,
        added=view.added,
        language=view.language,
        hosts=list(view.people.hosts),
        guests=list(view.people.guests),
        words=view.word_count,
        minutes=round(view.duration_ms / 60_000, 1),
        is_length_guessed=view.is_length_guessed,
    )


@router.get("/people", summary="The people")
def list_people(
    session: SessionParameter,
    name: Annotated[str, Query(max_length=200, description="How the name begins.")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> People:
    """Everybody who takes part, those in most episodes first, in pages."""
    found = people.in_most_episodes(session, limit, offset, name)
    listed = [
        ListedPerson(
            slug=one.slug,
            name=one.name,
            url=href(f"/people/{one.slug}"),
            episodes=one.episodes,
            words=one.words,
        )
        for one in found
    ]
    return People(total=people.count(session, name), people=listed)


@router.get("/topics", summary="The topics")
def list_topics(session: SessionParameter, limit: Limit = 50, offset: Offset = 0) -> Topics:
    """All topics, in pages."""
    found = topics.with_counts(session)
    listed = [
        ListedTopic(
            slug=one.slug,
            title=one.title,
            url=href(f"/topics/{one.slug}"),
            parents=list(one.parents),
            pinned=one.is_pinned,
            mentions=one.mentions,
            episodes=one.episodes,
        )
        for one in found[offset : offset + limit]
    ]
    return Topics(total=len(found), topics=listed)


@router.get("/series", summary="The series")
def list_series(session: SessionParameter, limit: Limit = 50, offset: Offset = 0) -> Series:
    """All series, in pages."""
    found = series.with_counts(session)
    listed = [
        ListedSeries(
            slug=one.slug,
            name=one.name,
            url=href(f"/series/{quote(one.slug)}"),
            episodes=one.episodes,
        )
        for one in found[offset : offset + limit]
    ]
    return Series(total=len(found), series=listed)
