"""The JSON API of trends."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.archive.answers.trending import trends
from app.web.api.from_view import FromView
from app.web.site import SessionParameter, SiteParameter
from app.web.views.trend import trends_view

router = APIRouter(prefix="/api", tags=["trends"])


class Point(FromView):
    """How often something is said in a stretch of time."""

    label: str = Field(description="The year, or the numbers of the episodes.")
    passages: int = Field(description="In how many passages it is said.")
    words: int = Field(description="How many words are said then in all.")
    per_million: float = Field(description="Passages for each million of words.")
    url: str = Field(description="Where they are read.")


class Trend(FromView):
    """How often something is said as time goes on."""

    term: str = Field(description="What is looked for, word by word.")
    points: list[Point] = Field(description="The earliest first.")


class TrendsAnswer(FromView):
    """What is compared."""

    by: Literal["year", "number"] = Field(
        description="What tells the time: years, or the numbers of episodes where most lack dates."
    )
    left_out: int = Field(description="Episodes that have no place in time.")
    trends: list[Trend] = Field(description="In the order that was asked for.")


@router.get("/trends", summary="How often something is said as time goes on")
def tell_trends(
    site: SiteParameter,
    session: SessionParameter,
    q: Annotated[
        str, Query(max_length=500, description="Words or phrases, with commas between them.")
    ] = "",
) -> TrendsAnswer:
    """How often words are said in each year, or along the numbers of the episodes."""
    return TrendsAnswer.model_validate(trends_view(trends(session, site.engine, q)))
