"""An episode's figures."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.figures import compared
from app.store import people, topics, transcripts
from app.web.addressed import EpisodeParameter
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.lanes import lane_views
from app.web.views.statistics import statistics_view
from app.web.views.tab import STATISTICS, tab_views
from app.web.views.talk_tags import talk_tags

router = APIRouter()
_TOPICS = 10


@router.get("/episodes/{slug}/statistics", include_in_schema=False)
def statistics(request: Request, session: SessionParameter, row: EpisodeParameter) -> HTMLResponse:
    """How much is said in a talk, how fast and by whom, and what else is known of it."""
    talk = transcripts.load(session, row.id)
    view = episode_view(row)
    return page(
        request,
        session,
        "statistics.html",
        episode=view,
        tabs=tab_views(view, STATISTICS),
        tags=talk_tags(view, people.of_episode(session, row.id)),
        is_restored=talk.restored is not None,
        lanes=lane_views(view, talk, topics.places_of(session, row.id, _TOPICS)),
        statistics=statistics_view(row, compared(session, row, talk), talk.timeline),
    )
