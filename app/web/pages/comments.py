"""What people wrote about an episode."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.store import comments as stored
from app.store import people, transcripts
from app.web.addressed import EpisodeParameter
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.comment import CommentSort, comment_views
from app.web.views.episode import episode_view
from app.web.views.paging import Paging
from app.web.views.tab import COMMENTS, tab_views
from app.web.views.talk_tags import talk_tags

router = APIRouter()
_PER_PAGE = 100


@router.get("/episodes/{slug}/comments", include_in_schema=False)
def comments(
    request: Request,
    session: SessionParameter,
    row: EpisodeParameter,
    sort: CommentSort = "best",
    passage: Annotated[str, Query(description="Those alone that speak of it.")] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000)] = 1,
) -> HTMLResponse:
    """Comments on a talk, answers below what they answer, with the passages they speak of."""
    view = episode_view(row)
    transcript = transcripts.load(session, row.id)
    total, shown = comment_views(
        view,
        transcript,
        stored.of_episode(session, row.id),
        sort,
        slice((number - 1) * _PER_PAGE, number * _PER_PAGE),
        passage,
    )
    return page(
        request,
        session,
        "comments.html",
        episode=view,
        tabs=tab_views(view, COMMENTS),
        tags=talk_tags(view, people.of_episode(session, row.id)),
        comments=shown,
        paging=Paging(number, _PER_PAGE, total),
        sort=sort,
        passage=passage,
        times_lead=not transcript.timeline.is_all_guessed,
    )
