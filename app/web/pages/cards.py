"""Pictures that other sites show for a link."""

from hashlib import blake2b

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from app.archive.answers.linking import Links
from app.store import episodes, facts, people
from app.store.database import Session
from app.transcripts.speaker_names import NOT_NAMED
from app.web.cards import Card, CardTurn, can_draw, draw
from app.web.site import SessionParameter
from app.web.views.episode import EpisodeView, episode_view
from app.web.views.link import link_view


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
    card = passage_card(session, address)
    if card is None:
        raise HTTPException(404, "There is nothing to draw.")
    return _answer(request, card)


def passage_card(session: Session, address: str) -> Card | None:
    """What is drawn for a link; None where it leads nowhere any more."""
    links = Links(session)
    found = links.open(address)
    link = link_view(found, links.context(found)) if found else None
    if link is None or link.of is None or link.is_gone:
        return None
    turns = tuple(
        CardTurn("" if link.speaker else turn.speaker or NOT_NAMED, f"“{turn.readable}”")
        for turn in link.turns
    )
    archive = facts.archive(session).title
    return _card(link.of, turns, link.speaker or "", [link.time], archive)


@router.get("/episodes/{slug}.png", include_in_schema=False)
def of_episode(request: Request, session: SessionParameter, slug: str) -> Response:
    """An episode's title, and who takes part."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    names = ", ".join(one.name for one in people.of_episode(session, row.id)[:4])
    archive = facts.archive(session).title
    return _answer(
        request, _card(episode_view(row), (CardTurn("", row.title),), names, [], archive)
    )


def _card(
    episode: EpisodeView, turns: tuple[CardTurn, ...], speaker: str, times: list[str], archive: str
) -> Card:
    return Card(
        turns=turns,
        speaker=speaker,
        title="" if turns[0].text == episode.title else episode.title,
        about=" · ".join([*episode.filing, *times]),
        archive=archive,
        language=episode.language,
    )


def _answer(request: Request, card: Card) -> Response:
    tag = f'"{blake2b(repr(card).encode("utf-8", "replace"), digest_size=9).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(draw(card), media_type="image/png", headers=headers)
