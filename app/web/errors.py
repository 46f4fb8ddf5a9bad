"""Errors: a page for readers, problem+json (RFC 9457) under `/api`."""

import re
from http import HTTPStatus

import fastapi
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from app.store.failures import DamagedError, StoreError
from app.web.addressed import MovedError
from app.web.frame import moved_to, page
from app.web.problem import bare, is_api
from app.web.site import CrowdedError, site_of

_RETRY_AFTER = "2"
"""Seconds after which somebody who found the site crowded may try again."""
_log = structlog.get_logger()


def install(app: FastAPI) -> None:
    """Handle the errors that a request may end in; crashes are left to `on_crash`."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(CrowdedError, _on_crowded)
    app.add_exception_handler(MovedError, _on_moved)
    app.add_exception_handler(StoreError, _on_store)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # What our own pages lack they say themselves; the framework knows only that no route is there.
    is_ours = isinstance(error, fastapi.HTTPException)
    detail, headers = str(error.detail), dict(error.headers or {})
    if error.status_code == 404 and not is_ours:
        detail = "There is no page at this address."
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_methods_here(request))
        detail = f"This address answers {headers['Allow']} alone."
    answer = await _answer(request, error.status_code, detail)
    answer.headers.update(headers)
    return answer


def _methods_here(request: Request) -> list[str]:
    """The methods that the address answers; the framework tells those of its first route alone."""
    here = [
        route
        for route in request.app.state.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE
    ]
    return sorted({method for route in here for method in route.methods or ()})


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][1:])
    what = f"`{name}`" if name else "The body"
    return await _answer(request, 400, f"{what}: {first['msg']}.")


async def _on_moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, MovedError)
    return moved_to(request, error.path)


async def _on_crowded(request: Request, error: Exception) -> Response:
    answer = bare(request.url.path, 503, str(error))
    answer.headers["Retry-After"] = _RETRY_AFTER
    return answer


async def _on_store(request: Request, error: Exception) -> Response:
    """The database can't be read; the owner finds in the log what is wrong with it."""
    _log.error("no database", path=request.url.path, problem=str(error))
    if isinstance(error, DamagedError) and await _is_damaged(request):
        return bare(request.url.path, 503, _DAMAGED)
    answer = bare(
        request.url.path, 503, "The archive can't be read at the moment. Its owner is told why."
    )
    answer.headers["Retry-After"] = _RETRY_AFTER
    return answer


_DAMAGED = "What the archive holds for this page is damaged. Its owner is told."
_PERHAPS_DAMAGED = (
    "Something went wrong on our side. It may be because something that the archive holds is "
    "damaged; both are noted in the log, where its owner finds them."
)


async def _is_damaged(request: Request) -> bool:
    """Whether something in the archive is damaged, which the log is told then."""
    return await run_in_threadpool(site_of(request).diagnosis.is_damaged)


async def on_crash(request: Request) -> Response:
    """Say that there is a fault of ours, and no more; that it may be the archive's, where something
    in that is damaged, be it what the page needs or not."""
    if await _is_damaged(request):
        return bare(request.url.path, 503, _PERHAPS_DAMAGED)
    return await _answer(request, 500, "Something went wrong on our side. It is noted in the log.")


async def _answer(request: Request, status: int, detail: str) -> Response:
    """The error in the site's frame, or without it when even that can't be had."""
    if is_api(request.url.path):
        return bare(request.url.path, status, detail)
    title = HTTPStatus(status).phrase
    said = {"code": status, "title": title, "detail": detail}
    if status == 404:
        said |= {"looked_for": _words_of(request.url.path), "has_own_search": True}
    try:
        async with site_of(request).reading() as session:
            return await run_in_threadpool(page, request, session, "error.html", status, **said)
    except CrowdedError:
        return bare(request.url.path, status, detail)
    except Exception as error:  # the archive itself may be what failed
        _log.error("no page for an error", path=request.url.path, exc_info=error)
        return bare(request.url.path, status, detail)


def _words_of(path: str) -> str:
    """What somebody looked for, as words: `/episodes/ilya-sutskever` is `ilya sutskever`."""
    name = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return " ".join(re.findall(r"[^\W_]+", name))
