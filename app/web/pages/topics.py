"""Topics, and what was said of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.excerpts import topic_excerpts
from app.store import topic_figures, topics
from app.web.addressed import TopicParameter
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter
from app.web.views.linked_data import topic_data
from app.web.views.paging import Paging
from app.web.views.topic import topic_view

router = APIRouter()
MENU = MenuEntry(20, "Topics", "/topics")
_EPISODES_PER_PAGE = 10
_SHOWN_BESIDE = 12


@router.get("/topics", include_in_schema=False)
def topic_list(request: Request, session: SessionParameter) -> HTMLResponse:
    """All topics: those that the owner lists, and keywords."""
    return page(request, session, "topics.html", topics=topics.with_counts(session))


@router.get("/topics/{slug}", include_in_schema=False)
def topic(
    request: Request,
    session: SessionParameter,
    row: TopicParameter,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """A topic's timestamped excerpts, grouped by episode."""
    offset = (number - 1) * _EPISODES_PER_PAGE
    total, groups = topic_excerpts(session, row.id, _EPISODES_PER_PAGE, offset)
    paging = Paging(number, _EPISODES_PER_PAGE, total)
    view = topic_view(row, groups)
    return page(
        request,
        session,
        "topic.html",
        topic=view,
        linked_data=topic_data(view),
        is_found=row.is_found,
        kin=topics.kin(session, row),
        years=topic_figures.by_year(session, row.id),
        speakers=topic_figures.by_speaker(session, row.id, _SHOWN_BESIDE),
        beside=topic_figures.beside(session, row.id, _SHOWN_BESIDE),
        paging=paging,
    )
