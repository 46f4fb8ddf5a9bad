"""Audio and video files that lie in the archive folder."""

from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse

from app.archive.files import why_not
from app.store import episodes
from app.web.site import SessionParameter, SiteParameter
from app.web.views.episode import episode_view

router = APIRouter()

TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".weba": "audio/webm",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mkv": "video/x-matroska",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
    ".mov": "video/quicktime",
    ".avi": "video/x-msvideo",
}
"""What is served, and as what, whatever a file holds."""
_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; media-src 'self'; style-src 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""A file that isn't what its name says is no page and no script of the site."""


@router.get("/media/{slug}", include_in_schema=False)
def media(
    site: SiteParameter, session: SessionParameter, slug: str, recording: int = 0
) -> FileResponse:
    """An episode's own media file; a player may ask for any range of it."""
    folder = site.settings.archive
    row = episodes.by_slug(session, slug)
    heard = episode_view(row).recordings if row else []
    name = heard[recording].media_url if 0 <= recording < len(heard) else None
    if row is None or not name or folder is None:
        raise HTTPException(404, "There is no such recording.")
    beside = Path(row.source.path).parent
    root = folder.resolve()
    for place in (root / beside / name, root / name):
        if why_not(place, root):
            continue
        real = place.resolve()
        kind = TYPES.get(real.suffix.lower())  # a link counts as what it leads to
        if kind and place.suffix.lower() in TYPES:
            return FileResponse(real, media_type=kind, headers=_HEADERS)
    raise HTTPException(404, "The recording is not in the archive folder.")
