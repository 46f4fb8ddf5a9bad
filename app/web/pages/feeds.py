"""New episodes, to follow them in a feed reader (Atom, RFC 4287)."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from app.store import episodes, facts, people, series, topics
from app.store.database import Session
from app.web.addresses import absolute, href
from app.web.frame import feed
from app.web.site import SessionParameter
from app.web.views.episode import EpisodeView, episode_view

router = APIRouter()
_ENTRIES = 50


@router.get("/episodes.atom", include_in_schema=False)
def of_archive(
    request: Request,
    session: SessionParameter,
    series_slug: Annotated[str, Query(alias="series")] = "",
) -> Response:
    """The newest episodes of the archive or of a series; what has no date counts from the day it
    came in."""
    if not series_slug:
        newest = map(episode_view, episodes.latest(session, _ENTRIES))
        return _feed(request, session, "", "/episodes", newest)
    chosen = series.by_slug(session, series_slug)
    if chosen is None:
        raise HTTPException(404, "There is no such series.")
    newest = map(episode_view, episodes.latest(session, _ENTRIES, chosen.slug))
    return _feed(request, session, chosen.name, f"/series/{chosen.slug}", newest)


@router.get("/people/{slug}.atom", include_in_schema=False)
def of_person(request: Request, session: SessionParameter, slug: str) -> Response:
    """The newest episodes that somebody takes part in."""
    row = people.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is nobody of that name here.")
    parts = people.appearances(session, row.id, _ENTRIES, 0)
    newest = (episode_view(one.episode) for one in parts)
    return _feed(request, session, row.name, f"/people/{row.slug}", newest)


@router.get("/topics/{slug}.atom", include_in_schema=False)
def of_topic(request: Request, session: SessionParameter, slug: str) -> Response:
    """The newest episodes that speak of a topic."""
    row = topics.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such topic.")
    newest = map(episode_view, topics.latest(session, row.id, _ENTRIES))
    return _feed(request, session, row.title, f"/topics/{row.slug}", newest)


def _feed(
    request: Request, session: Session, title: str, path: str, newest: Iterable[EpisodeView]
) -> Response:
    archive = facts.archive(session).title
    return feed(
        request,
        session,
        "episodes.atom",
        title=f"{title} · {archive}" if title else archive,
        page=absolute(href(path)),
        episodes=list(newest),
    )
