"""The words that set an episode apart."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.store import episodes, terms
from app.web.frame import moved, page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.tab import WORDS, tab_views
from app.web.views.words import as_cloud, word_views

router = APIRouter()
_SHOWN = 80


@router.get("/episodes/{slug}/words", include_in_schema=False, response_model=None)
def words(
    request: Request, session: SessionParameter, slug: str
) -> HTMLResponse | RedirectResponse:
    """What a talk says more often than others do, as a cloud and a list."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    if row.slug != slug:
        return moved(request, f"/episodes/{row.slug}/words")
    view = episode_view(row)
    found = word_views(view, terms.telling(session, row.id, _SHOWN))
    return page(
        request,
        session,
        "words.html",
        episode=view,
        tabs=tab_views(view, WORDS),
        words=found,
        cloud=as_cloud(found),
        is_alone=episodes.count(session) == 1,
    )
