"""People, and where each of them speaks."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.portrait import portrait
from app.store import people
from app.web.addressed import PersonParameter
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter, SiteParameter
from app.web.views.cloud import person_cloud
from app.web.views.linked_data import person_data
from app.web.views.paging import Paging
from app.web.views.person import person_view
from app.web.views.words import as_cloud

router = APIRouter()
MENU = MenuEntry(30, "People", "/people")
_PEOPLE_PER_PAGE = 100
_EPISODES_PER_PAGE = 40
_PASSING_SHOWN = 200
_WORDS = 30
Number = Annotated[int, Query(alias="page", ge=1, le=100_000)]


@router.get("/people", include_in_schema=False)
def people_list(
    request: Request,
    session: SessionParameter,
    name: Annotated[str, Query(max_length=200)] = "",
    number: Number = 1,
) -> HTMLResponse:
    """Everybody who takes part, those in most episodes first; behind the last of them the names
    that are heard in passing, unless a name is asked for."""
    passing = None if name else False
    paging = Paging(number, _PEOPLE_PER_PAGE, people.count(session, name, passing=passing))
    offset = (number - 1) * _PEOPLE_PER_PAGE
    is_last = offset + _PEOPLE_PER_PAGE >= paging.total
    return page(
        request,
        session,
        "people.html",
        people=people.in_most_episodes(session, _PEOPLE_PER_PAGE, offset, name, passing=passing),
        passing=[]
        if name or not is_last
        else people.in_most_episodes(session, _PASSING_SHOWN, passing=True),
        name=name,
        paging=paging,
    )


@router.get("/people/{slug}", include_in_schema=False)
def person(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    row: PersonParameter,
    number: Number = 1,
) -> HTMLResponse:
    """Somebody's episodes by year, what they said in them, and who names them."""
    total, words = people.totals(session, row.id)
    offset = (number - 1) * _EPISODES_PER_PAGE
    appearances = people.appearances(session, row.id, _EPISODES_PER_PAGE, offset)
    view = person_view(row, words, appearances, portrait(session, site.engine, row))
    return page(
        request,
        session,
        "person.html",
        person=view,
        cloud=as_cloud(person_cloud(session, row, _WORDS).words),
        linked_data=person_data(view),
        paging=Paging(number, _EPISODES_PER_PAGE, total),
    )
