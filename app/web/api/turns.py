"""Turns as the API tells them: who says which of the words of an answer."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.archive.answers.attribution import SpokenTurn


class Turn(BaseModel):
    """What one speaker says; the texts of all turns, with a space between them, are the whole."""

    speaker: str | None = Field(description="Null where nobody is named.")
    text: str
    readable: str = Field(description="`text` with guessed marks, for raw captions.")
    start: float = Field(description="Seconds from the start of the talk.")
    end: float


def spoken_turns(
    words: Sequence[str], readable: Sequence[str], turns: Sequence[SpokenTurn]
) -> list[Turn]:
    """The turns of these words, of which `readable` are as they read."""
    return [
        Turn(
            speaker=turn.speaker,
            text=" ".join(words[turn.first : turn.last]),
            readable=" ".join(readable[turn.first : turn.last]),
            start=turn.start_ms / 1000,
            end=turn.end_ms / 1000,
        )
        for turn in turns
    ]
