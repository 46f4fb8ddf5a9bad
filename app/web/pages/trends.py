"""How often something is said as time goes on."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.trending import MOST_TRENDS, trends
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter, SiteParameter
from app.web.views.trend import HEIGHT, WIDTH, trends_view

router = APIRouter()
MENU = MenuEntry(35, "Trends", "/trends")


@router.get("/trends", include_in_schema=False)
def trends_page(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    q: Annotated[str, Query(max_length=500)] = "",
) -> HTMLResponse:
    """How often words are said in each year, or along the numbers of the episodes."""
    found = trends_view(trends(session, site.engine, q))
    return page(
        request,
        session,
        "trends.html",
        asked=q,
        found=found,
        most=MOST_TRENDS,
        width=WIDTH,
        height=HEIGHT,
    )
