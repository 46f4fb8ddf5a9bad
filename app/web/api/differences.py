"""Differences as the API tells them: where quoted words aren't what was said."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Difference(BaseModel):
    """How the quote differs from what was said."""

    model_config = ConfigDict(from_attributes=True)

    kind: Literal["inserted", "left_out", "changed", "sounds_like"]
    quoted: str
    said: str
