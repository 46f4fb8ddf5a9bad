"""The JSON API of what other talks say of what a passage speaks of."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import BaseModel, Field

from app.archive.answers.elsewhere import elsewhere
from app.archive.answers.linking import Links
from app.store import facts, transcripts
from app.web.api.links import LinkAnswer
from app.web.api.search import Hit
from app.web.site import SessionParameter, SiteParameter
from app.web.views.hit import hit_view
from app.web.views.link import link_view

router = APIRouter(prefix="/api", tags=["links"])


class ElsewhereHit(Hit):
    """A passage of another talk that speaks of the same."""

    shared: list[str] = Field(description="The words that both hold, as they were searched for.")


class ElsewhereAnswer(BaseModel):
    """A passage, and passages of other talks that speak of the same."""

    passage: LinkAnswer = Field(description="The passage itself.")
    hits: list[ElsewhereHit] = Field(
        description="At most one of each other talk, those that hold more and rarer words first."
    )


@router.get(
    "/p/{address}/elsewhere",
    summary="What other talks say of the same",
    response_model_exclude_unset=True,
)
def elsewhere_on_this(
    site: SiteParameter,
    session: SessionParameter,
    address: Annotated[str, Path(description="A passage's id, or words of one: `ID.5-17`.")],
    limit: Annotated[int, Query(ge=1, le=20, description="How many passages at most.")] = 8,
) -> ElsewhereAnswer:
    """Passages of other talks that hold words and phrases of this one which few talks say."""
    links = Links(session)
    opened = links.open(address)
    if opened is None:
        raise HTTPException(404, "There never was such a link.")
    link = link_view(opened, links.context(opened), facts.archive(session).title)
    found = (
        elsewhere(session, site.engine, opened.episode, opened.text.split(), limit)
        if opened.episode
        else []
    )
    timelines = transcripts.timelines_of(session, {one.episode.id for one in found})
    views = [hit_view(one, timeline=timelines[one.episode.id]) for one in found]
    unasked = {"why", "terms", "explanation", "differences"}
    hits = [
        ElsewhereHit(**Hit.model_validate(view).model_dump(exclude=unasked), shared=view.shared)
        for view in views
    ]
    return ElsewhereAnswer(passage=LinkAnswer.model_validate(link), hits=hits)
