"""Talks that are like an episode."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive.answers.relating import related_to
from app.store import episodes
from app.web.frame import moved_to, page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.related import related_views
from app.web.views.tab import RELATED, tab_views

router = APIRouter()
_SHOWN_TALKS = 12


@router.get("/episodes/{slug}/related", include_in_schema=False, response_model=None)
def related(
    request: Request, session: SessionParameter, slug: str
) -> HTMLResponse | RedirectResponse:
    """Episodes that are like this one, why, and what both say of what they share most."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    if row.slug != slug:
        return moved_to(request, f"/episodes/{row.slug}/related")
    view = episode_view(row)
    return page(
        request,
        session,
        "related.html",
        episode=view,
        tabs=tab_views(view, RELATED),
        related=related_views(view, related_to(session, row, _SHOWN_TALKS)),
    )
