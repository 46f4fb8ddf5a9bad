"""About this archive and how its pages are to be read."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.store import episodes, sources
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter

router = APIRouter()
MENU = MenuEntry(60, "About", "/about")


@router.get("/about", include_in_schema=False)
def about(request: Request, session: SessionParameter) -> HTMLResponse:
    """What the archive holds, and what its times and captions are worth."""
    return page(
        request,
        session,
        "about.html",
        total=episodes.count(session),
        words=episodes.words(session),
        counts=sources.counts(session),
    )
