"""The site as one ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from app.config import ROOT, Settings
from app.search.engine import WhooshEngine
from app.search.index.vectors import installed
from app.store.database import CONNECTIONS, Database
from app.web import errors
from app.web.api import links as link_api
from app.web.api import quote as quote_api
from app.web.api import search as search_api
from app.web.api import status, suggestions, times
from app.web.pages import (
    about,
    cards,
    episodes,
    exports,
    home,
    links,
    lists,
    media,
    people,
    quote,
    search,
    topics,
)
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
    app.state.site = Site(
        database, WhooshEngine(settings.index_path, installed(settings.meaning)), settings
    )
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Guard, on_crash=errors.on_crash)
    errors.install(app)
    app.mount("/static", StaticFiles(directory=ROOT / "static"), name="static")
    app.add_api_route("/robots.txt", _robots, include_in_schema=False)
    for part in (
        search_api,
        suggestions,
        status,
        quote_api,
        link_api,
        times,
        home,
        links,
        lists,
        cards,
        exports,
        episodes,
        people,
        topics,
        search,
        quote,
        about,
        media,
    ):
        app.include_router(part.router)
    return app


def _robots() -> PlainTextResponse:
    return PlainTextResponse("User-agent: *\nDisallow: /api/\nDisallow: /search\n")
