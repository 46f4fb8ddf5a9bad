"""The list of episodes."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.store import episodes, series
from app.web.addresses import href
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.paging import Paging

router = APIRouter()
MENU = MenuEntry(10, "Episodes", "/episodes")
_PER_PAGE = 40


@router.get("/episodes", include_in_schema=False, response_model=None)
def episode_list(
    request: Request,
    session: SessionParameter,
    sort: episodes.EpisodeSort = "newest",
    series_slug: Annotated[str, Query(alias="series")] = "",
    year: str = "",
    title: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse | RedirectResponse:
    """All episodes, sorted and filtered, in pages."""
    chosen_series = series.by_slug(session, series_slug) if series_slug else None
    if chosen_series and chosen_series.slug != series_slug:
        query = {**request.query_params, "series": chosen_series.slug}
        return RedirectResponse(href(f"/episodes?{urlencode(query)}"), 301)
    chosen_year = int(year) if year.isdecimal() and len(year) == 4 else None
    total, rows = episodes.page(
        session, sort, series_slug, chosen_year, title, _PER_PAGE, (number - 1) * _PER_PAGE
    )
    return page(
        request,
        session,
        "episodes.html",
        episodes=[episode_view(row) for row in rows],
        is_mostly_undated=2 * episodes.undated(session) > episodes.count(session),
        all_series=series.with_counts(session),
        years=episodes.years(session),
        chosen={"sort": sort, "series": series_slug, "year": year, "title": title},
        paging=Paging(number, _PER_PAGE, total),
    )
