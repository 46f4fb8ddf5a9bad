"""An episode as a file to take along."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response

from app.archive.exports.export import export
from app.archive.exports.format import format_named
from app.store import episodes, transcripts
from app.web.addressed import MovedError, as_copied
from app.web.addresses import absolute
from app.web.site import SessionParameter
from app.web.views.episode import episode_view

router = APIRouter()


@router.get("/episodes/{slug}.{kind}", include_in_schema=False)
def file(
    session: SessionParameter,
    slug: str,
    kind: str,
    shown: Annotated[str, Query(alias="as")] = "",
) -> Response:
    """The transcript as a file of any kind that `/api/exports` names; `as=captioned` leaves out
    what was guessed."""
    slug, _, kind = f"{slug}.{kind}".partition(".")  # a kind may hold dots, a slug never does
    row, known = as_copied(episodes.by_slug, session, slug), format_named(kind)
    if row is not None and not any(map(str.isalnum, kind)):
        raise MovedError(f"/episodes/{row.slug}")  # marks alone were copied with the address
    if row is None or known is None:
        raise HTTPException(404, "There is no such file.")
    url = episode_view(row).url
    address = absolute(url)
    transcript = transcripts.load(session, row.id)
    content = known.write(export(row, transcript, address, shown == "captioned"))
    name = f"{url.rpartition('/')[2]}.{known.name}"
    kept = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=known.media_type, headers={} if known.is_opened else kept)
