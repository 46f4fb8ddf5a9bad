"""What it costs to make each kind of page for the first time: milliseconds of processor time.

    python -m benchmarks.makings FOLDER [--data FOLDER] [--each 40] [--only WORD] [--keep FOLDER]

FOLDER is imported into `--data` first, if it isn't there. Each page is asked of the site within
this process, none twice and none kept: `--each` of a kind, drawn from the archive, of which only
those whose name holds a WORD may be asked. What a site has at hand while it serves, such as its
templates, is at hand, and one page of each kind is asked before. With `--keep` each page is written
into that folder, to be held against those of another state of the program.
"""

import argparse
import asyncio
import logging
import re
import statistics
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import structlog

from app.archive.answers import searching
from app.config import Settings
from app.web import templating
from app.web.application import create
from app.web.forking import freeze_objects
from benchmarks.archives import imported
from benchmarks.drawn_pages import pages

CHANGING = re.compile(rb"<responseDate>.*?</responseDate>|\"took_ms\": ?[0-9.]+")
"""What differs each time that a page is made."""


async def answered(app: Any, path: str) -> tuple[int, bytes]:
    """The status and the body of what the site answers."""
    split = urlsplit(path)
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(split.path), "raw_path": split.path.encode(), "root_path": "",
        "query_string": split.query.encode(), "client": ("127.0.0.1", 1),
        "headers": [(b"host", b"127.0.0.1:8000")], "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    status, body = 0, bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)
        body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, bytes(body)


async def measured(app: Any, paths: list[str], kept: Path | None) -> list[float]:
    """Milliseconds of processor time that each page takes, rising."""
    times = []
    for path in paths:
        started = time.process_time()
        status, body = await answered(app, path)
        times.append((time.process_time() - started) * 1000)
        if status >= 400:
            print(f"  {status}: {path}")
        if kept:
            name = sha256(path.encode()).hexdigest()[:16]
            page = CHANGING.sub(b"", body)
            (kept / name).write_bytes(path.encode() + b"\n" + page)
    return sorted(times)


async def measure(app: Any, kinds: dict[str, list[str]], kept: Path | None) -> None:
    """Ask for all, and print what each kind took."""
    every = []
    print(f"{'milliseconds':32}{'pages':>6}{'mean':>8}{'median':>8}{'p95':>8}{'longest':>9}")
    for kind, paths in kinds.items():
        for path in paths[:1] if len(paths) > 2 else ():
            await answered(app, path)
        times = await measured(app, paths[1:] if len(paths) > 2 else paths, kept)
        _show(kind, times)
        every += times if kind.startswith("search: ") else []
    if every:
        _show("all searches", sorted(every))


def _show(kind: str, times: list[float]) -> None:
    slow = times[int(0.95 * (len(times) - 1))]
    print(
        f"{kind[:30]:32}{len(times):6}{statistics.mean(times):8.1f}{statistics.median(times):8.1f}"
        f"{slow:8.1f}{times[-1]:9.1f}",
        flush=True,
    )


def main() -> None:
    """Read the command line, make pages, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as temporary:
        data = given.data or Path(temporary)
        with imported(given.folder, data) as opened:
            kinds = {k: list(paths) for k, paths in pages(opened, given.each).items()}
        app = create(Settings(data=data, page_cache_mb=0, requests_per_minute=0))
        site = app.state.site
        site.engine.warm()
        app.openapi()
        templating.prepare()
        with site.read() as session:
            asked = searching.Search("who", grouped=True, counted=True)
            searching.search(session, site.engine, asked)
        freeze_objects()
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
        chosen = {kind: paths for kind, paths in kinds.items() if given.only in kind}
        asyncio.run(measure(app, chosen, given.keep))
        site.database.close()


if __name__ == "__main__":
    main()
