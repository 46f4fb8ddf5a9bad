"""What crawlers may read."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

router = APIRouter()


@router.get("/robots.txt", include_in_schema=False)
def robots() -> PlainTextResponse:
    """What crawlers are asked to leave alone."""
    return PlainTextResponse("User-agent: *\nDisallow: /api/\nDisallow: /search\n")
