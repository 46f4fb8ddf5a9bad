"""The results page, and the same search as a feed."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.archive.answers import searching, suggesting
from app.archive.answers.searching import Filters, Search
from app.search.port import Order
from app.store import episodes, people, series
from app.store.database import Session
from app.web.frame import feed, page
from app.web.site import SessionParameter, SiteParameter
from app.web.views.answer import answer_view
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.paging import Paging

router = APIRouter()
PER_PAGE = 20


def _filters(
    q: str = "",
    series_slug: Annotated[str, Query(alias="series")] = "",
    speaker: str = "",
    year: str = "",
    episode: str = "",
    timing: str = "",
) -> Filters:
    return Filters(episode, speaker, series_slug, year, timing)


FilterParameters = Annotated[Filters, Depends(_filters)]


@router.get("/search", include_in_schema=False)
def search(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    filters: FilterParameters,
    q: str = "",
    sort: Order = "relevance",
    each: Literal["", "passage"] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=500)] = 1,
) -> HTMLResponse:
    """The form and what it found: the best passage of each episode, or every passage."""
    grouped = not each and not filters.episode
    offset = (number - 1) * PER_PAGE
    asked = Search(q, filters, PER_PAGE, offset, sort, grouped, counted=True)
    answer = searching.search(session, site.engine, asked)
    chosen = {
        "q": q,
        "series": filters.series,
        "speaker": filters.speaker,
        "year": filters.year,
        "episode": filters.episode,
        "timing": filters.timing,
        "sort": "" if sort == "relevance" else sort,
        "each": each,
    }
    total = min(answer.episodes if grouped else answer.total, 500 * PER_PAGE)
    if grouped or sort != "relevance":
        total = min(total, searching.GROUPED)
    return page(
        request,
        session,
        "search.html",
        typed=q,
        answer=answer_view(answer, q, suggesting.meant(session, site.engine, answer)),
        all_series=series.with_counts(session),
        years=episodes.years(session),
        heard=people.most_heard(session, 40),
        within=_within(session, filters.episode),
        chosen=chosen,
        grouped=grouped,
        paging=Paging(number, PER_PAGE, total),
    )


def _within(session: Session, slug: str) -> EpisodeView | None:
    row = episodes.by_slug(session, slug) if slug else None
    return episode_view(row) if row else None


@router.get("/search.atom", include_in_schema=False)
def search_feed(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    filters: FilterParameters,
    q: str = "",
) -> Response:
    """The newest passages for a search, to follow it in a feed reader."""
    asked = Search(q, filters, limit=50, order="newest")
    answer = searching.search(session, site.engine, asked)
    hits = answer_view(answer, q).hits
    return feed(request, session, "search.atom", typed=q, hits=hits)
