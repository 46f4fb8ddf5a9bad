"""Check a quote."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from app.archive.answers import quoting
from app.store.database import Session
from app.web.api.quote import LONGEST_QUOTE_CHARACTERS
from app.web.frame import page
from app.web.menu import MenuEntry
from app.web.site import SessionParameter, Site, SiteParameter
from app.web.views.quote import quote_view

router = APIRouter()
MENU = MenuEntry(40, "Check a quote", "/quote")
_SAID = {
    "word_for_word": "This was said, word for word.",
    "nearly": "This was nearly said. The differences are marked.",
    "pieced_together": "This is pieced together from several places.",
    "someone_else": "This was said, but by somebody else.",
    "unknown_speaker": "This was said. The transcript doesn’t say by whom.",
    "not_found": "This was not found. The nearest passages are below.",
}
_SAID_IN_PART = {
    "someone_else": "This was said, but only part of it by them.",
    "unknown_speaker": "This was said, part of it by them."
    " The transcript doesn’t say who said the rest.",
}


@router.get("/quote", include_in_schema=False)
def ask(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    text: str = "",
    speaker: str = "",
) -> HTMLResponse:
    """The form; with a quote in the address, its verdict too."""
    return _page(request, session, site, text, speaker)


@router.post("/quote", include_in_schema=False)
def check(
    request: Request,
    site: SiteParameter,
    session: SessionParameter,
    text: Annotated[str, Form()] = "",
    speaker: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """The verdict on a quote of up to some pages."""
    return _page(request, session, site, text, speaker)


def _sentence(checked: quoting.CheckedQuote) -> str:
    if checked.probably:
        return f"{_SAID[checked.verdict]} It is guessed: probably {checked.probably}."
    return (_SAID_IN_PART if checked.is_partly_theirs else _SAID)[checked.verdict]


def _page(request: Request, session: Session, site: Site, text: str, speaker: str) -> HTMLResponse:
    text, speaker = text[:LONGEST_QUOTE_CHARACTERS], speaker[:200]
    checked = None
    if text.strip():
        checked = quoting.check(session, site.engine, text, speaker)
    return page(
        request,
        session,
        "quote.html",
        text=text,
        speaker=speaker,
        verdict=checked.verdict.value if checked else "",
        said=_sentence(checked) if checked else "",
        matches=[quote_view(match, text) for match in checked.matches] if checked else [],
    )
