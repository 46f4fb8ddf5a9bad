"""Short addresses of passages and of words in them: opened, cited, embedded."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.archive.answers.linking import KEY_LETTERS, Links, Opened
from app.archive.exports.citations.style import style_named
from app.store import facts, people, versions
from app.store.database import Session
from app.web.addresses import absolute, base, href
from app.web.cards import can_draw
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.citation import citation_file, citation_views, cited_link
from app.web.views.link import LinkView, embed_html, link_view
from app.web.views.player import FRAMES
from app.web.views.talk_tags import talk_tags

router = APIRouter()


def _opened(links: Links, address: str) -> Opened:
    found = links.open(address)
    if found is None:
        raise HTTPException(404, "There never was such a link. Perhaps it was cut off.")
    return found


def _link(session: Session, address: str) -> LinkView:
    links = Links(session)
    return _in_archive(session, links, _opened(links, address))


def _in_archive(session: Session, links: Links, found: Opened) -> LinkView:
    return link_view(found, links.context(found), facts.archive(session).title)


@router.get("/p/{address}", include_in_schema=False, response_model=None)
def open_link(
    request: Request, session: SessionParameter, address: str
) -> HTMLResponse | RedirectResponse:
    """The episode with the words of the link; or, when they are gone, what they were."""
    link = link_view(_opened(Links(session), address))
    if not link.is_gone:
        return RedirectResponse(link.url, 302)
    if there := versions.holding(session, address[:KEY_LETTERS]):  # said in another version alone
        slug, path, key = there
        wanted = urlencode({"version": path})
        return RedirectResponse(href(f"/episodes/{quote(slug)}?{wanted}#p{key}"), 302)
    return page(request, session, "gone.html", 410, link=link)


@router.get("/cite/{address}", include_in_schema=False)
def cite(request: Request, session: SessionParameter, address: str) -> HTMLResponse:
    """The passage cited in the usual styles."""
    links = Links(session)
    found = _opened(links, address)
    link = _in_archive(session, links, found)
    if link.of is None or found.episode is None:
        return page(request, session, "gone.html", 410, link=link)
    tags = talk_tags(link.of, people.of_episode(session, found.episode.id), link)
    return page(request, session, "cite.html", link=link, citations=citation_views(link), tags=tags)


@router.get("/cite/{address}/{style}", include_in_schema=False)
def cite_in(session: SessionParameter, address: str, style: str) -> Response:
    """The citation in one style, as a file."""
    link, known = _link(session, address), style_named(style)
    if link.of is None or known is None:
        raise HTTPException(404, "There is no such citation.")
    return citation_file(known, [cited_link(link, link.of)], link.address)


@router.get("/embed/p/{address}", include_in_schema=False)
def embed(
    request: Request, session: SessionParameter, address: str, play: bool = False
) -> HTMLResponse:
    """A passage to be shown within other sites' pages; it may be framed by any. With `play`, the
    recording's player too, which may ask other hosts."""
    link = _link(session, address)
    status = 410 if link.is_gone else 200
    whole = absolute(link.of.url) if link.of else ""
    answer = page(request, session, "embed.html", status, link=link, play=play, canonical=whole)
    policy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors *"
    heard = f"; media-src 'self' https:; frame-src {' '.join(FRAMES)}" if play else ""
    answer.headers["Content-Security-Policy"] = policy + heard
    return answer


@router.get("/oembed", include_in_schema=False)
def oembed(
    request: Request,
    session: SessionParameter,
    url: Annotated[str, Query(max_length=2000)],
    maxwidth: Annotated[int, Query(ge=100, le=4000)] = 640,
    maxheight: Annotated[int, Query(ge=60, le=4000)] = 240,
) -> dict[str, str | int]:
    """What sites ask for to show a link as a passage (oEmbed 1.0)."""
    site = base()
    path = url.removeprefix(site)
    address = path.removeprefix("/p/").split("?")[0].split("#")[0]
    if not url.startswith(f"{site}/p/"):
        raise HTTPException(404, "Only links to passages of this archive can be shown.")
    link = _link(session, address)
    width, height = min(640, maxwidth), min(240, maxheight)
    return {
        "version": "1.0",
        "type": "rich",
        "title": link.title,
        **({"author_name": link.speaker} if link.speaker else {}),
        "provider_name": "Viva Voce",
        "provider_url": site,
        "width": width,
        "height": height,
        **(_thumbnail(site, link) if can_draw() else {}),
        "html": embed_html(f"{site}/embed/p/{link.address}", link.title, width, height),
    }


def _thumbnail(site: str, link: LinkView) -> dict[str, str | int]:
    return {
        "thumbnail_url": f"{site}/card/p/{link.address}.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
