"""The list of years, and the episodes of each."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse

from app.store import episodes
from app.store import gathered as store
from app.store.gathered import Gathered
from app.web.addresses import href
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.gathered import all_years, gathered_view, year_url
from app.web.views.paging import Paging

router = APIRouter()
_EPISODES_PER_PAGE = 20


@router.get("/years", include_in_schema=False)
def year_list(request: Request, session: SessionParameter) -> HTMLResponse:
    """The years in which there are episodes, the newest first."""
    return page(
        request,
        session,
        "groups.html",
        name="Years",
        url=href("/years"),
        groups=all_years(session),
        nothing="No episode has a date.",
    )


@router.get("/years/{year}", include_in_schema=False)
def one_year(
    request: Request,
    session: SessionParameter,
    year: Annotated[int, Path(ge=1, le=9999)],
    sort: episodes.EpisodeSort = "newest",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """A year's episodes, their series, who takes part, and of what they speak."""
    known = sorted(episodes.years(session))
    if year not in known:
        raise HTTPException(404, "There is no episode of that year.")
    place = known.index(year)
    offset = (number - 1) * _EPISODES_PER_PAGE
    total, rows = episodes.page(session, sort, None, year, "", _EPISODES_PER_PAGE, offset)
    which = Gathered(year=year)
    return page(
        request,
        session,
        "gathered.html",
        kind="year",
        name=str(year),
        over=("Episodes", href("/episodes")),
        url=year_url(year),
        feed="",
        gathered=gathered_view(session, which, {"year": f"{year:04}"}),
        all_series=store.series(session, which),
        before=known[place - 1] if place else None,
        after=known[place + 1] if place + 1 < len(known) else None,
        episodes=[episode_view(one) for one in rows],
        sort=sort,
        paging=Paging(number, _EPISODES_PER_PAGE, total),
    )
