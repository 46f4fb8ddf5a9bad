"""What there is, for search engines (sitemaps.org 0.9)."""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import Response

from app.store import changes
from app.store.database import Session
from app.web.addresses import base
from app.web.site import SessionParameter
from app.web.templating import render

router = APIRouter()
MOST_ADDRESSES = 50_000
"""Addresses in one file, by the protocol."""
_FIXED = (
    "/", "/episodes", "/series", "/years", "/people", "/topics", "/trends", "/statistics", "/about",
    "/api",
)  # fmt: skip


@router.get("/sitemap.xml", include_in_schema=False)
def sitemap(session: SessionParameter) -> Response:
    """All addresses that are worth finding; the list of such files where one can't hold them."""
    found = _addresses(session)
    if len(found) <= MOST_ADDRESSES:
        return _xml("sitemap.xml", addresses=found)
    files = [
        f"{base()}/sitemap-{number}.xml"
        for number in range(1, -(-len(found) // MOST_ADDRESSES) + 1)
    ]
    return _xml("sitemap_index.xml", files=files)


@router.get("/sitemap-{number}.xml", include_in_schema=False)
def sitemap_part(
    session: SessionParameter, number: Annotated[int, Path(ge=1, le=50_000)]
) -> Response:
    """The addresses of one of several such files."""
    found = _addresses(session)[(number - 1) * MOST_ADDRESSES : number * MOST_ADDRESSES]
    if not found:
        raise HTTPException(404, "There is no such part of the sitemap.")
    return _xml("sitemap.xml", addresses=found)


def _addresses(session: Session) -> list[tuple[str, datetime.date | None]]:
    fixed: Iterable[tuple[str, datetime.date | None]] = ((path, None) for path in _FIXED)
    return [
        (base() + quote(path, safe="/?="), day)
        for path, day in chain(fixed, changes.addresses(session))
    ]


def _xml(template: str, **values: object) -> Response:
    return Response(render(template, **values), media_type="application/xml")
