"""What one visitor may ask of the site: how often, and with how much in a body."""

import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.metrics import is_here
from app.web.problem import bare

LARGEST_BODY_BYTES = 256 * 1024
"""A quote of thirty thousand characters takes at most half of it."""
_REMEMBERED_ADDRESSES = 20_000
"""Addresses whose requests are counted; those that asked longest ago are forgotten first."""


class RequestBounds:
    """ASGI middleware that answers 429 to an address that asks too often, and 413 to a body that
    is too large.

    Requests are counted by a token bucket: as many at once as may be made in a minute, refilled
    evenly; of IPv6 those of a network of 64 bits together, which is what a household is given. This
    machine's own addresses are not counted: a proxy that isn't named stands there.
    """

    def __init__(self, app: ASGIApp, requests_per_minute: int) -> None:
        self.app = app
        self._rate = requests_per_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        wait = self._wait(scope)
        if wait > 0:
            headers = {"Retry-After": str(int(wait) + 1)}
            answer = bare(scope["path"], 429, "Too many requests. Wait a moment.", headers)
            await answer(scope, receive, send)
            return
        size = next((v for k, v in scope["headers"] if k == b"content-length"), b"0")
        if size.isdigit() and int(size) > LARGEST_BODY_BYTES:
            await _too_large(scope, receive, send)
            return
        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > LARGEST_BODY_BYTES:  # whoever reads is told that it ends here
                return {"type": "http.disconnect"}
            return message

        async def send_unless_too_large(message: Message) -> None:
            if read <= LARGEST_BODY_BYTES:
                await send(message)

        try:
            await self.app(scope, bounded, send_unless_too_large)
        finally:
            if read > LARGEST_BODY_BYTES:
                await _too_large(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        """Seconds until the address may ask again; 0 when it may now."""
        who = (scope.get("client") or ("127.0.0.1", 0))[0]
        if (
            not self._rate
            or scope["path"].startswith("/static/")
            or not _is_address(who)
            or is_here(who)
        ):
            return 0.0
        who = _network(who)
        now = time.monotonic()
        left, since = self._left.pop(who, (float(self._rate), now))
        left = min(float(self._rate), left + (now - since) * self._rate / 60)
        self._left[who] = (max(0.0, left - 1), now)
        if len(self._left) > _REMEMBERED_ADDRESSES:
            self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * 60 / self._rate


def _network(who: str) -> str:
    try:
        found = ip_address(who)
    except ValueError:
        return who
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((int(found) >> 64 << 64, 64)))
    return who


def _is_address(who: str) -> bool:
    """Whether it is told who asks; over a socket of this machine nobody is."""
    return bool(who) and (":" in who or who.replace(".", "").isdigit())


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    text = f"A request may hold {LARGEST_BODY_BYTES // 1024} kB at the most."
    await bare(scope["path"], 413, text)(scope, receive, send)
