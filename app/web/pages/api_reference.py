"""The JSON API, for people."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.frame import page
from app.web.site import SessionParameter
from app.web.views.reference import addresses, schemas

router = APIRouter()


@router.get("/api", include_in_schema=False)
def reference(request: Request, session: SessionParameter) -> HTMLResponse:
    """What each address of the API takes and answers."""
    description = request.app.openapi()
    return page(
        request,
        session,
        "api.html",
        addresses=addresses(description),
        schemas=schemas(description),
    )
