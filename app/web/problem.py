"""How an error is told without a page: under `/api` by RFC 9457, else as a sentence."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope


def is_api(path: str) -> bool:
    """Whether errors at an address are told to programs."""
    return path.startswith("/api/")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error with this status; `detail` is a sentence."""
    title = HTTPStatus(status).phrase
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(told, status, headers, media_type="application/problem+json")


def sentence(
    scope: Scope, status: int, text: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A sentence: as the API tells errors, where it was asked."""
    if is_api(scope["path"]):
        return problem(status, text, headers)
    return PlainTextResponse(f"{text}\n", status, headers)
