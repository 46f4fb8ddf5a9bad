"""About this archive and how its pages are to be read."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.store import episodes, sources
from app.web.site import SiteParameter
from app.web.templating import page

router = APIRouter()


@router.get("/about", include_in_schema=False)
def about(request: Request, site: SiteParameter) -> HTMLResponse:
    """What the archive holds, and what its times and captions are worth."""
    with site.database.read() as session:
        return page(
            request,
            "about.html",
            total=episodes.count(session),
            words=episodes.words(session),
            counts=sources.counts(session),
        )
