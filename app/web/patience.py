"""How long the site waits for a client: many that never finish asking must not hold it up."""

import asyncio
import errno
import sys
from http import HTTPStatus
from typing import Any

import h11
import structlog
from uvicorn.protocols.http.h11_impl import H11Protocol

ASK_WITHIN_SECONDS = 30
"""A request must be here so soon after its connection was opened, or the last answer sent."""
TAKE_WITHIN_SECONDS = 60
"""So long may what was sent lie untaken."""
_LOOK_EVERY_SECONDS = 5
_TOO_LONG, _TOO_LARGE = HTTPStatus.REQUEST_URI_TOO_LONG, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
_REASONS = {_TOO_LONG: b"URI Too Long", _TOO_LARGE: b"Request Header Fields Too Large"}
_LONG_ADDRESS = "The address that was asked for is too long."
_LONG_HEADERS = "The headers of the request are too long."
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

    def send_400_response(self, msg: str) -> None:
        """Say what is wrong with a request that is none. uvicorn says the same of all, but what
        raised it tells of those that are too long."""
        error = sys.exc_info()[1]
        if isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == _TOO_LARGE:
            sent = self.conn.trailing_data[0]
            status, msg = (
                (_TOO_LARGE, _LONG_HEADERS) if b"\n" in sent else (_TOO_LONG, _LONG_ADDRESS)
            )
            self._refuse(status, msg)
        else:
            super().send_400_response(msg)

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        """Answer with a status and a sentence, and let go of the client."""
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        answer = h11.Response(status_code=status, headers=headers, reason=_REASONS[status])
        events = (answer, h11.Data(data=sentence.encode()), h11.EndOfMessage())
        for event in events:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

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
