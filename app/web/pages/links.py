"""Short addresses of passages and of words in them."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.archive import linking
from app.web.site import SiteParameter
from app.web.templating import page
from app.web.views import link_url

router = APIRouter()


@router.get("/p/{address}", include_in_schema=False, response_model=None)
def open_link(
    request: Request, site: SiteParameter, address: str
) -> HTMLResponse | RedirectResponse:
    """The episode with the words of the link; or, when they are gone, what they were."""
    with site.database.read() as session:
        found = linking.opened(session, address)
    if found is None:
        raise HTTPException(404, "There never was such a link. Perhaps it was cut off.")
    if found.episode is None:
        return page(request, "gone.html", 410, link=found)
    return RedirectResponse(link_url(found), 302)
