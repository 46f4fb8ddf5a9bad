"""Audio and video files that lie in the archive folder."""

from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse

from app.store import episodes
from app.web.site import SessionParameter, SiteParameter
from app.web.views.episode import recordings

router = APIRouter()


@router.get("/media/{slug}", include_in_schema=False)
def media(
    site: SiteParameter, session: SessionParameter, slug: str, recording: int = 0
) -> FileResponse:
    """An episode's own media file; a player may ask for any range of it."""
    folder = site.settings.archive
    row = episodes.by_slug(session, slug)
    heard = recordings(row) if row else []
    name = heard[recording].media_url if 0 <= recording < len(heard) else None
    if row is None or not name or folder is None:
        raise HTTPException(404, "There is no such recording.")
    beside = Path(row.source.path).parent
    root = folder.resolve()
    for place in (root / beside / name, root / name):
        path = place.resolve()
        if path.is_relative_to(root) and path.is_file():
            return FileResponse(path)
    raise HTTPException(404, "The recording is not in the archive folder.")
