"""What every page works with."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Annotated

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
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PAGES_AT_ONCE))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """The one session in which a request reads; a second one might wait for ever for those
        that wait for it. Raises CrowdedError at once when too many requests are waiting."""
        with self._admitted(), self.database.read() as session:
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """The same for a request that works in one thread after another: it begins when it is its
        turn, so there is a connection for it. One that held a connection and waited for its next
        thread would wait for those that hold the threads and wait for connections."""
        with self._admitted():
            async with self._turns:
                with self.database.read() as session:
                    yield session

    @contextmanager
    def _admitted(self) -> Iterator[None]:
        if not self._room.acquire(blocking=False):
            raise CrowdedError("Too many pages are asked for at once. Try again in a moment.")
        try:
            yield
        finally:
            self._room.release()


def site_of(request: Request) -> Site:
    """The archive that a request asks for."""
    site: Site = request.app.state.site
    return site


SiteParameter = Annotated[Site, Depends(site_of)]


async def _session(site: SiteParameter) -> AsyncIterator[Session]:
    async with site.reading() as session:
        yield session


SessionParameter = Annotated[Session, Depends(_session, scope="function")]
"""It is let go before the answer is sent, so that a slow reader holds none."""
