"""Talks that are like an episode."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.relating import in_others_too, related_to
from app.store import people
from app.web.addressed import EpisodeParameter
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.related import related_views
from app.web.views.tab import RELATED, tab_views
from app.web.views.talk_tags import talk_tags

router = APIRouter()
_SHOWN_TALKS = 12


@router.get("/episodes/{slug}/related", include_in_schema=False)
def related(request: Request, session: SessionParameter, row: EpisodeParameter) -> HTMLResponse:
    """Episodes that are like this one, why, and what both say of what they share most."""
    view = episode_view(row)
    found = related_to(session, row, _SHOWN_TALKS)
    return page(
        request,
        session,
        "related.html",
        episode=view,
        tabs=tab_views(view, RELATED),
        tags=talk_tags(view, people.of_episode(session, row.id)),
        related=related_views(view, found),
        in_others_too=[] if found else in_others_too(session, row),
    )
