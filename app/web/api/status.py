"""Whether the site stands, for health checks."""

from fastapi import APIRouter

from app.web.site import SiteParameter

router = APIRouter(prefix="/api")


@router.get("/status", summary="How the archive stands", include_in_schema=False)
def status(site: SiteParameter) -> dict[str, str]:
    """Whether the site stands, for health checks."""
    with site.database.read():
        return {"status": "ok"}
