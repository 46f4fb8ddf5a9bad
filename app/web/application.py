"""The site as one ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from app.archive.answers.scoping import resolver
from app.config import ROOT, Settings
from app.search.engine import WhooshEngine
from app.search.index.vectors import installed
from app.store.database import CONNECTIONS, Database
from app.web import errors, registry
from app.web.security import Guard
from app.web.site import Site


@asynccontextmanager
async def _few_threads(_app: FastAPI) -> AsyncIterator[None]:
    """Answer in as many threads as there are connections, so that none waits for one."""
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
        lifespan=_few_threads,
    )
    database = Database(settings.database_path, ROOT / "migrations")
    engine = WhooshEngine(settings.index_path, resolver(database), installed(settings.meaning))
    app.state.site = Site(database, engine, settings, registry.menu())
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Guard, on_crash=errors.on_crash)
    errors.install(app)
    app.mount("/static", StaticFiles(directory=ROOT / "static"), name="static")
    app.include_router(registry.router())
    return app
