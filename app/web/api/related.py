"""The JSON API of talks that are like a talk."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.archive.answers.relating import related_to
from app.web.addressed import EpisodeParameter
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.episode import episode_view
from app.web.views.related import related_views

router = APIRouter(prefix="/api", tags=["episodes"])


class LikenessReason(FromView):
    """Why two talks are alike."""

    kind: Literal["person", "topic", "words", "series"] = Field(description="What they share.")
    text: str = Field(description="Its name, or the words.")


class RelatedEpisode(FromView):
    """A talk that is like another one."""

    episode: str = Field(description="Its slug.")
    title: str = Field(description="Its title.")
    score: float = Field(description="How much it is alike; to be compared within an answer only.")
    reasons: list[LikenessReason] = Field(description="People first, then the strongest words.")
    passage: str | None = Field(
        description="Where it speaks of what they share most; null where they share people alone."
    )


@router.get("/episodes/{slug}/related", summary="Episodes that are like an episode")
def related(
    session: SessionParameter,
    row: EpisodeParameter,
    limit: Annotated[int, Query(ge=1, le=50, description="How many, at the most.")] = 12,
) -> list[RelatedEpisode]:
    """Episodes that are like this one, the most alike first, with the reasons."""
    found = related_views(episode_view(row), related_to(session, row, limit))
    return [RelatedEpisode.model_validate(one) for one in found]
