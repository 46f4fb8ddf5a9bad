"""Pages are made once for each state of the archive, and sent again only to who lacks them.

A state is told by the files of database and index: their times and sizes change whenever anything
in them does. So whether an answer is the same is known, as a rule, before it is made.
"""

import asyncio
import datetime
import json
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.addresses import base
from app.web.kept_pages import KeptPages

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
_MOST_CONTENTS = 20_000
_TAG = re.compile(r'W/"([0-9a-f]{18})-([0-9a-f]{18})?"')
_STARTED = datetime.datetime.now(datetime.UTC).isoformat()
"""Another version of the program makes other pages."""


class Remembered:
    """ASGI middleware for GET and HEAD: 304 for who has the answer already, else the answer as it
    was made before for the same state of the archive, be it by another process.

    A tag tells the state and the content. Where the state is as it is now, an answer needn't be
    made to know that it is the same; where only the content is, it was made by another process,
    before a restart, or before an import that changed other pages.
    """

    def __init__(
        self, app: ASGIApp, database: Path, index: Path, meanings: Path, kept: KeptPages
    ) -> None:
        self.app = app
        self._files = (database, database.with_name(f"{database.name}-wal"), index)
        self._of_questions = (meanings,)
        """Read for questions alone; it changes for minutes after each import."""
        self._kept = kept
        self._under_way: dict[str, asyncio.Future[_Made | None]] = {}
        """Answers that are being made, for which others wait who ask for the same."""
        self._contents: OrderedDict[str, str] = OrderedDict()
        """What tells the content of an answer, by its state: also of answers that aren't kept."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        is_asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not is_asked or scope["path"].startswith(_LIVE):
            await self.app(scope, receive, send)
            return
        state = self._state(scope)
        if tag := _held(scope, state, self._contents.get(state)):
            await _not_modified(tag)(scope, receive, send)
            return
        key = f"{scope['method']} {state}"
        packed = self._kept.get(key)
        if packed:
            made: _Made | None = _Made.unpacked(packed)
        else:
            made = await self._made_once(key, state, scope, receive, send)
        if made is None:
            return
        if tag := _held(scope, state, made.content):
            await _not_modified(tag)(scope, receive, send)
        else:
            await made.sent(send)

    async def _made_once(
        self, key: str, state: str, scope: Scope, receive: Receive, send: Send
    ) -> "_Made | None":
        """What `_made` gives: made by somebody else who asks for it just now, or else made here,
        and kept."""
        under_way = self._under_way.get(key)
        if under_way:
            if made := await asyncio.shield(under_way):
                return made
            return await self._made(state, scope, receive, send)
        under_way = self._under_way[key] = asyncio.get_running_loop().create_future()

        def tell(made: _Made | None) -> None:
            if not under_way.done():
                under_way.set_result(made)
                del self._under_way[key]

        try:
            made = await self._made(state, scope, receive, send, on_other=lambda: tell(None))
            if made:
                self._keep(key, state, made)
            tell(made)
            return made
        finally:
            tell(None)

    async def _made(
        self,
        state: str,
        scope: Scope,
        receive: Receive,
        send: Send,
        on_other: Callable[[], None] = lambda: None,
    ) -> "_Made | None":
        """The answer, made now and tagged; None where it is an error, tags itself, or is larger
        than is kept: then `on_other` was called as soon as that was known, and it was sent while it
        was made."""
        start: Message = {}
        body = bytearray()
        is_held = False

        async def take(message: Message) -> None:
            nonlocal start, is_held
            if message["type"] == "http.response.start":
                start = message
                headers = MutableHeaders(scope=start)
                is_held = start["status"] == 200 and "etag" not in headers
                if is_held:
                    headers.setdefault("Cache-Control", "no-cache")
                    return
            elif is_held:
                body.extend(message.get("body", b""))
                if len(body) <= _LARGEST_BYTES:
                    return
                is_held = False
                MutableHeaders(scope=start)["ETag"] = _tag(state, "")
                await send(start)
                message = {**message, "body": bytes(body)}
            on_other()
            await send(message)

        await self.app(scope, receive, take)
        if not is_held:
            return None
        # Made anew in the same state it is the same, though it may say how long that took.
        content = self._contents.get(state) or blake2b(body, digest_size=9).hexdigest()
        made = _Made(start, bytes(body), content)
        MutableHeaders(scope=start)["ETag"] = _tag(state, made.content)
        return made

    def _keep(self, key: str, state: str, made: "_Made") -> None:
        self._contents[state] = made.content
        if len(self._contents) > _MOST_CONTENTS:
            self._contents.popitem(last=False)
        if made.is_kind(_KINDS):
            self._kept.put(key, made.packed())

    def _state(self, scope: Scope) -> str:
        """What tells the state in which this request is answered: it changes when the archive does,
        by the day (citations say when a page was seen), and with what the browser can unpack."""
        headers = Headers(scope=scope)
        is_question = scope["query_string"] or scope["path"].startswith("/search")
        parts = [
            _STARTED,
            datetime.datetime.now(datetime.UTC).date().isoformat(),
            headers.get("accept-encoding", ""),
            base(),
            scope["path"],
            scope["query_string"].decode("latin-1"),
            *map(_stamp, self._files),
            *map(_stamp, self._of_questions if is_question else ()),
        ]
        digest = blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=9)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Made:
    """An answer as it was made; `content` tells it from others."""

    start: Message
    body: bytes
    content: str

    def is_kind(self, kinds: tuple[str, ...]) -> bool:
        """Whether its type is one of these."""
        return Headers(raw=self.start["headers"]).get("content-type", "").startswith(kinds)

    def packed(self) -> bytes:
        """All of it as bytes: its content and headers, a line end, its body."""
        headers = [[part.decode("latin-1") for part in one] for one in self.start["headers"]]
        return json.dumps([self.content, headers]).encode() + b"\n" + self.body

    @classmethod
    def unpacked(cls, data: bytes) -> "_Made":
        """What was packed."""
        told, _, body = data.partition(b"\n")
        content, texts = json.loads(told)
        headers = [tuple(part.encode("latin-1") for part in one) for one in texts]
        return cls(
            {"type": "http.response.start", "status": 200, "headers": headers}, body, content
        )

    async def sent(self, send: Send) -> None:
        """Send it; who passes it on may add to its headers."""
        await send({**self.start, "headers": list(self.start["headers"])})
        await send({"type": "http.response.body", "body": self.body})


def _tag(state: str, content: str) -> str:
    return f'W/"{state}-{content}"'


def _held(scope: Scope, state: str, content: str | None) -> str | None:
    """The tag of an answer that the client has and that is still right, of all that it tells."""
    for tag in Headers(scope=scope).get("if-none-match", "").split(","):
        match = _TAG.fullmatch(tag.strip())
        if match and (match[1] == state or (content and match[2] == content)):
            return match[0]
    return None


def _not_modified(tag: str) -> Response:
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    return Response(status_code=304, headers=headers)


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_mtime_ns}.{status.st_size}"
