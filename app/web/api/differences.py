"""Differences as the API tells them: where quoted words aren't what was said."""

from typing import Literal

from pydantic import Field

from app.web.api.from_view import FromView


class Difference(FromView):
    """How the quote differs from what was said."""

    kind: Literal["inserted", "left_out", "changed", "sounds_like"] = Field(
        description="In what way they differ."
    )
    quoted: str = Field(description="The words of the quote; empty where it has none.")
    said: str = Field(description="The words that were said; empty where there are none.")
