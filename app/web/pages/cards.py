"""Pictures that other sites show for a link."""

from hashlib import blake2b

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from app.archive.answers.linking import Links
from app.store import episodes, facts, people
from app.store.tables import EpisodeRow
from app.transcripts.timeline import clock_of
from app.transcripts.turns import sole_speaker
from app.web.cards import Card, Said, can_draw, draw
from app.web.site import SessionParameter
from app.web.views.episode import filing


def _drawable() -> None:
    if not can_draw():
        raise HTTPException(
            404,
            "This site draws no pictures of passages. Its owner can have them with the extra"
            " `cards`: pip install 'vivavoce[cards]'.",
        )


router = APIRouter(prefix="/card", dependencies=[Depends(_drawable)])


@router.get("/p/{address}.png", include_in_schema=False)
def of_passage(request: Request, session: SessionParameter, address: str) -> Response:
    """The words of a link, who says them, where and when."""
    links = Links(session)
    link = links.open(address)
    context = links.context(link) if link else None
    if link is None or link.episode is None or context is None:
        raise HTTPException(404, "There is nothing to draw.")
    speaker = sole_speaker(context.turns)
    turns = tuple(
        Said(
            "" if speaker else turn.speaker or "Not named",
            f"“{' '.join(context.read[turn.first - link.first : turn.last - link.first])}”",
        )
        for turn in context.turns
    )
    about = [*filing(link.episode), clock_of(context.start)]
    card = _card(link.episode, turns, speaker or "", about, facts.archive(session))
    return _answer(request, card)


@router.get("/episodes/{slug}.png", include_in_schema=False)
def of_episode(request: Request, session: SessionParameter, slug: str) -> Response:
    """An episode's title, and who takes part."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    names = ", ".join(one.name for one in people.of_episode(session, row.id)[:4])
    card = _card(row, (Said("", row.title),), names, filing(row), facts.archive(session))
    return _answer(request, card)


def _card(
    episode: EpisodeRow,
    turns: tuple[Said, ...],
    speaker: str,
    about: list[str],
    archive: dict[str, str],
) -> Card:
    title = "" if turns[0].text == episode.title else episode.title
    return Card(turns, speaker, title, " · ".join(about), archive["title"], episode.language)


def _answer(request: Request, card: Card) -> Response:
    tag = f'"{blake2b(repr(card).encode("utf-8", "replace"), digest_size=9).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(draw(card), media_type="image/png", headers=headers)
