"""The JSON API of links to passages."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel, Field

from app.archive.answers.linking import Links
from app.store import facts
from app.transcripts.timeline import clock_of
from app.transcripts.turns import sole_speaker
from app.web.api.turns import Turn, spoken_turns
from app.web.site import SessionParameter
from app.web.views.episode import container
from app.web.views.link import link_url

router = APIRouter(prefix="/api", tags=["links"])


class LinkAnswer(BaseModel):
    """What a link names, as it stands now."""

    status: Literal["same", "changed", "gone"]
    episode: str = Field(description="The episode's slug.")
    title: str
    text: str = Field(description="The words as they stand now; empty when they are gone.")
    start: float | None = Field(description="Seconds from the start of the talk.")
    end: float | None
    timing: Literal["exact", "aligned", "interpolated", "estimated"] | None
    first_seen_text: str = Field(description="The words that the link was made for.")
    url: str
    readable: str = Field(description="`text` with guessed marks, for raw captions.")
    before: str = Field(description="A few words by the same speaker that stand before, as said.")
    after: str = Field(description="A few words by the same speaker that stand after, as said.")
    speaker: str | None = Field(
        description="Who says all of it; null where several do, or nobody is named."
    )
    turns: list[Turn] = Field(description="Who says which words of `text`; empty when gone.")
    time: str = Field(description="`start` as it is read, with `≈` where it isn't exact.")
    date: str = Field(description="The episode's date, as 2021-09-30; empty where unknown.")
    container: str = Field(description="The series, channel or archive, for citations.")
    archive: str


@router.get("/p/{address}", summary="What a link names")
def link(
    session: SessionParameter,
    address: Annotated[str, Path(description="A passage's id, or words of one: `ID.5-17`.")],
) -> LinkAnswer:
    """The words that a link was made for, and what became of them."""
    links = Links(session)
    found = links.open(address)
    if found is None:
        raise HTTPException(404, "There never was such a link.")
    context = links.context(found)
    archive = facts.archive(session)["title"]
    start, episode = context and context.start, found.episode
    return LinkAnswer(
        status=found.status.value,
        episode=found.slug,
        title=found.title,
        text=found.text,
        start=start.ms / 1000 if start else None,
        end=context.end.ms / 1000 if context else None,
        timing=start.kind.value if start else None,
        first_seen_text=found.first_seen,
        url=link_url(found) if found.episode else f"/p/{found.address}",
        readable=context.readable if context else "",
        before=context.before if context else "",
        after=context.after if context else "",
        speaker=sole_speaker(context.turns) if context else None,
        turns=spoken_turns(context.words, context.read, context.turns, context.timeline)
        if context
        else [],
        time=clock_of(start) if start else "",
        date=episode.date.isoformat() if episode and episode.date else "",
        container=container(episode, archive) if episode else archive,
        archive=archive,
    )
