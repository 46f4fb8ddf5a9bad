"""What crawlers may read."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from app.web.addresses import base, href

router = APIRouter()


@router.get("/robots.txt", include_in_schema=False)
def robots() -> PlainTextResponse:
    """What crawlers are asked to leave alone."""
    left_alone = ("/api/", "/search", "/quote", "/list", "/opensearch")
    lines = ["User-agent: *", *(f"Disallow: {href(path)}" for path in left_alone)]
    return PlainTextResponse("\n".join([*lines, "", f"Sitemap: {base()}/sitemap.xml", ""]))
