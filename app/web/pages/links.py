"""Short addresses of passages and of words in them: opened, cited, embedded."""

import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive.answers.linking import Context, Links, Opened
from app.store import facts
from app.store.database import Session
from app.transcripts.timeline import clock_of
from app.transcripts.turns import sole_speaker
from app.web.cards import can_draw
from app.web.citations import Cited, citations
from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.episode import container, player_of, seconds_of
from app.web.views.link import EmbedView, embed_html, link_url
from app.web.views.player import FRAMES
from app.web.views.time import EARLIEST_MS
from app.web.views.turn import turn_views

router = APIRouter()


def _with_context(session: Session, address: str) -> tuple[Opened, Context | None]:
    links = Links(session)
    found = _known(links, address)
    return found, links.context(found)


def _known(links: Links, address: str) -> Opened:
    found = links.open(address)
    if found is None:
        raise HTTPException(404, "There never was such a link. Perhaps it was cut off.")
    return found


@router.get("/p/{address}", include_in_schema=False, response_model=None)
def open_link(
    request: Request, session: SessionParameter, address: str
) -> HTMLResponse | RedirectResponse:
    """The episode with the words of the link; or, when they are gone, what they were."""
    found = _known(Links(session), address)
    if found.episode is None:
        return page(request, session, "gone.html", 410, link=found)
    return RedirectResponse(link_url(found), 302)


@router.get("/cite/{address}", include_in_schema=False)
def cite(request: Request, session: SessionParameter, address: str) -> HTMLResponse:
    """The passage cited in the usual styles."""
    found, context = _with_context(session, address)
    if found.episode is None or context is None:
        return page(request, session, "gone.html", 410, link=found)
    archive = facts.archive(session)["title"]
    episode = found.episode
    cited = Cited(
        title=episode.title,
        container=container(episode, archive),
        archive=archive,
        speakers=context.speakers,
        hosts=episode.people.hosts,
        date=episode.date,
        time=clock_of(context.start),
        quote=context.readable,
        url=f"{str(request.base_url).rstrip('/')}/p/{found.address}",
        seen=datetime.datetime.now(datetime.UTC).date(),
    )
    return page(
        request,
        session,
        "cite.html",
        link=found,
        turns=turn_views(context.read, context.turns),
        speaker=sole_speaker(context.turns),
        styles=citations(cited),
    )


@router.get("/embed/p/{address}", include_in_schema=False)
def embed(
    request: Request, session: SessionParameter, address: str, play: bool = False
) -> HTMLResponse:
    """A passage to be shown within other sites' pages; it may be framed by any. With `play`, the
    recording's player too, which may ask other hosts."""
    found, context = _with_context(session, address)
    view = None
    if found.episode and context:
        early = context.start.ms - min(context.start.bound_ms, EARLIEST_MS)
        player = player_of(found.episode)
        seconds = seconds_of(found.episode, early) if player else 0
        view = EmbedView(
            speaker=sole_speaker(context.turns),
            turns=turn_views(context.read, context.turns),
            time=clock_of(context.start),
            media=player.link(seconds) if player else None,
            frame=player.frame(seconds) if player else None,
        )
    answer = page(
        request, session, "embed.html", 200 if view else 410, link=found, view=view, play=play
    )
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
    base = str(request.base_url).rstrip("/")
    path = url.removeprefix(base)
    address = path.removeprefix("/p/").split("?")[0].split("#")[0]
    if not url.startswith(f"{base}/p/"):
        raise HTTPException(404, "Only links to passages of this archive can be shown.")
    links = Links(session)
    found = _known(links, address)
    context = links.context(found)
    speaker = sole_speaker(context.turns) if context else None
    width, height = min(640, maxwidth), min(240, maxheight)
    return {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        **({"author_name": speaker} if speaker else {}),
        "provider_name": "Viva Voce",
        "provider_url": base,
        "width": width,
        "height": height,
        **(_thumbnail(base, found) if can_draw() else {}),
        "html": embed_html(f"{base}/embed/p/{found.address}", found.title, width, height),
    }


def _thumbnail(base: str, found: Opened) -> dict[str, str | int]:
    return {
        "thumbnail_url": f"{base}/card/p/{found.address}.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
