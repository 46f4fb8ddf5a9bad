"""What the slug in an address names. What isn't known is answered with 404; a page that was asked
for by a former slug, or by an address with what stood around it where it was copied, leads on to
its address of now, the API answers at both."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Depends, HTTPException, Path, Request

from app.store import episodes, people, series, topics
from app.store.database import Session
from app.store.slugs import slugify
from app.store.tables import EpisodeRow, SeriesRow, SpeakerRow, TopicRow
from app.web.problem import is_api
from app.web.site import SessionParameter

_Row = TypeVar("_Row", EpisodeRow, SeriesRow, SpeakerRow, TopicRow)


class MovedError(Exception):
    """What was at an address is at the `path` of the site by now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def as_copied(
    by_slug: Callable[[Session, str], _Row | None], session: Session, slug: str
) -> _Row | None:
    """What a slug names, also in capitals and with what stood around it where it was copied."""
    return by_slug(session, slug) or by_slug(session, slugify(slug))


def _found(
    by_slug: Callable[[Session, str], _Row | None], told: str, refusal: str
) -> Callable[[Request, Session, str], _Row]:
    """What looks up the slug in an address; `told` says in the API's description what it is."""

    def find(
        request: Request,
        session: SessionParameter,
        slug: Annotated[str, Path(description=told)],
    ) -> _Row:
        row = as_copied(by_slug, session, slug)
        if row is None:
            raise HTTPException(404, refusal)
        if row.slug != slug and not is_api(request.url.path):
            raise MovedError(request.scope["route"].path.replace("{slug}", row.slug))
        return row

    return find


_episode = _found(episodes.by_slug, "The episode's slug.", "There is no such episode.")
_person = _found(people.by_slug, "The person's slug.", "There is nobody of that name here.")
_series = _found(series.by_slug, "The slug of the series.", "There is no such series.")
_topic = _found(topics.by_slug, "The topic's slug.", "There is no such topic.")

EpisodeParameter = Annotated[EpisodeRow, Depends(_episode, scope="function")]
PersonParameter = Annotated[SpeakerRow, Depends(_person, scope="function")]
SeriesParameter = Annotated[SeriesRow, Depends(_series, scope="function")]
TopicParameter = Annotated[TopicRow, Depends(_topic, scope="function")]
