"""Whether the site stands, for health checks."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from app.archive.ingest import progress
from app.store import facts
from app.web.site import SessionParameter, SiteParameter

router = APIRouter(prefix="/api")


@router.get("/status", summary="How the archive stands", include_in_schema=False)
def status(site: SiteParameter, session: SessionParameter) -> dict[str, Any]:
    """Whether the site stands, for health checks, and what is being done: an import, or the index
    being made again. `problem` says what readers would miss."""
    found = site.lookout.now()
    doing = progress.current(site.database, facts.everything(session))
    return {
        "status": "incomplete" if found.missing else "ok",
        "episodes": found.episodes,
        "findable": found.episodes - found.missing,
        "problem": " ".join(filter(None, (found.flaw, found.sentence))),
        "import": asdict(doing) if doing else None,
    }
