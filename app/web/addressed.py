"""What the slug in an address names. What isn't known is answered with 404; a page that was asked
for by a former slug leads on to its address of now, the API answers at both."""

from typing import Annotated, TypeVar

from fastapi import Depends, HTTPException, Path, Request

from app.store import episodes, people, series, topics
from app.store.tables import EpisodeRow, SeriesRow, SpeakerRow, TopicRow
from app.web.problem import is_api
from app.web.site import SessionParameter

_Row = TypeVar("_Row", EpisodeRow, SeriesRow, SpeakerRow, TopicRow)


class MovedError(Exception):
    """What was at an address is at the `path` of the site by now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def _episode(
    request: Request,
    session: SessionParameter,
    slug: Annotated[str, Path(description="The episode's slug.")],
) -> EpisodeRow:
    return _found(request, slug, episodes.by_slug(session, slug), "There is no such episode.")


def _person(
    request: Request,
    session: SessionParameter,
    slug: Annotated[str, Path(description="The person's slug.")],
) -> SpeakerRow:
    return _found(
        request, slug, people.by_slug(session, slug), "There is nobody of that name here."
    )


def _series(
    request: Request,
    session: SessionParameter,
    slug: Annotated[str, Path(description="The slug of the series.")],
) -> SeriesRow:
    return _found(request, slug, series.by_slug(session, slug), "There is no such series.")


def _topic(
    request: Request,
    session: SessionParameter,
    slug: Annotated[str, Path(description="The topic's slug.")],
) -> TopicRow:
    return _found(request, slug, topics.by_slug(session, slug), "There is no such topic.")


EpisodeParameter = Annotated[EpisodeRow, Depends(_episode, scope="function")]
PersonParameter = Annotated[SpeakerRow, Depends(_person, scope="function")]
SeriesParameter = Annotated[SeriesRow, Depends(_series, scope="function")]
TopicParameter = Annotated[TopicRow, Depends(_topic, scope="function")]


def _found(request: Request, slug: str, row: _Row | None, refusal: str) -> _Row:
    if row is None:
        raise HTTPException(404, refusal)
    if row.slug != slug and not is_api(request.url.path):
        raise MovedError(request.scope["route"].path.replace("{slug}", row.slug))
    return row
