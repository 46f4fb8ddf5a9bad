"""The frame around the pages: the archive's name, how far an import is, the site's own address."""

import datetime
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.archive.ingest import progress
from app.store import facts
from app.store.database import Session
from app.web.addresses import absolute, base, href
from app.web.site import site_of
from app.web.templating import render


def page(
    request: Request, session: Session, template: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page within the site's frame."""
    site = site_of(request)
    stored = facts.everything(session)
    archive = facts.archive_among(stored)
    if "findable" not in values:
        values["findable"] = site.lookout.now(session)
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


def moved_to(request: Request, path: str) -> RedirectResponse:
    """What was at this address is at another path of the site by now."""
    query = f"?{request.url.query}" if request.url.query else ""
    # The old address may become somebody else's, so it is to be asked for again.
    return RedirectResponse(href(path) + query, 301, {"Cache-Control": "no-cache"})


def bare_page(template: str, status: int, **values: Any) -> HTMLResponse:
    """A page that says all by itself and asks the archive nothing."""
    return HTMLResponse(render(template, **values), status)


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
