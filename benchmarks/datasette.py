"""The peer that serves the same passages: Datasette, with SQLite's ranked full-text search."""

import json
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote_plus, unquote_plus

import httpx

PORT = 8732
_RANKED = "select rowid, text from said where said match :q order by rank limit 20"
_TALK = "select text from passage where slug = :slug order by id"
_QUERIES = {
    "databases": {
        "search": {"queries": {"ranked": {"sql": _RANKED}}},
        "episodes": {"queries": {"talk": {"sql": _TALK}}},
    }
}
_STARTS_WITHIN_S = 60


def keep(folder: Path, passages: Iterable[tuple[int, str, str]]) -> None:
    """Write passages (number, slug of the episode, text) as the databases that are served."""
    rows = list(passages)
    with closing(sqlite3.connect(folder / "search.db")) as search, search:
        search.execute("create virtual table said using fts5(text, tokenize='porter unicode61')")
        search.executemany(
            "insert into said(rowid, text) values (?, ?)", [one[::2] for one in rows]
        )
    with closing(sqlite3.connect(folder / "episodes.db")) as talks, talks:
        talks.execute("create table passage (id integer primary key, slug text, text text)")
        talks.executemany("insert into passage values (?, ?, ?)", rows)
        talks.execute("create index passage_slug on passage (slug)")
    (folder / "queries.json").write_text(json.dumps(_QUERIES))


@contextmanager
def served(program: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Serve what was kept in a folder; gives the address, and the number of the process."""
    files = ["search.db", "episodes.db", "--metadata", "queries.json", "--port", str(PORT)]
    bounds = ["--setting", "sql_time_limit_ms", "60000", "--setting", "max_returned_rows", "5000"]
    quiet = subprocess.DEVNULL
    site = subprocess.Popen(
        [program, "serve", *files, *bounds], cwd=folder, stdout=quiet, stderr=quiet
    )
    base = f"http://127.0.0.1:{PORT}"
    until = time.monotonic() + _STARTS_WITHIN_S
    try:
        while time.monotonic() < until:
            try:
                httpx.get(f"{base}/-/versions.json")
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield base, site.pid
    finally:
        site.terminate()
        site.wait(timeout=30)


def as_asked(paths: Iterable[str]) -> Iterator[str]:
    """The same searches and talks by the addresses of Datasette, without the other pages."""
    for path in paths:
        if path.startswith("/search?q="):
            words = unquote_plus(path.removeprefix("/search?q=")).split()
            either = " OR ".join(f'"{word}"' for word in words)
            yield f"/search/ranked?q={quote_plus(either)}"
        elif path.count("/") == 2 and path.startswith("/episodes/"):
            yield f"/episodes/talk?slug={path.removeprefix('/episodes/')}"
