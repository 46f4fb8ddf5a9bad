"""What every page works with."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Request

from app.archive.answers.findable import Lookout
from app.config import Settings
from app.errors import VivaVoceError
from app.search.port import Engine
from app.store.database import Database, Session
from app.web.diagnosis import Diagnosis
from app.web.menu import MenuEntry

MOST_REQUESTS_AT_ONCE = 100
"""Requests that wait for their answers. With more, the last ones would wait for many seconds."""
PAGES_AT_ONCE = 2
"""Pages that are made at once in a process, the others in the order in which they were asked for.
More only take turns at Python's one lock, for which an answer that is at hand waits with them; with
one alone a costly question would hold up all."""
LONG_QUESTION_CHARACTERS = 200
"""In an address's query, or bytes in a body. What takes long to answer, such as eighty words that
nobody says or sixty phrases, isn't said in fewer, but for few; hardly anybody types as much."""
MOST_LONG_AT_ONCE = 20
"""Requests with such questions that wait for their answers, of which one at a time is made."""


class CrowdedError(VivaVoceError):
    """More requests wait for their answers than can be given soon."""


@dataclass(frozen=True, slots=True)
class Site:
    """The archive that is shown."""

    database: Database
    engine: Engine
    settings: Settings
    menu: Sequence[MenuEntry]
    lookout: Lookout
    diagnosis: Diagnosis
    _room: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(MOST_REQUESTS_AT_ONCE)
    )
    _room_for_long: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(MOST_LONG_AT_ONCE)
    )
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_AT_ONCE))
    _turns_of_long: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """The one session in which a request reads; a second one might wait for ever for those
        that wait for it. Raises CrowdedError at once when too many requests are waiting."""
        with _admitted(self._room), self.database.read() as session:
            yield session

    @asynccontextmanager
    async def reading(self, is_long: bool = False) -> AsyncIterator[Session]:
        """The same for a request that works in one thread after another: it begins when it is its
        turn, so there is a connection for it. One that held a connection and waited for its next
        thread would wait for those that hold the threads and wait for connections. Of those that
        ask long questions one at a time is answered, so that there is a turn for others."""
        aside = _admitted(self._room_for_long) if is_long else nullcontext()
        with aside, _admitted(self._room):
            async with self._turns_of_long if is_long else nullcontext(), self._turns:
                with self.database.read() as session:
                    yield session


@contextmanager
def _admitted(room: threading.Semaphore) -> Iterator[None]:
    if not room.acquire(blocking=False):
        raise CrowdedError("Too many pages are asked for at once. Try again in a moment.")
    try:
        yield
    finally:
        room.release()


def site_of(request: Request) -> Site:
    """The archive that a request asks for."""
    site: Site = request.app.state.site
    return site


SiteParameter = Annotated[Site, Depends(site_of)]


async def _session(request: Request, site: SiteParameter) -> AsyncIterator[Session]:
    async with site.reading(is_long=_is_long(request)) as session:
        yield session


def _is_long(request: Request) -> bool:
    body = request.headers.get("content-length", "0")
    size = len(unquote(request.url.query)) + (int(body) if body.isdecimal() else 0)
    return size > LONG_QUESTION_CHARACTERS


SessionParameter = Annotated[Session, Depends(_session, scope="function")]
"""It is let go before the answer is sent, so that a slow reader holds none."""
