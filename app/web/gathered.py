"""Pages of episodes that belong together, those of a series or of a year, and the lists of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse

from app.store import episodes
from app.store.database import Session
from app.store.gathered import Gathered
from app.web.addresses import href
from app.web.frame import page
from app.web.views.episode import episode_view
from app.web.views.gathered import CountedView, gathered_view
from app.web.views.paging import Paging

_EPISODES_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class _EpisodesAsked:
    sort: episodes.EpisodeSort = "newest"
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1


@dataclass(frozen=True, slots=True)
class Without:
    """How many episodes are in none of the groups of a list, and what they lack."""

    episodes: int
    what: str


AskedParameter = Annotated[_EpisodesAsked, Depends()]
"""In which order the episodes are asked for, and which page of them."""


def list_page(
    request: Request, session: Session, name: str, groups: Sequence[CountedView], without: Without
) -> HTMLResponse:
    """The list of all `groups`, and how many episodes are `without` one."""
    return page(request, session, "groups.html", name=name, groups=groups, without=without)


def gathered_page(
    request: Request,
    session: Session,
    asked: _EpisodesAsked,
    kind: Literal["series", "year"],
    which: Gathered,
    narrow: dict[str, str],
    **values: Any,
) -> HTMLResponse:
    """The episodes of a series or of a year, who takes part, and of what they speak; `narrow` is
    what narrows a search to them."""
    offset = (asked.number - 1) * _EPISODES_PER_PAGE
    total, rows = episodes.page(
        session, asked.sort, narrow.get("series"), which.year, "", _EPISODES_PER_PAGE, offset
    )
    absent = {"feed": "", "all_series": (), "before": None, "after": None}
    return page(
        request,
        session,
        "gathered.html",
        kind=kind,
        over=("Episodes", href("/episodes")),
        gathered=gathered_view(session, which, narrow),
        episodes=[episode_view(one) for one in rows],
        sort=asked.sort,
        paging=Paging(asked.number, _EPISODES_PER_PAGE, total),
        **{**absent, **values},
    )
