"""The JSON API of citations: passages that a reader saved, as a file of references."""

import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.style import all_styles, style_named
from app.web.views.citation import citation_file

router = APIRouter(prefix="/api/citations", tags=["citations"])
MOST_CITED_PASSAGES = 5_000
"""Passages in one file."""
CitedLine = Annotated[str, Field(max_length=20_000)]
CitedNames = Annotated[tuple[CitedLine, ...], Field(max_length=1_000)]


class CitationStyle(BaseModel):
    """A style in which passages can be cited."""

    name: str = Field(description="What to ask for it by.")
    label: str = Field(description="What people call it.")
    holds: str = Field(description="What it is for.")
    media_type: str = Field(description="Of the file.")
    extension: str = Field(description="What the file's name ends with.")
    is_data: bool = Field(description="Whether programs read it, more than people.")


class CitedPassage(BaseModel):
    """A passage as `/api/p/…` tells it, with what its reader adds."""

    url: str = Field(
        pattern=r"^https?://\S+$", max_length=2_000, description="The link to the words."
    )
    title: CitedLine = Field(description="The episode's title.")
    container: CitedLine = Field("", description="The series or channel.")
    archive: CitedLine = Field("", description="The archive's title.")
    speakers: CitedNames = Field((), description="Who says its words, in order.")
    hosts: CitedNames = Field((), description="Those of them who ask the questions.")
    date: datetime.date | None = Field(None, description="The episode's date; null where unknown.")
    time: CitedLine = Field("", description="As it is read, such as `12:34`.")
    quote: str = Field("", max_length=50_000, description="The words.")
    seen: datetime.date = Field(description="When the reader saw them.")
    note: str = Field("", max_length=50_000, description="The reader's own.")
    tags: CitedNames = Field((), description="The reader's own.")


class Cite(BaseModel):
    """Passages to cite in a style."""

    style: str = Field(description="The name of a style.")
    passages: list[CitedPassage] = Field(
        max_length=MOST_CITED_PASSAGES, description="In the order of the file."
    )


@router.get("", summary="The styles in which passages can be cited")
def styles() -> list[CitationStyle]:
    """The styles in which passages can be cited."""
    return [
        CitationStyle(
            name=one.name,
            label=one.label,
            holds=one.holds,
            media_type=one.media_type,
            extension=one.extension,
            is_data=one.is_data,
        )
        for one in all_styles()
    ]


@router.post("", summary="Passages as a file of references", response_class=Response)
def cite(asked: Cite) -> Response:
    """The passages as a file of references in a style; nothing of them is kept."""
    style = style_named(asked.style)
    if style is None:
        raise HTTPException(404, "There is no such style; `GET /api/citations` lists them.")
    return citation_file(style, [_cited(one) for one in asked.passages], "passages")


def _cited(passage: CitedPassage) -> Cited:
    told = passage.model_dump(exclude={"tags"})
    return Cited(**told, keywords=passage.tags)
