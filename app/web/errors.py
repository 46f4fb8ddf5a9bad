"""Errors: a page for readers, problem+json (RFC 9457) under `/api`."""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.web.templating import page

_log = structlog.get_logger()


def install(app: FastAPI) -> None:
    """Handle the errors that a request may end in; crashes are left to `on_crash`."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, str(error.detail))


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, 400, f"`{name}`: {first['msg']}.")


def on_crash(request: Request, error: Exception) -> Response:
    """Note a fault of ours in the log, and say no more than that it is."""
    _log.error("request failed", path=request.url.path, exc_info=error)
    return _answer(request, 500, "Something went wrong on our side. It is noted in the log.")


def _answer(request: Request, status: int, detail: str) -> Response:
    title = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(problem, status, media_type="application/problem+json")
    return page(request, "error.html", status, code=status, title=title, detail=detail)
