"""Pages are made once for each state of the archive, and sent again only to who lacks them.

A state is told by the files of database and index: their times and sizes change whenever anything
in them does. So an answer's tag is known before the answer is made.
"""

import datetime
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.addresses import base

_LARGEST_BYTES = 2_000_000
"""A larger answer is not kept."""
_KINDS = (
    "text/html",
    "application/json",
    "application/atom+xml",
    "application/xml",
    "text/plain",
    "text/vtt",
)
_LIVE = ("/api/status", "/healthz", "/readyz", "/metrics", "/oai", "/static/", "/media/", "/card/")
"""Addresses whose answers don't hang on the archive alone, or that tag themselves."""
_STARTED = datetime.datetime.now(datetime.UTC).isoformat()
"""Another version of the program makes other pages."""


class Remembered:
    """ASGI middleware for GET and HEAD: 304 for who has the answer already, else the answer as it
    was made before for the same state of the archive, in at most `memory_bytes`."""

    def __init__(
        self, app: ASGIApp, database: Path, others: Sequence[Path], memory_bytes: int
    ) -> None:
        self.app = app
        self._files = (database, database.with_name(f"{database.name}-wal"), *others)
        self._memory = memory_bytes
        self._kept: OrderedDict[str, tuple[Message, bytes]] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        is_asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not is_asked or scope["path"].startswith(_LIVE):
            await self.app(scope, receive, send)
            return
        tag = self._tag(scope)
        if tag in Headers(scope=scope).get("if-none-match", ""):
            headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        key = f"{scope['method']} {tag}"
        if kept := self._kept.get(key):
            self._kept.move_to_end(key)
            await send({**kept[0], "headers": list(kept[0]["headers"])})
            await send({"type": "http.response.body", "body": kept[1]})
            return
        await self._make(key, tag, scope, receive, send)

    async def _make(self, key: str, tag: str, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        parts: list[bytes] = []

        async def send_tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                headers = MutableHeaders(scope=message)
                if message["status"] == 200 and "etag" not in headers:
                    headers["ETag"] = tag
                    headers.setdefault("Cache-Control", "no-cache")
            elif start["status"] == 200:
                parts.append(message.get("body", b""))
            await send(message)

        await self.app(scope, receive, send_tagged)
        body = b"".join(parts)
        kind = Headers(raw=start["headers"]).get("content-type", "")
        if start["status"] == 200 and kind.startswith(_KINDS) and len(body) <= _LARGEST_BYTES:
            self._keep(key, start, body)

    def _keep(self, key: str, start: Message, body: bytes) -> None:
        self._bytes += len(body)
        self._kept[key] = (start, body)
        while self._bytes > self._memory and self._kept:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= len(gone)

    def _tag(self, scope: Scope) -> str:
        """A tag for what this request is answered with: it changes when the archive does, by the
        day (citations say when a page was seen), and with what the browser can unpack."""
        headers = Headers(scope=scope)
        parts = [
            _STARTED,
            datetime.datetime.now(datetime.UTC).date().isoformat(),
            headers.get("accept-encoding", ""),
            base(),
            scope["path"],
            scope["query_string"].decode("latin-1"),
            *map(_stamp, self._files),
        ]
        digest = blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=9)
        return f'W/"{digest.hexdigest()}"'


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_mtime_ns}.{status.st_size}"
