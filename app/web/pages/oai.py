"""The archive for harvesters of libraries (OAI-PMH 2.0)."""

import datetime
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from app.store.database import Session
from app.web.oai.answers import Repository, answer
from app.web.site import SessionParameter, Site, SiteParameter

router = APIRouter()
_MOST_ARGUMENTS = 20
"""Arguments of a request; the protocol knows of seven."""


async def _posted(request: Request) -> list[tuple[str, str]]:
    try:
        text = (await request.body()).decode("utf-8", "replace")
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_ARGUMENTS)
    except ValueError:
        raise HTTPException(400, "These are more arguments than there can be.") from None


@router.get("/oai", include_in_schema=False)
def harvest(request: Request, site: SiteParameter, session: SessionParameter) -> Response:
    """Records of the episodes, for catalogues (OAI-PMH 2.0; `oai_dc` and `oai_datacite`)."""
    return _answer(site, session, request.query_params.multi_items())


@router.post("/oai", include_in_schema=False)
def harvest_posted(
    site: SiteParameter,
    session: SessionParameter,
    posted: Annotated[list[tuple[str, str]], Depends(_posted)],
) -> Response:
    """The same, asked for by a form."""
    return _answer(site, session, posted)


def _answer(site: Site, session: Session, pairs: list[tuple[str, str]]) -> Response:
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    repository = Repository(session, site.settings.contact, now)
    return Response(answer(repository, pairs), media_type="text/xml")
