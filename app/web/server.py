"""Run the site, and the import beside it in a process of its own."""

import errno
import socket
import subprocess
import sys
import threading

import uvicorn

from app.config import Settings
from app.errors import VivaVoceError
from app.web.application import create


class ServerError(VivaVoceError):
    """The site can't be served; the message is a sentence for the owner."""


class _Server(uvicorn.Server):
    """Says where the site is once it can be opened."""

    def __init__(self, settings: Settings, config: uvicorn.Config, opened: socket.socket) -> None:
        super().__init__(config)
        self._settings = settings
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host = self._settings.host
        shown = f"[{host}]" if ":" in host else host
        print(f"Viva Voce is at http://{shown}:{self._opened.getsockname()[1]}/", flush=True)


def run(settings: Settings) -> None:
    """Serve until stopped.

    The import runs in another process, so that a page never waits for it. Raises ServerError
    when the address can't be had, StoreError when the data folder can't be used.
    """
    opened = _bind(settings.host, settings.port)
    app = create(settings)
    # What every search needs is read while the first reader still types.
    threading.Thread(target=app.state.site.engine.warm, daemon=True).start()
    importer = _start_import(settings)
    try:
        config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
        _Server(settings, config, opened).run(sockets=[opened])
    finally:
        if importer and importer.poll() is None:
            importer.terminate()
            importer.wait(timeout=10)


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {port} is in use; choose another one, as in `PORT={port + 1}`"
        else:
            reason = f"The address {host}:{port} can't be served on: {error.strerror or error}"
        raise ServerError(f"{reason}.") from error
    return opened


def _start_import(settings: Settings) -> "subprocess.Popen[bytes] | None":
    if settings.archive is None:
        return None
    command = [sys.executable, "-m", "app.cli", "import", str(settings.archive)]
    return subprocess.Popen([*command, "--data", str(settings.data)])  # noqa: S603
