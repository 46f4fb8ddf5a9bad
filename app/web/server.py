"""Run the site, and the import beside it in a process of its own."""

import asyncio
import errno
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

import structlog
import uvicorn
from fastapi import FastAPI

from app import logs
from app.archive.answers import searching
from app.archive.answers.searching import Search
from app.command import begin_anew
from app.config import Settings
from app.ending import ENDING
from app.errors import VivaVoceError
from app.store import copying
from app.web import templating
from app.web.forking import Processes, end_with, few_arenas, freeze_objects, one_each
from app.web.keeping import Keeper
from app.web.patience import PatientProtocol
from app.web.read_only import on_a_disk_to_write_to
from app.web.site import Site
from app.web.temporary import temporary_folder

_log = structlog.get_logger()


class ServerError(VivaVoceError):
    """The site can't be served; the message is a sentence for the owner."""


class _Server(uvicorn.Server):
    """Says where the site is once it can be opened; `stops` is called before it is stopped."""

    def __init__(self, config: uvicorn.Config, said: str) -> None:
        super().__init__(config)
        self._said = said
        self.stops: Callable[[], None] = lambda: None
        self.begins_anew = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _say(self._said)

    def end(self) -> None:
        """Stop once what is under way is answered."""
        self.should_exit = True

    def end_for_another(self) -> None:
        """Stop in the same way, for one that takes the place of this."""
        self.begins_anew = True
        self.end()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await asyncio.to_thread(self.stops)
        await super().shutdown(sockets)


def run(settings: Settings) -> None:
    """Serve until stopped, with as many processes as `web_workers`.

    The import runs in another process, so that a page never waits for it. When the site is
    stopped, the import is stopped first; requests that are under way are answered. Raises
    ServerError when the address can't be had, StoreError when the data folder can't be used or the
    database is damaged.
    """
    ENDING.hear(signal.SIGINT, signal.SIGTERM)  # until the server does
    is_in_terminal = os.isatty(0)  # which can't be told any more when it is closed
    if not is_in_terminal:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    opened = _bind(settings.host, settings.port)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    said = f"Viva Voce is at http://{shown}:{opened.getsockname()[1]}/"
    serve = _serve_alone if settings.web_workers == 1 else _serve_in_processes
    with on_a_disk_to_write_to(settings) as served_by:
        copying.check_whole(served_by.database_path)
        keeper = Keeper(served_by, imports=served_by is settings)
        begins_anew = serve(served_by, keeper, opened, said, is_in_terminal)
    if begins_anew:
        _start_anew(keeper)


def _serve_alone(
    settings: Settings, keeper: Keeper, opened: socket.socket, said: str, is_in_terminal: bool
) -> bool:
    """Answer all requests in this process; gives whether it is to begin anew."""
    app = _warmed(_created(settings))
    server = _Server(_config(settings, app), said)
    ENDING.calls(server.end)
    with keeper.at_work():
        server.stops = keeper.stop
        keeper.on_other = server.end_for_another
        hung_up = server.end if is_in_terminal else server.end_for_another
        signal.signal(signal.SIGHUP, lambda *_: hung_up())
        server.run(sockets=[opened])
    app.state.site.database.close()
    return server.begins_anew


def _serve_in_processes(
    settings: Settings, keeper: Keeper, opened: socket.socket, said: str, is_in_terminal: bool
) -> bool:
    """Answer requests in processes that share what was loaded before them; gives whether all is to
    begin anew."""
    os.environ[_SERVED] = settings.model_dump_json()
    os.environ[_PARENT] = str(os.getpid())
    few_arenas()
    with temporary_folder("metrics") as figures:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(figures)
        config = _config(settings, f"{__name__}:served")
        sockets = one_each(opened, settings.web_workers)
        for one in sockets:
            one.listen(config.backlog)  # who comes from now on waits for the processes to start
        _load(settings)
        _say(said)
        ENDING.calls(lambda: None)  # what begins now is to be known, so that it can be ended
        with keeper.at_work():
            processes = Processes(config, sockets, keeper.at_rest, keeper.stop, is_in_terminal)
            keeper.on_other = processes.should_exit.set
            ENDING.calls(processes.should_exit.set)
            processes.run()
    return keeper.is_other


_loaded: list[FastAPI] = []
"""The site as it was loaded for the processes that are forked off this one."""


def _load(settings: Settings) -> None:
    """Load the site here, so that it is in the memory of all processes once: the program, templates
    and what searches need of the index."""
    app = _created(settings)
    _loaded.append(app)
    try:
        _warm(app)
    except Exception:  # an index that is damaged is mended while pages answer
        _log.exception("what searches need couldn't be loaded")
    app.state.site.database.close()
    freeze_objects()


def _say(text: str) -> None:
    """Print a line; a full disk, to which that goes, is no reason not to serve."""
    with suppress(OSError):
        print(text, flush=True)


def _start_anew(keeper: Keeper) -> None:
    """Begin once more, with all that was read of the program, its settings and the archive."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # it holds for what begins
    keeper.join()  # what stood in a log that lies there no more is written to the database
    with suppress(OSError):
        sys.stdout.flush()
    begin_anew()


_HANGS_AFTER_SECONDS = 10
"""A web process that says nothing for so long is ended and begun anew. uvicorn's own five may pass
on a machine that is busy or short of memory, and would cost all that ask the process just then."""
_SERVED = "SERVED_VIVAVOCE"
"""The environment's variable by which web processes get their settings."""
_PARENT = "PARENT_OF_VIVAVOCE"
"""That which tells them whose they are."""


def served() -> FastAPI:
    """The site in a web process of its own."""
    settings = Settings(**json.loads(os.environ[_SERVED]))
    logs.configure(settings.log_json)
    end_with(int(os.environ[_PARENT]))
    if not _loaded:  # this process was started anew
        return _warmed(_created(settings))
    (app,) = _loaded
    app.state.site.database.forked()
    return _warmed(app)


def _created(settings: Settings) -> FastAPI:
    """The site, whose tables are brought up to date. It isn't imported before it is known where
    figures are counted."""
    from app.web.application import create

    return create(settings)


def _warmed(app: FastAPI) -> FastAPI:
    """The site, which reads what pages need while the first reader still types."""

    def warm() -> None:
        _warm(app)
        freeze_objects()

    threading.Thread(target=warm, daemon=True).start()
    return app


def _warm(app: FastAPI) -> None:
    """Read what pages need, and what every search does, by asking one."""
    site: Site = app.state.site
    app.openapi()
    templating.prepare()
    site.engine.warm()
    with suppress(VivaVoceError), site.read() as session:
        searching.search(session, site.engine, Search("who", grouped=True, counted=True))


def _config(settings: Settings, app: FastAPI | str) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=settings.web_workers,
        http=PatientProtocol,
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_worker_healthcheck=_HANGS_AFTER_SECONDS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=6,  # with the rest, ten seconds at the most
        h11_max_incomplete_event_size=32 * 1024,
        backlog=512,
    )


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {port} is in use; choose another one, as in `PORT={port + 1}`"
        else:
            reason = f"The address {host}:{port} can't be served on: {error.strerror or error}"
        raise ServerError(f"{reason}.") from error
    return opened
