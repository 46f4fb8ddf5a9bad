"""The list of series, and the page of each."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.store import episodes
from app.store.gathered import Gathered
from app.web.addressed import SeriesParameter
from app.web.addresses import href
from app.web.gathered import AskedParameter, Without, gathered_page, list_page
from app.web.site import SessionParameter
from app.web.views.episode import SeriesView
from app.web.views.gathered import all_series
from app.web.views.linked_data import series_data

router = APIRouter()


@router.get("/series", include_in_schema=False)
def series_list(request: Request, session: SessionParameter) -> HTMLResponse:
    """All series by name."""
    without = Without(episodes.without_series(session), "a series")
    return list_page(request, session, "Series", all_series(session), without)


@router.get("/series/{slug}", include_in_schema=False)
def one_series(
    request: Request, session: SessionParameter, row: SeriesParameter, asked: AskedParameter
) -> HTMLResponse:
    """A series' episodes by date or number, who takes part, and of what they speak."""
    view = SeriesView(row.slug, row.name)
    feed = href(f"/episodes.atom?series={row.slug}")
    return gathered_page(
        request,
        session,
        asked,
        "series",
        Gathered(series_id=row.id),
        {"series": row.slug},
        name=row.name,
        url=view.url,
        feed=feed,
        linked_data=series_data(view, feed),
    )
