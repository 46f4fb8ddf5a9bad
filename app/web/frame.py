"""The frame around the pages: the archive's name, how far an import is, the site's own address."""

import datetime
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.archive.ingest import progress
from app.store import facts
from app.store.database import Session
from app.web.addresses import absolute, base, href
from app.web.site import site_of
from app.web.templating import render

_TELLS = ("q", "p", "text", "page")
"""The parameters that make another page of an address; others order, narrow or highlight."""


def page(
    request: Request, session: Session, template: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page within the site's frame."""
    site = site_of(request)
    stored = facts.everything(session)
    archive = facts.archive_among(stored)
    if "findable" not in values:
        values["findable"] = site.lookout.now()
    if "canonical" not in values:
        values["canonical"] = _canonical(request) if status < 400 else ""
    html = render(
        template,
        archive=archive,
        importing=progress.current(site.database, stored),
        menu=site.menu,
        path=request.url.path,
        base=base(),
        origin=absolute(""),
        **{"typed": "", **values},
    )
    return HTMLResponse(html, status)


def _canonical(request: Request) -> str:
    """The one address of what several may show (RFC 6596)."""
    asked = {name: request.query_params.get(name, "") for name in _TELLS}
    if asked["page"] == "1":
        asked["page"] = ""
    query = urlencode({name: told for name, told in asked.items() if told})
    path = href(quote(request.url.path))
    return absolute(f"{path}?{query}" if query else path)


def moved_to(request: Request, path: str) -> RedirectResponse:
    """What was at this address is at another path of the site by now."""
    query = f"?{request.url.query}" if request.url.query else ""
    # The old address may become somebody else's, so it is to be asked for again.
    return RedirectResponse(href(path) + query, 301, {"Cache-Control": "no-cache"})


def feed(request: Request, session: Session, template: str, **values: Any) -> Response:
    """An Atom feed; `base` is the site's own address."""
    archive = facts.archive(session)
    now = datetime.datetime.now(datetime.UTC).date().isoformat()
    text = render(
        template,
        archive=archive,
        base=base(),
        origin=absolute(""),
        address=absolute(href(f"{request.url.path}?{request.url.query}")),
        now=now,
        **values,
    )
    return Response(text, media_type="application/atom+xml")
