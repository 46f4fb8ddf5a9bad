"""The reader's own notebook."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.exports.citations.style import all_styles
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter

router = APIRouter()
MENU = MenuEntry(50, "Notebook", "/notebook")


@router.get("/notebook", include_in_schema=False)
def notebook(request: Request, session: SessionParameter) -> HTMLResponse:
    """The passages that a reader saved; they are in the reader's browser alone."""
    return page(
        request, session, "notebook.html", styles=[one for one in all_styles() if one.is_data]
    )
