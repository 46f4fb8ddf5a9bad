"""The words that set an episode apart, a person, a series or a year."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.store import episodes, people, series, terms
from app.web.frame import moved_to, page
from app.web.site import SessionParameter
from app.web.views.cloud import CloudView, person_cloud, series_cloud, year_cloud
from app.web.views.episode import episode_view
from app.web.views.tab import WORDS, tab_views
from app.web.views.words import as_cloud, word_views

router = APIRouter()
_SHOWN_TERMS = 80


@router.get("/episodes/{slug}/words", include_in_schema=False, response_model=None)
def words(
    request: Request, session: SessionParameter, slug: str
) -> HTMLResponse | RedirectResponse:
    """What a talk says more often than others do, as a cloud and a list."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    if row.slug != slug:
        return moved_to(request, f"/episodes/{row.slug}/words")
    view = episode_view(row)
    found = word_views(view, terms.telling(session, row.id, _SHOWN_TERMS))
    return page(
        request,
        session,
        "words.html",
        episode=view,
        tabs=tab_views(view, WORDS),
        words=found,
        cloud=as_cloud(found),
        is_alone=episodes.count(session) == 1,
    )


@router.get("/people/{slug}/words", include_in_schema=False, response_model=None)
def words_of_person(
    request: Request, session: SessionParameter, slug: str
) -> HTMLResponse | RedirectResponse:
    """What somebody says more often than others do, of the words that are known as theirs."""
    row = people.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is nobody of that name here.")
    if row.slug != slug:
        return moved_to(request, f"/people/{row.slug}/words")
    return _cloud(request, session, person_cloud(session, row, _SHOWN_TERMS))


@router.get("/series/{slug}/words", include_in_schema=False, response_model=None)
def words_of_series(
    request: Request, session: SessionParameter, slug: str
) -> HTMLResponse | RedirectResponse:
    """What is said in a series more often than elsewhere."""
    row = series.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such series.")
    if row.slug != slug:
        return moved_to(request, f"/series/{row.slug}/words")
    return _cloud(request, session, series_cloud(session, row, _SHOWN_TERMS))


@router.get("/years/{year}/words", include_in_schema=False)
def words_of_year(
    request: Request, session: SessionParameter, year: Annotated[int, Path(ge=1, le=9999)]
) -> HTMLResponse:
    """What was said in a year more often than in others."""
    if year not in episodes.years(session):
        raise HTTPException(404, "There is no episode of that year.")
    return _cloud(request, session, year_cloud(session, year, _SHOWN_TERMS))


def _cloud(request: Request, session: SessionParameter, cloud: CloudView) -> HTMLResponse:
    return page(request, session, "cloud.html", of=cloud, cloud=as_cloud(cloud.words))
