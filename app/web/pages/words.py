"""The words that set an episode apart, a person, a series or a year."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import HTMLResponse

from app.store import episodes, people, terms
from app.web.addressed import EpisodeParameter, PersonParameter, SeriesParameter
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.cloud import CloudView, person_cloud, series_cloud, year_cloud
from app.web.views.episode import episode_view
from app.web.views.tab import WORDS, tab_views
from app.web.views.talk_tags import talk_tags
from app.web.views.words import as_cloud, word_views

router = APIRouter()
_SHOWN_TERMS = 80


@router.get("/episodes/{slug}/words", include_in_schema=False)
def words(request: Request, session: SessionParameter, row: EpisodeParameter) -> HTMLResponse:
    """What a talk says more often than others do, as a cloud and a list."""
    view = episode_view(row)
    found = word_views(view, terms.telling(session, row.id, _SHOWN_TERMS))
    return page(
        request,
        session,
        "words.html",
        episode=view,
        tabs=tab_views(view, WORDS),
        tags=talk_tags(view, people.of_episode(session, row.id)),
        words=found,
        cloud=as_cloud(found),
        is_alone=episodes.count(session) == 1,
    )


@router.get("/people/{slug}/words", include_in_schema=False)
def words_of_person(
    request: Request, session: SessionParameter, row: PersonParameter
) -> HTMLResponse:
    """What somebody says more often than others do, of the words that are known as theirs."""
    return _cloud(request, session, person_cloud(session, row, _SHOWN_TERMS))


@router.get("/series/{slug}/words", include_in_schema=False)
def words_of_series(
    request: Request, session: SessionParameter, row: SeriesParameter
) -> HTMLResponse:
    """What is said in a series more often than elsewhere."""
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
