"""An episode's files to take along, as its page offers them."""

from dataclasses import dataclass

from app.archive.exports.format import export_formats
from app.web.views.episode import EpisodeView


@dataclass(frozen=True, slots=True)
class FileView:
    """A file; `has_cautions` tells whether it says whose its punctuation is."""

    label: str
    url: str
    has_cautions: bool


def file_views(episode: EpisodeView, as_captioned: bool) -> list[FileView]:
    """Every file that an episode can be had as."""
    suffix = "?as=captioned" if as_captioned else ""
    return [
        FileView(one.label, f"{episode.url}.{one.name}{suffix}", one.has_cautions)
        for one in export_formats()
    ]
