"""The results page, and the same search as a feed."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.archive.answers import searching, suggesting
from app.archive.answers.searching import Answer, Filters, Order
from app.store import episodes, people, series
from app.web.site import Site, SiteParameter
from app.web.templating import feed, page
from app.web.views.hit import hit_view
from app.web.views.paging import Paging

router = APIRouter()
_PER_PAGE = 20
_SLIP = 0.85
"""Of spelling that a slip of the hand leaves as it was."""
_FEW = 3
"""With fewer hits than this another spelling is offered."""


def _filters(
    q: str = "",
    series_slug: Annotated[str, Query(alias="series")] = "",
    speaker: str = "",
    year: str = "",
    episode: str = "",
    timing: str = "",
) -> Filters:
    return Filters(episode, speaker, series_slug, year, timing)


FilterParameters = Annotated[Filters, Depends(_filters)]


@router.get("/search", include_in_schema=False)
def search(
    request: Request,
    site: SiteParameter,
    filters: FilterParameters,
    q: str = "",
    sort: Order = "relevance",
    each: Literal["", "passage"] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=500)] = 1,
) -> HTMLResponse:
    """The form and what it found: the best passage of each episode, or every passage."""
    grouped = not each and not filters.episode
    offset = (number - 1) * _PER_PAGE
    answer = searching.search(
        site.database, site.engine, q, filters, _PER_PAGE, offset, sort, grouped, True
    )
    chosen = {
        "q": q,
        "series": filters.series,
        "speaker": filters.speaker,
        "year": filters.year,
        "episode": filters.episode,
        "timing": filters.timing,
        "sort": "" if sort == "relevance" else sort,
        "each": each,
    }
    total = min(answer.episodes if grouped else answer.total, 500 * _PER_PAGE)
    if grouped or sort != "relevance":
        total = min(total, searching.GROUPED)
    with site.database.read() as session:
        return page(
            request,
            "search.html",
            typed=q,
            answer=answer,
            hits=[hit_view(found, q) for found in answer.hits],
            meant=_meant(site, answer),
            all_series=series.with_counts(session),
            years=episodes.years(session),
            heard=people.most_heard(session, 40),
            within=episodes.by_slug(session, filters.episode) if filters.episode else None,
            chosen=chosen,
            grouped=grouped,
            paging=Paging(number, _PER_PAGE, total),
        )


def _meant(site: Site, answer: Answer) -> str:
    """What may have been meant, where little was found; where something was that sounds alike,
    only what is spelled nearly as it was typed."""
    if answer.query.is_empty or (answer.total >= _FEW and not _all_unsaid(site, answer)):
        return ""
    is_heard = any(match.weight < 1 for hit in answer.hits for match in hit.matches)
    alike = _SLIP if is_heard else 0.0
    return suggesting.did_you_mean(site.database, site.engine, answer.query, alike)


def _all_unsaid(site: Site, answer: Answer) -> bool:
    counts = site.engine.vocabulary().counts
    return not any(word in counts for word in answer.query.words)


@router.get("/search.atom", include_in_schema=False)
def search_feed(
    request: Request, site: SiteParameter, filters: FilterParameters, q: str = ""
) -> Response:
    """The newest passages for a search, to follow it in a feed reader."""
    answer = searching.search(site.database, site.engine, q, filters, 50, 0, "newest")
    hits = [hit_view(found, q) for found in answer.hits]
    return feed(request, "search.atom", typed=q, hits=hits)
