"""Short addresses of passages and of words in them: opened, cited, embedded."""

import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session

from app.archive import linking
from app.archive.linking import Opened
from app.store import facts, people, transcripts
from app.web import views
from app.web.citations import Cited, citations
from app.web.site import Site, SiteParameter
from app.web.templating import page

router = APIRouter()


def _found(session: Session, address: str) -> Opened:
    found = linking.opened(session, address)
    if found is None:
        raise HTTPException(404, "There never was such a link. Perhaps it was cut off.")
    return found


@router.get("/p/{address}", include_in_schema=False, response_model=None)
def open_link(
    request: Request, site: SiteParameter, address: str
) -> HTMLResponse | RedirectResponse:
    """The episode with the words of the link; or, when they are gone, what they were."""
    with site.database.read() as session:
        found = _found(session, address)
    if found.episode is None:
        return page(request, "gone.html", 410, link=found)
    return RedirectResponse(views.link_url(found), 302)


@router.get("/cite/{address}", include_in_schema=False)
def cite(request: Request, site: SiteParameter, address: str) -> HTMLResponse:
    """The passage cited in the usual styles."""
    with site.database.read() as session:
        found = _found(session, address)
        if found.episode is None:
            return page(request, "gone.html", 410, link=found)
        cited = _cited(session, request, found)
    return page(request, "cite.html", link=found, styles=citations(cited))


def _cited(session: Session, request: Request, found: Opened) -> Cited:
    assert found.episode is not None
    archive = facts.get(session, "archive", {}).get("title", "Viva Voce")
    at = transcripts.timeline(session, found.episode.id).at(found.first)
    speakers = people.between(session, found.episode.id, found.first, found.last)
    guests = found.episode.people["guests"]
    series = found.episode.series.name if found.episode.series else found.episode.channel
    return Cited(
        title=found.episode.title,
        container=series or archive,
        archive=archive,
        speaker=speakers[0] if speakers else guests[0] if guests else None,
        date=found.episode.date,
        time=views.clock_of(at),
        quote=found.text,
        url=f"{str(request.base_url).rstrip('/')}/p/{found.address}",
        seen=datetime.datetime.now(datetime.UTC).date(),
    )


@router.get("/embed/p/{address}", include_in_schema=False)
def embed(request: Request, site: SiteParameter, address: str) -> HTMLResponse:
    """A passage to be shown within other sites' pages; it may be framed by any."""
    with site.database.read() as session:
        found = _found(session, address)
        view = _embedded(session, site, found) if found.episode else None
    answer = page(request, "embed.html", 200 if view else 410, link=found, view=view)
    policy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors *"
    answer.headers["Content-Security-Policy"] = policy
    return answer


def _embedded(session: Session, site: Site, found: Opened) -> views.EmbedView:
    assert found.episode is not None
    at = transcripts.timeline(session, found.episode.id).at(found.first)
    speakers = people.between(session, found.episode.id, found.first, found.last)
    return views.EmbedView(
        speakers=", ".join(speakers),
        time=views.clock_of(at),
        media=views.media_at(found.episode, at.ms - min(at.bound_ms, views.EARLIEST_MS)),
    )


@router.get("/oembed", include_in_schema=False)
def oembed(
    request: Request,
    site: SiteParameter,
    url: Annotated[str, Query(max_length=2000)],
    maxwidth: Annotated[int, Query(ge=100, le=4000)] = 640,
    maxheight: Annotated[int, Query(ge=60, le=4000)] = 240,
) -> dict[str, str | int]:
    """What sites ask for to show a link as a passage (oEmbed 1.0)."""
    base = str(request.base_url).rstrip("/")
    path = url.removeprefix(base)
    address = path.removeprefix("/p/").split("?")[0].split("#")[0]
    if not url.startswith(f"{base}/p/"):
        raise HTTPException(404, "Only links to passages of this archive can be shown.")
    with site.database.read() as session:
        found = _found(session, address)
    width, height = min(640, maxwidth), min(240, maxheight)
    return {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "provider_name": "Viva Voce",
        "provider_url": base,
        "width": width,
        "height": height,
        "html": views.embed_html(f"{base}/embed/p/{found.address}", found.title, width, height),
    }
