"""A list of passages that an address carries."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.linking import Links
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.link import link_view

router = APIRouter()
MOST_LISTED_PASSAGES = 1_000
"""Passages of a list."""


@router.get("/list", include_in_schema=False)
def passages(
    request: Request,
    session: SessionParameter,
    p: Annotated[tuple[str, ...], Query(max_length=MOST_LISTED_PASSAGES)] = (),
    title: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The passages that the address names, in its order; several stand behind one `p` with
    commas between them. Those that are gone are shown as they were."""
    wanted = list(dict.fromkeys(one for some in p for one in some.split(",") if one))[
        :MOST_LISTED_PASSAGES
    ]
    links = Links(session)
    opened = [links.open(address) for address in wanted]
    shown = [link_view(link, links.context(link)) for link in opened if link]
    return page(
        request,
        session,
        "list.html",
        passages=shown,
        list_title=title.strip() or "A list of passages",
        unknown=opened.count(None),
        addresses=",".join(view.address for view in shown),
    )
