"""The JSON API of links to passages."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path
from pydantic import Field

from app.archive.answers.linking import Links
from app.store import facts
from app.web.api.from_view import FromView
from app.web.api.turns import Turn
from app.web.site import SessionParameter
from app.web.views.link import link_view

router = APIRouter(prefix="/api", tags=["links"])


class LinkAnswer(FromView):
    """What a link names, as it stands now."""

    status: Literal["same", "changed", "gone"] = Field(description="What became of the words.")
    episode: str = Field(description="The episode's slug.")
    title: str = Field(description="The episode's title.")
    text: str = Field(description="The words as they stand now; empty when they are gone.")
    start: float | None = Field(description="Seconds from the start of the talk.")
    end: float | None = Field(description="Seconds from the start of the talk.")
    timing: Literal["exact", "aligned", "interpolated", "estimated"] | None = Field(
        description="By which means the times are known."
    )
    first_seen_text: str = Field(description="The words that the link was made for.")
    url: str = Field(description="Where the words stand on this site.")
    readable: str = Field(description="`text` with guessed punctuation, for raw captions.")
    before: str = Field(description="A few words by the same speaker that stand before, as said.")
    after: str = Field(description="A few words by the same speaker that stand after, as said.")
    speaker: str | None = Field(
        description="Who says all of it; null where several do, or nobody is named."
    )
    turns: list[Turn] = Field(description="Who says which words of `text`; empty when gone.")
    hosts: list[str] = Field(description="Who asks the questions in the talk, for citations.")
    time: str = Field(description="`start` as it is read, with `≈` where it isn't exact.")
    date: str = Field(description="The episode's date, as 2021-09-30; empty where unknown.")
    container: str = Field(description="The series, channel or archive, for citations.")
    archive: str = Field(description="The archive's title.")


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
    archive = facts.archive(session).title
    return LinkAnswer.model_validate(link_view(found, links.context(found), archive))
