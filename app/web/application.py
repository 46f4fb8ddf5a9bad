"""The site as one ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette_compress import CompressMiddleware

from app.archive.answers.findable import Lookout
from app.archive.engine import engine_of
from app.config import ROOT, Settings
from app.search.meaning.vector_file import VectorFile
from app.store.database import CONNECTIONS, Database
from app.web import description, errors, registry
from app.web.bounds import RequestBounds
from app.web.caching import Remembered
from app.web.diagnosis import Diagnosis
from app.web.forking import IS_FORKED
from app.web.kept_pages import KeptPages
from app.web.patience import tell_failure
from app.web.security import Guard
from app.web.site import Site
from app.web.static import VersionedFiles


@asynccontextmanager
async def _within_means(_app: FastAPI) -> AsyncIterator[None]:
    """Answer in as many threads as there are connections, so that none waits for one; and say when
    there are more clients than can be had."""
    asyncio.get_running_loop().set_exception_handler(tell_failure)
    current_default_thread_limiter().total_tokens = CONNECTIONS
    yield


def create(settings: Settings) -> FastAPI:
    """The site over the data folder of `settings`. Raises StoreError when it can't be used."""
    app = FastAPI(
        title="Viva Voce",
        summary="A searchable archive of what people said.",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_within_means,
        redirect_slashes=False,
    )
    database = Database(settings.database_path, ROOT / "migrations")
    engine = engine_of(database, settings.index_path, settings.is_by_meaning)
    app.state.site = Site(
        database,
        engine,
        settings,
        registry.menu(),
        Lookout(database, engine),
        Diagnosis(settings.database_path),
    )
    sharing = settings.web_workers if IS_FORKED else 1
    # The last one added is the outermost.
    app.add_middleware(CompressMiddleware, minimum_size=800, brotli_quality=4, zstd_level=4)
    app.add_middleware(
        Remembered,
        database=settings.database_path,
        index=settings.index_path,
        meanings=VectorFile(settings.meaning_path).path,
        kept=KeptPages(settings.page_cache_mb * 1_000_000 * sharing),
    )
    app.add_middleware(RequestBounds, requests_per_minute=settings.requests_per_minute)
    app.add_middleware(Guard, settings=settings, on_crash=errors.on_crash)
    errors.install(app)
    app.mount("/static", VersionedFiles(directory=ROOT / "static"), name="static")
    router = registry.router()
    app.state.routes = router.routes
    app.include_router(router)
    description.install(app)
    return app
