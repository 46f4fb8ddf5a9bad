"""Turns as the API tells them: who says which of the words of an answer."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.transcripts import model as spans
from app.transcripts.timeline import Timeline


class Turn(BaseModel):
    """What one speaker says; the texts of all turns, with a space between them, are the whole."""

    speaker: str | None = Field(description="Null where nobody is named.")
    text: str
    readable: str = Field(description="`text` with guessed marks, for raw captions.")
    start: float = Field(description="Seconds from the start of the talk.")
    end: float


def spoken_turns(
    words: Sequence[str], readable: Sequence[str], turns: Sequence[spans.Turn], timeline: Timeline
) -> list[Turn]:
    """The turns of an episode in which these words are said, one after another; `readable` are
    the words as they read."""
    start = turns[0].first if turns else 0
    return [
        Turn(
            speaker=turn.speaker,
            text=" ".join(words[turn.first - start : turn.last - start]),
            readable=" ".join(readable[turn.first - start : turn.last - start]),
            start=timeline.at(turn.first).ms / 1000,
            end=timeline.at(turn.last).ms / 1000,
        )
        for turn in turns
    ]
