"""The home page: search, the newest, series, topics, numbers."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.store import episodes, people, series, topics
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request, session: SessionParameter) -> HTMLResponse:
    """What there is, at a glance."""
    total, newest = episodes.page(session, limit=8)
    return page(
        request,
        session,
        "home.html",
        newest=[episode_view(row) for row in newest],
        total=total,
        words=episodes.words(session),
        hours=episodes.hours(session),
        speakers=people.count(session),
        series=series.with_counts(session),
        topics=[topic for topic in topics.with_counts(session, 24) if topic.mentions],
        heard=people.most_heard(session, 12),
    )
