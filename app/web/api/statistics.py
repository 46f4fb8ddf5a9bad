"""The JSON API of a talk's figures."""

from fastapi import APIRouter
from pydantic import Field

from app.archive.answers.figures import compared
from app.store import transcripts
from app.web.addressed import EpisodeParameter
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.statistics import statistics_view

router = APIRouter(prefix="/api", tags=["episodes"])


class LongTurn(FromView):
    """One of the longest turns."""

    speaker: str = Field(description="Who speaks; empty where nobody is named.")
    words: int = Field(description="How many words without a break.")
    url: str = Field(description="Where it begins.")
    guessed: bool = Field(
        description="Whether that they speak is a guess: the transcript doesn't tell who does."
    )


class Share(FromView):
    """What one speaker says."""

    name: str | None = Field(description="Null for words that nobody is named for.")
    words: int = Field(description="How many words they say.")
    share: float = Field(description="Of all words, from 0 to 1.")
    minutes: float = Field(description="How long they speak.")
    questions: int | None = Field(description="Null where the text has no punctuation to tell by.")
    guessed: bool = Field(
        description="Whether that they speak is a guess: the transcript doesn't tell who does."
    )
    is_length_guessed: bool = Field(
        description="Whether one of the times between which they speak is estimated."
    )


class Pace(FromView):
    """How fast is spoken, until the next step."""

    start: float = Field(description="Seconds from the start of the talk.")
    words_per_minute: int = Field(description="Until the next step.")


class Info(FromView):
    """Something else that is known of the talk."""

    label: str = Field(description="What is known.")
    value: str = Field(description="As the source gives it.")


class Average(FromView):
    """What several episodes have on average."""

    episodes: int = Field(description="Of how many it is the average.")
    words: int = Field(description="Words of a talk.")
    minutes: float = Field(description="Length of a talk.")
    is_length_guessed: bool = Field(
        description="Whether the length of any is guessed from how much is said."
    )
    distinct_words: int = Field(description="Different words of a talk.")
    words_per_minute: int | None = Field(description="Null where no length is known.")
    questions: float | None = Field(description="Null where no text has punctuation to tell by.")


class ComparedWith(FromView):
    """What the talk is compared with; null where it is the only one there."""

    series: Average | None = Field(description="The talks of the same series.")
    archive: Average | None = Field(description="All talks.")


class StatisticsAnswer(FromView):
    """The figures of a talk."""

    words: int = Field(description="How many words are said.")
    minutes: float = Field(description="How long the talk is.")
    distinct_words: int = Field(description="How many different words.")
    words_per_minute: int | None = Field(description="Null where nobody tells the length.")
    questions: int | None = Field(description="Null where the text has no punctuation to tell by.")
    longest_turns: list[LongTurn] = Field(description="The longest first.")
    speakers: list[Share] = Field(description="Those who say most first.")
    pace: list[Pace] = Field(description="Empty where the times are estimated.")
    info: list[Info] = Field(description="What the source tells besides.")
    compared: ComparedWith = Field(description="What such talks have on average.")
    is_length_known: bool = Field(description="False where it is guessed from the words.")
    letters: int | None = Field(
        description="How many, where a script puts no spaces between words: these are counted as "
        "different words. Else null."
    )


@router.get("/episodes/{slug}/statistics", summary="The figures of an episode")
def statistics(session: SessionParameter, row: EpisodeParameter) -> StatisticsAnswer:
    """How much is said in a talk, how fast and by whom, and what else is known of it."""
    talk = transcripts.load(session, row.id)
    view = statistics_view(row, compared(session, row, talk), talk.timeline)
    return StatisticsAnswer.model_validate(view)
