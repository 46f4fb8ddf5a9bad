"""The JSON API of suggestions while typing."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.archive.answers import suggesting
from app.web.api.from_view import FromView
from app.web.site import SessionParameter, SiteParameter
from app.web.views.suggestion import suggestion_view

router = APIRouter(prefix="/api", tags=["search"])


class Suggested(FromView):
    """How what was typed may go on."""

    text: str = Field(description="As it would be typed, or as it is called.")
    kind: Literal["word", "person", "topic", "episode"] = Field(description="What it is.")
    url: str = Field(description="Where choosing it leads.")


@router.get("/suggest", summary="Suggestions while typing")
def suggest(
    site: SiteParameter,
    session: SessionParameter,
    q: Annotated[str, Query(description="What was typed so far.", max_length=2000)] = "",
    limit: Annotated[int, Query(ge=1, le=20, description="How many at most.")] = 8,
) -> list[Suggested]:
    """Names, topics, titles and words of the archive."""
    found = suggesting.suggest(session, site.engine, q, limit)
    return [Suggested.model_validate(suggestion_view(one)) for one in found]
