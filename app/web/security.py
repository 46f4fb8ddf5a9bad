"""Headers that keep a browser safe, request ids, and a line in the log for each request."""

import re
import time
import uuid
from collections.abc import Awaitable, Callable

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import Settings
from app.web import metrics
from app.web.addresses import arrive, is_host, root
from app.web.problem import bare
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
_FOR_OTHERS = ("/api/", "/oembed", "/p/", "/episodes.atom", "/search.atom")
"""What other sites' pages may read: it is public, and nothing here hangs on who asks."""
_SEARCHES = ("/search", "/search.atom", "/api/search", "/quote", "/api/quote")
_BEFORE_PATH = re.compile(r"https?://[^/]*", re.IGNORECASE)
"""What stands before the path of a whole address."""
_log = structlog.get_logger()


class Guard:
    """ASGI middleware around the whole site.

    What crashes within is logged with its trace, and answered by `on_crash`, so that such an
    answer has the headers too.
    """

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        on_crash: Callable[[Request], Awaitable[Response]],
    ) -> None:
        self.app = app
        self.settings = settings
        self.on_crash = on_crash

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        arrive(self.settings, scope)
        _tidy(scope)
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
                if scope["path"].startswith(_FOR_OTHERS):
                    headers.setdefault("Access-Control-Allow-Origin", "*")
            await send(message)

        is_asked = is_host(Headers(scope=scope).get("host", ""))
        app = (
            self.app if is_asked else bare(scope["path"], 400, "The request's `Host` can be none.")
        )
        try:
            await app(scope, receive, send_guarded)
        except Exception as error:
            _log.error("request failed", path=scope["path"], exc_info=error)
            if status:  # the answer has begun; there is no taking it back
                raise
            answer = await self.on_crash(Request(scope))
            await answer(scope, receive, send_guarded)
        finally:
            if not scope["path"].startswith("/static/"):
                took_ms = round((time.perf_counter() - started) * 1000, 1)
                metrics.count(scope["path"], status, took_ms / 1000)
                if took_ms > self.settings.slow_query_ms and scope["path"] in _SEARCHES:
                    asked = scope["query_string"].decode("latin-1")[:500]
                    _log.warning("slow search", asked=asked, ms=took_ms)
                _log.info(scope["method"], path=scope["path"], status=status, ms=took_ms)
            structlog.contextvars.unbind_contextvars("request")


def _tidy(scope: Scope) -> None:
    """The path without what stands before all paths of the site (a proxy may have taken it away or
    not) and without a slash at its end, also where the whole address was asked for (RFC 9112,
    3.2.2); a range in units that nobody here knows is passed over (RFC 9110, 14.2)."""
    path = scope["path"]
    if not path.startswith("/"):
        path = _BEFORE_PATH.sub("", path, count=1) or "/"
    if root() and path.startswith(f"{root()}/"):
        path = path[len(root()) :]
    if len(path) > 1 and path.endswith("/"):
        path = path.rstrip("/") or "/"
    scope["path"] = path
    scope["headers"] = [
        (name, value)
        for name, value in scope["headers"]
        if name != b"range" or value.lower().startswith(b"bytes=")
    ]
