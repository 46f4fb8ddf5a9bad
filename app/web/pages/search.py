"""The results page, and the same search as a feed."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.archive.answers import searching, suggesting
from app.archive.answers.filter import all_filters
from app.archive.answers.filters.episode import FILTER as EPISODE
from app.archive.answers.searching import Search
from app.search.port import Order
from app.web.filters import ChosenFilters
from app.web.frame import feed, page
from app.web.site import SessionParameter, SiteParameter
from app.web.views.answer import answer_view
from app.web.views.filter import facet_views, field_views
from app.web.views.paging import Paging

router = APIRouter()
PER_PAGE = 20
_IN_FEED = 30


@router.get("/search", include_in_schema=False)
def search(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    filters: ChosenFilters,
    q: str = "",
    sort: Order = "relevance",
    each: Literal["", "passage"] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=500)] = 1,
) -> HTMLResponse:
    """The form and what it found: the best passage of each episode, or every passage."""
    is_within = EPISODE.name in filters
    grouped = not each and not is_within
    offset = (number - 1) * PER_PAGE
    asked = Search(q, filters, PER_PAGE, offset, sort, grouped, counted=True)
    before = site.lookout.now()
    answer = searching.search(session, site.engine, asked)
    order = "" if sort == "relevance" else sort
    return page(
        request,
        session,
        "search.html",
        findable=before if before.missing else site.lookout.now(),
        typed=q,
        meant=site.engine.meant(),
        answer=answer_view(answer, q, suggesting.meant_instead(session, site.engine, answer)),
        fields=field_views(session, filters),
        facets=facet_views(session, filters, answer.counts),
        examples=[one.examples[0] for one in all_filters()],
        chosen={"q": q, **filters, "sort": order, "each": each},
        is_narrowed=bool(filters),
        is_within=is_within,
        grouped=grouped,
        paging=Paging(number, PER_PAGE, answer.listed),
    )


@router.get("/search.atom", include_in_schema=False)
def search_feed(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    filters: ChosenFilters,
    q: str = "",
) -> Response:
    """The newest passages for a search, to follow it in a feed reader."""
    asked = Search(q, filters, limit=_IN_FEED, order="newest")
    answer = searching.search(session, site.engine, asked)
    hits = answer_view(answer, q).hits
    return feed(request, session, "search.atom", typed=q, hits=hits)
