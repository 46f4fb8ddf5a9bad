"""An episode as a file to take along."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from app.archive.exports import exporting
from app.store import episodes, transcripts
from app.web.site import SessionParameter
from app.web.views.episode import episode_view

router = APIRouter()
_WRITERS = {
    "txt": (exporting.text, "text/plain"),
    "vtt": (exporting.vtt, "text/vtt"),
    "srt": (exporting.srt, "application/x-subrip"),
    "json": (exporting.to_json, "application/json"),
}


@router.get("/episodes/{slug}.{kind}", include_in_schema=False)
def export(
    request: Request,
    session: SessionParameter,
    slug: str,
    kind: str,
    shown: Annotated[str, Query(alias="as")] = "",
) -> Response:
    """The transcript as text, captions or JSON; `as=captioned` leaves out what was guessed."""
    row = episodes.by_slug(session, slug)
    if row is None or kind not in _WRITERS:
        raise HTTPException(404, "There is no such file.")
    address = str(request.base_url).rstrip("/") + episode_view(row).url
    transcript = transcripts.load(session, row.id)
    out = exporting.export(row, transcript, address, shown == "captioned")
    write, media_type = _WRITERS[kind]
    content = write(out).encode("utf-8", "replace")
    name = f"attachment; filename*=UTF-8''{episode_view(row).url.rpartition('/')[2]}.{kind}"
    headers = {} if kind == "vtt" else {"Content-Disposition": name}
    return Response(content, media_type=f"{media_type}; charset=utf-8", headers=headers)
