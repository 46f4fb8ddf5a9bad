"""The JSON API of links to passages."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel, Field

from app.archive import linking
from app.store import transcripts
from app.web.site import SiteParameter
from app.web.views import link_url

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


@router.get("/p/{address}", summary="What a link names")
def link(
    site: SiteParameter,
    address: Annotated[str, Path(description="A passage's id, or words of one: `ID.5-17`.")],
) -> LinkAnswer:
    """The words that a link was made for, and what became of them."""
    with site.database.read() as session:
        found = linking.opened(session, address)
        if found is None:
            raise HTTPException(404, "There never was such a link.")
        line = transcripts.timeline(session, found.episode.id) if found.episode else None
    start = line.at(found.first) if line else None
    return LinkAnswer(
        status=found.status.value,
        episode=found.slug,
        title=found.title,
        text=found.text,
        start=start.ms / 1000 if start else None,
        end=line.at(found.last).ms / 1000 if line else None,
        timing=start.kind.value if start else None,
        first_seen_text=found.first_seen,
        url=link_url(found) if found.episode else f"/p/{found.address}",
    )
