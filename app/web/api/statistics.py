"""The JSON API of a talk's figures."""

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from app.archive.answers.figures import compared
from app.store import episodes, transcripts
from app.web.site import SessionParameter
from app.web.views.statistics import statistics_view

router = APIRouter(prefix="/api", tags=["episodes"])


class _Told(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class LongTurn(_Told):
    """One of the longest turns."""

    speaker: str
    words: int
    url: str = Field(description="Where it begins.")


class Share(_Told):
    """What one speaker says."""

    name: str | None = Field(description="Null for words that nobody is named for.")
    words: int
    share: float = Field(description="Of all words, from 0 to 1.")
    minutes: float
    questions: int | None


class Step(_Told):
    """How fast is spoken, until the next step."""

    start: float = Field(description="Seconds from the start of the talk.")
    words_per_minute: int


class Info(_Told):
    """Something else that is known of the talk."""

    label: str
    value: str


class Average(_Told):
    """What several episodes have on average."""

    episodes: int
    words: int
    minutes: float
    distinct_words: int
    words_per_minute: int | None
    questions: float | None


class Comparison(_Told):
    """What the talk is compared with; null where it is the only one there."""

    series: Average | None
    archive: Average | None


class StatisticsAnswer(_Told):
    """The figures of a talk."""

    words: int
    minutes: float
    distinct_words: int
    words_per_minute: int | None = Field(description="Null where nobody tells the length.")
    questions: int | None = Field(description="Null where the text has no marks to tell by.")
    longest_turns: list[LongTurn]
    speakers: list[Share] = Field(description="Those who say most first.")
    pace: list[Step] = Field(description="Empty where the times are estimated.")
    info: list[Info]
    compared: Comparison


@router.get("/episodes/{slug}/statistics", summary="The figures of an episode")
def statistics(session: SessionParameter, slug: str) -> StatisticsAnswer:
    """How much is said in a talk, how fast and by whom, and what else is known of it."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    timeline = transcripts.timeline(session, row.id)
    view = statistics_view(row, compared(session, row), timeline)
    return StatisticsAnswer.model_validate(view)
