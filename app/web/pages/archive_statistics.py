"""The figures of the whole archive."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.archive_statistics import archive_statistics

router = APIRouter()


@router.get("/statistics", include_in_schema=False)
def statistics(request: Request, session: SessionParameter) -> HTMLResponse:
    """How much there is, by year and series, who talks with whom, which topics go together."""
    return page(request, session, "archive_statistics.html", told=archive_statistics(session))
