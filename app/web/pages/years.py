"""The list of years, and the episodes of each."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import HTMLResponse

from app.store import episodes, gathered
from app.store.gathered import Gathered
from app.web.gathered import AskedParameter, Without, gathered_page, list_page
from app.web.site import SessionParameter
from app.web.views.gathered import all_years, year_url

router = APIRouter()


@router.get("/years", include_in_schema=False)
def year_list(request: Request, session: SessionParameter) -> HTMLResponse:
    """The years in which there are episodes, the newest first."""
    without = Without(episodes.undated(session), "a date")
    return list_page(request, session, "Years", all_years(session), without)


@router.get("/years/{year}", include_in_schema=False)
def one_year(
    request: Request,
    session: SessionParameter,
    year: Annotated[int, Path(ge=1, le=9999)],
    asked: AskedParameter,
) -> HTMLResponse:
    """A year's episodes, their series, who takes part, and of what they speak."""
    known = sorted(episodes.years(session))
    if year not in known:
        raise HTTPException(404, "There is no episode of that year.")
    place, which = known.index(year), Gathered(year=year)
    return gathered_page(
        request,
        session,
        asked,
        "year",
        which,
        {"year": f"{year:04}"},
        name=str(year),
        url=year_url(year),
        all_series=gathered.series(session, which),
        before=known[place - 1] if place else None,
        after=known[place + 1] if place + 1 < len(known) else None,
    )
