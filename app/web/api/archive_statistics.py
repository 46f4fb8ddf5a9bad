"""The JSON API of the archive's figures."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.archive_statistics import archive_statistics
from app.web.views.arcs import ArcsView

router = APIRouter(prefix="/api", tags=["lists"])


class YearOrSeries(FromView):
    """A year or a series."""

    name: str = Field(description="The year, or what the series is called.")
    url: str = Field(description="Its page on this site.")
    episodes: int = Field(description="How many it has.")
    words: int = Field(description="How many are said in them.")


class Together(BaseModel):
    """Two people, or two topics."""

    first: str = Field(description="The one.")
    second: str = Field(description="The other.")
    count: int = Field(
        description="Of people the episodes with both, of topics how often one is near the other."
    )


class ArchiveFigures(BaseModel):
    """The figures of the whole archive."""

    episodes: int = Field(description="How many there are.")
    undated: int = Field(description="How many of them have no date.")
    words: int = Field(description="How many are said in all.")
    minutes: float = Field(description="How long all are together.")
    is_length_guessed: bool = Field(
        description="Whether the length of any is guessed from how much is said."
    )
    speakers: int = Field(description="How many people take part.")
    words_per_minute: int | None = Field(description="On average; null where no length is known.")
    years: list[YearOrSeries] = Field(description="Of episodes with dates, in order.")
    series: list[YearOrSeries] = Field(description="Those with most episodes first.")
    people: list[Together] = Field(description="Those in most episodes together first.")
    topics: list[Together] = Field(
        description="Those first that are near each other most for how often they are mentioned."
    )


@router.get("/statistics", summary="The figures of the archive")
def tell_statistics(session: SessionParameter) -> ArchiveFigures:
    """How much there is, by year and series, who talks with whom, which topics go together."""
    told = archive_statistics(session)
    return ArchiveFigures(
        episodes=told.episodes,
        undated=told.undated,
        words=told.words,
        minutes=told.minutes,
        is_length_guessed=told.is_length_guessed,
        speakers=told.speakers,
        words_per_minute=told.words_per_minute,
        years=[YearOrSeries.model_validate(one) for one in told.years],
        series=[YearOrSeries.model_validate(one) for one in told.series],
        people=_pairs(told.people),
        topics=_pairs(told.topics),
    )


def _pairs(view: ArcsView) -> list[Together]:
    return [Together(first=one.first, second=one.second, count=one.count) for one in view.arcs]
