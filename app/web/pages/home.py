"""The home page: search, the newest, series, topics, numbers."""

import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.passage_of_the_day import passage_of_the_day
from app.store import episodes, facts, gathered, people, series, topics
from app.store.gathered import Gathered
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.hit import hit_view
from app.web.views.linked_data import site_data

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request, session: SessionParameter) -> HTMLResponse:
    """What there is, at a glance."""
    total, newest = episodes.page(session, limit=8)
    today = datetime.datetime.now(datetime.UTC).date()
    of_the_day = passage_of_the_day(session, today)
    archive = facts.archive(session)
    return page(
        request,
        session,
        "home.html",
        linked_data=site_data(archive.title, archive.description),
        newest=[episode_view(row) for row in newest],
        total=total,
        totals=gathered.totals(session, Gathered()),
        speakers=people.count(session, passing=False),
        series=series.with_counts(session),
        topics=[topic for topic in topics.with_counts(session, 24) if topic.mentions],
        heard=people.in_most_episodes(session, 12),
        years=episodes.years(session),
        is_mostly_undated=2 * episodes.undated(session) > total,
        on_this_day=[episode_view(row) for row in episodes.on_day(session, today)],
        of_the_day=hit_view(of_the_day) if of_the_day else None,
    )
