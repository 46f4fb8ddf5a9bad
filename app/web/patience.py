"""How long the site waits for a client: many that never finish asking must not hold it up."""

import asyncio
import errno
from typing import Any

import h11
import structlog
from uvicorn.protocols.http.h11_impl import H11Protocol

ASK_WITHIN_SECONDS = 30
"""A request must be here so soon after its connection was opened, or the last answer sent."""
TAKE_WITHIN_SECONDS = 60
"""So long may what was sent lie untaken."""
_LOOK_EVERY_SECONDS = 5
_log = structlog.get_logger()


class PatientProtocol(H11Protocol):
    """uvicorn's protocol over h11, which lets go of clients that neither ask nor take."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there."""
        super().connection_made(transport)
        self._since = self._taken = self.loop.time()
        self._waiting = 0
        self._looks = self.loop.call_later(_LOOK_EVERY_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._looks.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """An answer was sent; the client may ask again."""
        self._since = self.loop.time()
        super().on_response_complete()

    def _look(self) -> None:
        now, states = self.loop.time(), (h11.IDLE, h11.SEND_BODY)
        if self.conn.their_state in states and now - self._since > ASK_WITHIN_SECONDS:
            self.transport.close()
        waiting: Any = self.transport.get_write_buffer_size()
        if not waiting or waiting != self._waiting:
            self._waiting, self._taken = waiting, now
        elif now - self._taken > TAKE_WITHIN_SECONDS:
            self.transport.abort()
        if not self.transport.is_closing():
            self._looks = self.loop.call_later(_LOOK_EVERY_SECONDS, self._look)


def tell_failure(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Note what failed outside of all requests: a line where no more clients can be had, as they
    take all the files that this process may open; they are asked in again a second later."""
    error = context.get("exception")
    if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        _log.error("no room for more clients", problem=error.strerror)
    else:
        loop.default_exception_handler(context)
