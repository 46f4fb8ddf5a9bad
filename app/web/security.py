"""Headers that keep a browser safe, request ids, and a line in the log for each request."""

import time
import uuid
from collections.abc import Awaitable, Callable

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.views.player import FRAMES

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' https:",
        f"frame-src {' '.join(FRAMES)}",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_log = structlog.get_logger()


class Guard:
    """ASGI middleware around the whole site.

    What crashes within is logged with its trace, and answered by `on_crash`, so that such an
    answer has the headers too.
    """

    def __init__(self, app: ASGIApp, on_crash: Callable[[Request], Awaitable[Response]]) -> None:
        self.app = app
        self.on_crash = on_crash

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex[:12]
        structlog.contextvars.bind_contextvars(request=request_id)
        started = time.perf_counter()
        status = 0

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_guarded)
        except Exception as error:
            _log.error("request failed", path=scope["path"], exc_info=error)
            if status:  # the answer has begun; there is no taking it back
                raise
            answer = await self.on_crash(Request(scope))
            await answer(scope, receive, send_guarded)
        finally:
            if not scope["path"].startswith("/static/"):
                took_ms = round((time.perf_counter() - started) * 1000, 1)
                _log.info(scope["method"], path=scope["path"], status=status, ms=took_ms)
            structlog.contextvars.unbind_contextvars("request")
