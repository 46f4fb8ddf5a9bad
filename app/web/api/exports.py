"""The JSON API of what can be taken along."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.archive.exports.format import export_formats
from app.web.addresses import href

router = APIRouter(prefix="/api", tags=["exports"])


class ExportFormat(BaseModel):
    """A kind of file that each episode can be had as."""

    name: str = Field(description="What the file's name ends with behind the dot.")
    label: str = Field(description="What people call it.")
    media_type: str = Field(description="Of the file.")
    holds: str = Field(description="What stands in such a file.")
    has_cautions: bool = Field(
        description="Whether it says whose its punctuation is and which times are not exact."
    )
    address: str = Field(description="Where an episode is had as such a file, by its slug.")


@router.get("/exports", summary="The kinds of files that episodes can be had as")
def formats() -> list[ExportFormat]:
    """The kinds of files that each episode can be had as."""
    return [
        ExportFormat(
            name=one.name,
            label=one.label,
            media_type=one.media_type,
            holds=one.holds,
            has_cautions=one.has_cautions,
            address=href(f"/episodes/{{slug}}.{one.name}"),
        )
        for one in export_formats()
    ]
