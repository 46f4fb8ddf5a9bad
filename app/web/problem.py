"""How an error is told without asking the archive: under `/api` by RFC 9457, else as a page that
says all by itself."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from app.web.templating import render


def is_api(path: str) -> bool:
    """Whether errors at an address are told to programs."""
    return path.startswith("/api/")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error with this status; `detail` is a sentence."""
    title = HTTPStatus(status).phrase
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(told, status, headers, media_type="application/problem+json")


def bare(path: str, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The error at an address, as it can be told at once; `detail` is a sentence."""
    if is_api(path):
        return problem(status, detail, headers)
    title = HTTPStatus(status).phrase
    html = render("bare_error.html", code=status, title=title, detail=detail)
    return HTMLResponse(html, status, headers)
