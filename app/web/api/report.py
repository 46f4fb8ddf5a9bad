"""The JSON API of what was understood of a file."""

from collections.abc import Iterator
from itertools import groupby

from fastapi import APIRouter
from pydantic import Field

from app.archive.wording import wording
from app.store import transcripts
from app.transcripts.sureness import unsure
from app.web.addressed import EpisodeParameter
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.report import report_view

router = APIRouter(prefix="/api", tags=["episodes"])


class Report(FromView):
    """What was understood of the file of an episode, as `vivavoce inspect` tells it."""

    format: str = Field(description="Which format it was read as; empty if it was long ago.")
    how_detected: str = Field(description="How surely that was known; empty if it was long ago.")
    language: str = Field(description="The code of its language.")
    words: int = Field(description="How many words are said.")
    speakers: list[str] = Field(description="The names of those who speak, in order.")
    turns: int = Field(description="How often the speaker changes, and 1.")
    length: float = Field(description="Seconds.")
    is_length_guessed: bool = Field(description="Whether that is guessed from how much is said.")
    timing: list[tuple[str, int]] = Field(
        description="Of how many words in a hundred the times are known in which way."
    )
    marks: str = Field(
        validation_alias="punctuation",
        description="Whose punctuation and capitals the words have.",
    )
    sure: float | None = Field(
        description="How sure whoever heard them was of the words on average, 0 to 1; null where "
        "the file doesn't tell."
    )
    unsure: int = Field(description="How many words are less sure than a half.")
    unsure_words: list[tuple[int, int]] = Field(
        [], description="Which ones: runs `[first, last)` of the words' numbers."
    )
    warnings: list[str] = Field(description="What was guessed or left out in reading the file.")


@router.get("/episodes/{slug}/report", summary="What was understood of an episode's file")
def report(session: SessionParameter, row: EpisodeParameter) -> Report:
    """Format, language, speakers, times, how sure the words are, and what was guessed."""
    transcript = transcripts.load(session, row.id)
    found = Report.model_validate(report_view(row, transcript, wording(transcript, row.language)))
    found.unsure_words = list(_runs(sorted(unsure(transcript.confidences))))
    return found


def _runs(words: list[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(words), lambda one: one[1] - one[0]):
        numbers = [word for _, word in run]
        yield numbers[0], numbers[-1] + 1
