"""The JSON API of times: how sure they are, and when each word is said, for a player that follows
them."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from app.store import transcripts
from app.transcripts.timeline import Moment
from app.web.addressed import EpisodeParameter
from app.web.site import SessionParameter

router = APIRouter(prefix="/api", tags=["times"])

SURE_MS = 500
"""Words whose times are right within this can be followed one by one."""
_FEWEST_WORDS = 8
"""In shorter runs of such words a reader sees flicker."""


class Stretch(BaseModel):
    """Words `[first, last)` whose times are of one kind; times in seconds."""

    first: int = Field(description="The number of the first word, from 0.")
    last: int = Field(description="The number behind the last word.")
    start: float = Field(description="Seconds from the start of the talk.")
    end: float = Field(description="Seconds from the start of the talk.")
    timing: Literal["exact", "aligned", "interpolated", "estimated"] = Field(
        description="By which means these times are known."
    )
    bound: float = Field(description="The widest bound among these words.")


class TimelineAnswer(BaseModel):
    """By which means the times of a talk are known."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "episode": "the-harbour-master",
                "words": 673,
                "length": 272.6,
                "is_length_guessed": False,
                "stretches": [
                    {
                        "first": 0,
                        "last": 673,
                        "start": 1.2,
                        "end": 272.6,
                        "timing": "exact",
                        "bound": 1.1,
                    }
                ],
                "passages": [{"passage": "7m2kq4c9x0bd", "start": 1.2, "bound": 0.0}],
                "delivery": {"words_per_minute": 158, "pauses": 12},
                "recordings": [],
            }
        }
    )

    episode: str = Field(description="The episode's slug.")
    words: int = Field(description="How many words are said.")
    length: float = Field(description="Seconds.")
    is_length_guessed: bool = Field(description="Whether that is guessed from how much is said.")
    stretches: list[Stretch] = Field(description="All words, in order.")
    passages: list[dict[str, str | float]] = Field(
        description="Each passage's id, `start`, `timing` and `bound`, in order."
    )
    delivery: dict[str, int | None] = Field(description="Pace, pauses and overlap, where known.")
    recordings: list[dict[str, object]] = Field(description="Other recordings and their shifts.")


@router.get("/episodes/{slug}/timeline", summary="How sure the times of an episode are")
def timeline(session: SessionParameter, row: EpisodeParameter) -> TimelineAnswer:
    """The stretches of a talk by the kind of their times, and each passage's time and bound."""
    line = transcripts.timeline(session, row.id)
    passages = transcripts.passages_of(session, row.id)
    return TimelineAnswer(
        episode=row.slug,
        words=line.knots[-1].word,
        length=line.end_ms / 1000,
        is_length_guessed=row.facts.is_length_guessed,
        stretches=[
            Stretch(
                first=stretch.first,
                last=stretch.last,
                start=stretch.start_ms / 1000,
                end=stretch.end_ms / 1000,
                timing=stretch.kind.value,
                bound=stretch.bound_ms / 1000,
            )
            for stretch in line.stretches()
        ],
        passages=[
            {
                "passage": p.key,
                "start": p.start_ms / 1000,
                "timing": p.timing,
                "bound": p.bound_ms / 1000,
            }
            for p in passages
        ],
        delivery=asdict(row.facts.delivery) if row.facts.delivery else {},
        recordings=[asdict(one) for one in row.facts.recordings],
    )


class TimesAnswer(BaseModel):
    """When the words of an episode are said."""

    starts: list[int] = Field(description="For each word, hundredths of a second.")
    sure: list[tuple[int, int]] = Field(
        description="Runs of words [first, last) whose times are right within half a second."
    )


@router.get("/episodes/{slug}/times", summary="When each word is said")
def times(session: SessionParameter, row: EpisodeParameter) -> TimesAnswer:
    """Times of all words of an episode, in the transcript's own time."""
    line = transcripts.timeline(session, row.id)
    moments = [line.at(word) for word in range(line.knots[-1].word)]
    return TimesAnswer(starts=[at.ms // 10 for at in moments], sure=_sure(moments))


def _sure(moments: Sequence[Moment]) -> list[tuple[int, int]]:
    runs, first = [], 0
    for is_sure, group in groupby(at.bound_ms <= SURE_MS for at in moments):
        last = first + sum(1 for _ in group)
        if is_sure and last - first >= _FEWEST_WORDS:
            runs.append((first, last))
        first = last
    return runs
