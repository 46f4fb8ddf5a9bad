"""The archive as a search engine of the browser (OpenSearch 1.1), and as an app on a phone."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, RedirectResponse, Response

from app.archive.answers import suggesting
from app.store import facts
from app.web.addresses import absolute, base, href
from app.web.site import SessionParameter, SiteParameter
from app.web.templating import render, static

router = APIRouter()


@router.get("/opensearch.xml", include_in_schema=False)
def description(session: SessionParameter) -> Response:
    """What a browser asks for to search here from its address bar."""
    text = render(
        "opensearch.xml", archive=facts.archive(session), base=base(), origin=absolute("")
    )
    return Response(text, media_type="application/opensearchdescription+xml")


@router.get("/opensearch/suggest", include_in_schema=False)
def suggest(
    site: SiteParameter,
    session: SessionParameter,
    q: Annotated[str, Query(max_length=2000)] = "",
) -> JSONResponse:
    """How what was typed may go on, as browsers take it."""
    found = suggesting.suggest(session, site.engine, q, 8)
    told = [q, [one.text for one in found]]
    return JSONResponse(told, media_type="application/x-suggestions+json")


@router.get("/manifest.webmanifest", include_in_schema=False)
def manifest(session: SessionParameter) -> JSONResponse:
    """What a phone asks for to keep the site among its apps (W3C Web Application Manifest)."""
    archive = facts.archive(session)
    told = {
        "name": archive.title,
        "short_name": archive.title[:12],
        "description": archive.description or "A searchable archive of what people said.",
        "start_url": href("/"),
        "scope": href("/"),
        "display": "minimal-ui",
        "background_color": "#faf9f6",
        "theme_color": "#8a3b1a",
        "icons": [
            {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
            ),
        ],
    }
    return JSONResponse(told, media_type="application/manifest+json")


@router.get("/favicon.ico", include_in_schema=False)
@router.get("/apple-touch-icon.png", include_in_schema=False)
def icon() -> RedirectResponse:
    """The icon for who asks at an address of old and not for that which pages tell."""
    return RedirectResponse(static("icon-180.png"), 302)
