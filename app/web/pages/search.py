"""The results page."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.archive import searching
from app.archive.searching import Filters
from app.store import episodes, people, series
from app.web.paging import Paging
from app.web.site import SiteParameter
from app.web.templating import page
from app.web.views import hit_view

router = APIRouter()
_PER_PAGE = 20


@router.get("/search", include_in_schema=False)
def search(
    request: Request,
    site: SiteParameter,
    q: str = "",
    series_slug: Annotated[str, Query(alias="series")] = "",
    speaker: str = "",
    year: str = "",
    episode: str = "",
    number: Annotated[int, Query(alias="page", ge=1, le=500)] = 1,
) -> HTMLResponse:
    """The form and what it found."""
    filters = Filters(episode=episode, speaker=speaker, series=series_slug, year=year)
    offset = (number - 1) * _PER_PAGE
    answer = searching.search(site.database, site.engine, q, filters, _PER_PAGE, offset)
    with site.database.read() as session:
        within = episodes.by_slug(session, episode) if episode else None
        return page(
            request,
            "search.html",
            typed=q,
            answer=answer,
            hits=[hit_view(found, q) for found in answer.hits],
            all_series=series.with_counts(session),
            years=episodes.years(session),
            heard=people.most_heard(session, 40),
            within=within,
            chosen={
                "q": q,
                "series": series_slug,
                "speaker": speaker,
                "year": year,
                "episode": episode,
            },
            paging=Paging(number, _PER_PAGE, min(answer.total, 500 * _PER_PAGE)),
        )
