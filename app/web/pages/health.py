"""What machines ask: does the site live, can it answer, how is it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from app.archive.answers.readiness import readiness
from app.web import metrics
from app.web.site import SiteParameter

router = APIRouter()


@router.get("/healthz", include_in_schema=False)
def healthz() -> PlainTextResponse:
    """Whether the process lives; nothing is asked of the archive."""
    return PlainTextResponse("ok\n")


@router.get("/readyz", include_in_schema=False)
def readyz(site: SiteParameter) -> JSONResponse:
    """Whether readers can be answered: database, index and how far it lags, of how many passages
    the meaning is known, the import; 503 where they can't."""
    found = readiness(site.database, site.engine)
    return JSONResponse(found.told(), 200 if found.is_ready else 503)


@router.get("/metrics", include_in_schema=False)
def tell_metrics(request: Request) -> Response:
    """Figures for Prometheus; told to this machine alone, and not through a proxy."""
    is_forwarded = any(name.startswith("x-forwarded") for name in request.headers)
    host = request.client.host if request.client else ""
    if is_forwarded or "forwarded" in request.headers or not metrics.is_here(host):
        raise HTTPException(404, "There is no such page.")
    return Response(metrics.told(), media_type=CONTENT_TYPE_LATEST)
