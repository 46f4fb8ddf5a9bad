"""What people wrote about an episode."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.store import comments as stored
from app.store import episodes, transcripts
from app.web.frame import moved_to, page
from app.web.site import SessionParameter
from app.web.views.comment import CommentSort, comment_views
from app.web.views.episode import episode_view
from app.web.views.paging import Paging
from app.web.views.tab import COMMENTS, tab_views

router = APIRouter()
_PER_PAGE = 100


@router.get("/episodes/{slug}/comments", include_in_schema=False, response_model=None)
def comments(
    request: Request,
    session: SessionParameter,
    slug: str,
    sort: CommentSort = "best",
    passage: Annotated[str, Query(description="Those alone that speak of it.")] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000)] = 1,
) -> HTMLResponse | RedirectResponse:
    """Comments on a talk, answers below what they answer, with the passages they speak of."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    if row.slug != slug:
        return moved_to(request, f"/episodes/{row.slug}/comments")
    view = episode_view(row)
    total, shown = comment_views(
        view,
        transcripts.load(session, row.id),
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
        comments=shown,
        paging=Paging(number, _PER_PAGE, total),
        sort=sort,
        passage=passage,
    )
