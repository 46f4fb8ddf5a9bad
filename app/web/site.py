"""What every page works with."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from app.archive.answers.findable import Lookout
from app.config import Settings
from app.errors import VivaVoceError
from app.search.port import Engine
from app.store.database import Database, Session
from app.web import costly
from app.web.diagnosis import Diagnosis
from app.web.menu import MenuEntry

MOST_REQUESTS_AT_ONCE = 100
"""Requests that wait for their answers. With more, the last ones would wait for many seconds."""
PAGES_AT_ONCE = 2
"""Pages that are made at once in a process, the others in the order in which they were asked for.
More only take turns at Python's one lock, for which an answer that is at hand waits with them; with
one alone a costly question would hold up all."""
MOST_COSTLY_AT_ONCE = 20
"""Requests with costly questions that wait for their answers, of which one at a time is made."""


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
    _room_for_costly: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(MOST_COSTLY_AT_ONCE)
    )
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_AT_ONCE))
    _turns_of_costly: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """The one session in which a request reads; a second one might wait for ever for those
        that wait for it. Raises CrowdedError at once when too many requests are waiting."""
        with _admitted(self._room), self.database.read() as session:
            yield session

    @asynccontextmanager
    async def reading(self, is_costly: bool = False) -> AsyncIterator[Session]:
        """The same for a request that works in one thread after another: it begins when it is its
        turn, so there is a connection for it. One that held a connection and waited for its next
        thread would wait for those that hold the threads and wait for connections. Of those that
        ask costly questions one at a time is answered, so that there is a turn for others."""
        aside = _admitted(self._room_for_costly) if is_costly else nullcontext()
        with aside, _admitted(self._room):
            async with self._turns_of_costly if is_costly else nullcontext(), self._turns:
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
    body = request.headers.get("content-length", "0")
    size = int(body) if body.isdecimal() else 0
    is_costly = costly.is_costly(request.query_params.values(), size, site.engine.unsaid)
    async with site.reading(is_costly) as session:
        yield session


SessionParameter = Annotated[Session, Depends(_session, scope="function")]
"""It is let go before the answer is sent, so that a slow reader holds none."""
