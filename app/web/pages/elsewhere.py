"""Where other talks speak of what a passage speaks of."""

from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from app.archive.answers.elsewhere import elsewhere
from app.archive.answers.linking import Links
from app.store import facts
from app.web.frame import page
from app.web.site import SessionParameter, SiteParameter
from app.web.views.hit import hit_view
from app.web.views.link import link_view

router = APIRouter()
_SHOWN_PASSAGES = 8


@router.get("/p/{address}/elsewhere", include_in_schema=False)
def elsewhere_on_this(
    request: Request, site: SiteParameter, session: SessionParameter, address: str
) -> HTMLResponse:
    """The passage, and passages of other talks that speak of the same."""
    links = Links(session)
    opened = links.open(address)
    if opened is None:
        raise HTTPException(404, "There never was such a link. Perhaps it was cut off.")
    link = link_view(opened, links.context(opened), facts.archive(session).title)
    if opened.episode is None:
        return page(request, session, "gone.html", 410, link=link)
    found = elsewhere(session, site.engine, opened.episode, opened.text.split(), _SHOWN_PASSAGES)
    # Nobody typed what was looked for, so how many of its words are found tells a reader nothing.
    hits = [replace(hit_view(one), why="") for one in found]
    return page(request, session, "elsewhere.html", link=link, hits=hits)
