"""The list of series, and the page of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.store import episodes
from app.store.gathered import Gathered
from app.web.addressed import SeriesParameter
from app.web.addresses import href
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import SeriesView, episode_view
from app.web.views.gathered import all_series, gathered_view
from app.web.views.linked_data import series_data
from app.web.views.paging import Paging

router = APIRouter()
_EPISODES_PER_PAGE = 20


@router.get("/series", include_in_schema=False)
def series_list(request: Request, session: SessionParameter) -> HTMLResponse:
    """All series by name."""
    return page(
        request,
        session,
        "groups.html",
        name="Series",
        url=href("/series"),
        groups=all_series(session),
        nothing="No episode is of a series.",
    )


@router.get("/series/{slug}", include_in_schema=False)
def one_series(
    request: Request,
    session: SessionParameter,
    row: SeriesParameter,
    sort: episodes.EpisodeSort = "newest",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """A series' episodes by date or number, who takes part, and of what they speak."""
    view = SeriesView(row.slug, row.name)
    feed = href(f"/episodes.atom?series={row.slug}")
    offset = (number - 1) * _EPISODES_PER_PAGE
    total, rows = episodes.page(session, sort, row.slug, None, "", _EPISODES_PER_PAGE, offset)
    return page(
        request,
        session,
        "gathered.html",
        kind="series",
        name=row.name,
        over=("Episodes", href("/episodes")),
        url=view.url,
        feed=feed,
        linked_data=series_data(view, feed),
        gathered=gathered_view(session, Gathered(series_id=row.id), {"series": row.slug}),
        all_series=(),
        before=None,
        after=None,
        episodes=[episode_view(one) for one in rows],
        sort=sort,
        paging=Paging(number, _EPISODES_PER_PAGE, total),
    )
