"""Turns as the API tells them: who says which of the words of an answer."""

from typing import Literal

from pydantic import Field

from app.web.api.from_view import FromView


class Turn(FromView):
    """What one speaker says; the texts of all turns, with a space between them, are the whole."""

    speaker: str | None = Field(description="Null where nobody is named.")
    text: str = Field(description="The words as said.")
    readable: str = Field(description="`text` with guessed punctuation, for raw captions.")
    start: float = Field(description="Seconds from the start of the talk.")
    end: float = Field(description="Seconds from the start of the talk.")
    timing: Literal["exact", "aligned", "interpolated", "estimated"] = Field(
        description="By which means the times are known."
    )
