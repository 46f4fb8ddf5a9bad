"""Many readers at once: how many pages a second, how long each waits, how much memory it takes.

    python -m benchmarks.load FOLDER [--data FOLDER] [--readers 50] [--seconds 60] [--cold]
                              [--fresh] [--datasette PROGRAM]

FOLDER is imported into `--data` first, if it isn't there. The site is served by `web_workers`
processes (2), and asked by readers in another process: half of the pages are searches, half are
episodes. With `--cold` no page is kept in memory; with `--fresh` none is asked for twice: all tabs
of the episodes, topics and people in turn with searches for what nobody has searched for. On a
machine that does other things besides, the processor time of a page says more than the pages a
second. The peer, in the same run, is a ranked FTS5 query over the same passages, in one process
and without pages: what a search alone costs SQLite. With `--datasette` that program serves the same
passages afterwards (`pip install datasette`, in a place of its own), and the same readers ask it
for ranked searches and for all that is said in a talk. Exits 1 when a request of ours fails.
"""

import argparse
import asyncio
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from app.store import episodes, people, topics, transcripts
from benchmarks import datasette
from benchmarks.archives import Opened, imported

PORT = 8731
WORDS = (
    "open source,testing,kubernetes,burnout,machine learning,javascript,how did you start,security,"
    "remote work,community,the hardest part,error messages,documentation,money,sleep,database"
).split(",")


def again(slugs: list[str]) -> Iterator[str]:
    """Without end, in any order: searches of some hundreds, and episodes of as many."""
    source = random.Random(1)
    searches = [f"/search?q={word} {number}" for word in WORDS for number in range(20)]
    pages = source.choices([f"/episodes/{slug}" for slug in slugs], k=len(searches))
    both = [*searches, *pages]
    while True:
        yield source.choice(both)


def fresh(slugs: list[str], others: list[str]) -> Iterator[str]:
    """Pages that differ, in any order, each with a search that differs."""
    source = random.Random(1)
    tabs = ("", "/statistics", "/words", "/related")
    pages = [*(f"/episodes/{slug}{tab}" for slug in slugs for tab in tabs), *others]
    for number, path in enumerate(source.sample(pages, len(pages))):
        yield path
        first, second = WORDS[number % len(WORDS)], source.choice(WORDS)
        yield f"/search?q={first} {second} {number}"


async def read(
    base: str, paths: Iterator[str], seconds: float, took: dict[str, list[float]]
) -> list[str]:
    """One reader, who asks for one page after another while there are any; gives what failed, and
    how."""
    failed = []
    until = time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        while time.monotonic() < until and (path := next(paths, None)):
            started = time.perf_counter()
            try:
                answer = await client.get(path)
                if answer.status_code != httpx.codes.OK:
                    failed.append(f"{answer.status_code} {path}")
            except httpx.HTTPError as error:
                failed.append(f"{error!r} {path}")
            took[path.split("/")[1].split("?")[0]].append(time.perf_counter() - started)
    return failed


async def crowd(base: str, paths: Iterator[str], readers: int, seconds: float) -> tuple[int, int]:
    """All readers; prints what they saw, gives how many requests there were, and how many of them
    failed."""
    took: dict[str, list[float]] = defaultdict(list)
    started = time.monotonic()
    tasks = [read(base, paths, seconds, took) for _ in range(readers)]
    failed = [one for some in await asyncio.gather(*tasks) for one in some]
    seconds = time.monotonic() - started
    for kind, times in sorted(took.items()):
        ranked = sorted(times)
        print(
            f"  {kind:10} {len(times) / seconds:8.1f}/s  median {statistics.median(times):6.3f} s"
            f"  p99 {ranked[int(0.99 * len(ranked))]:6.3f} s  longest {ranked[-1]:6.3f} s"
        )
    print(f"  {len(failed)} failed", *failed[:20], sep="\n  ")
    return sum(map(len, took.values())), len(failed)


def processes(pid: int) -> list[Path]:
    """What the system tells of a process and of all below it."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        with suppress(OSError):
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                waiting += map(int, children.read_text().split())
            found.append(Path(f"/proc/{one}"))
    return found


def memory_mb(pid: int) -> float:
    """Memory of a process and all below it, what is shared counted once, in megabytes."""
    rollups = [(one / "smaps_rollup").read_text() for one in processes(pid)]
    lines = (line for rollup in rollups for line in rollup.splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def worked_s(pid: int) -> float:
    """Seconds of processor time of a process and all below it."""
    ticks = 0
    for one in processes(pid):
        fields = (one / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(data: Path, page_cache_mb: str = "24") -> Iterator[tuple[str, int]]:
    """A site over a data folder, of two web processes; gives its address and its process."""
    settings = {
        "VIVAVOCE_DATA": str(data),
        "VIVAVOCE_PORT": str(PORT),
        "VIVAVOCE_WEB_WORKERS": "2",
        "VIVAVOCE_PAGE_CACHE_MB": page_cache_mb,
    }
    nowhere = subprocess.DEVNULL
    command = [sys.executable, "-m", "app.cli", "serve"]
    site = subprocess.Popen(command, env={**os.environ, **settings}, stdout=nowhere, stderr=nowhere)
    base = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(200):
            try:
                httpx.get(f"{base}/healthz")
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield base, site.pid
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(timeout=30)


def main() -> None:
    """Read the command line, serve, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--datasette", type=Path, help="The program to serve beside it.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = given.data or Path(temporary)
        with imported(given.folder, data) as opened:
            with opened.database.read() as session:
                _, rows = episodes.page(session, limit=100_000)
                slugs = [row.slug for row in rows]
                others = [
                    *(f"/topics/{one.slug}" for one in topics.with_counts(session)),
                    *(f"/people/{one.slug}" for one in people.in_most_episodes(session, 500)),
                ]
            passages = list(_passages(opened))
        paths = fresh(slugs, others) if given.fresh else again(slugs)
        with served(data, "0" if given.cold else "24") as (base, pid):
            print(f"viva voce, {len(slugs)} episodes, {given.readers} readers:")
            started_s = worked_s(pid)
            asked, failed = asyncio.run(crowd(base, paths, given.readers, given.seconds))
            each_ms = (worked_s(pid) - started_s) / max(1, asked) * 1000
            print(f"  {each_ms:.1f} ms of the site's processor time a page")
            print(f"  {memory_mb(pid):.0f} MB in all processes")
    _peer([(number, text) for number, _, text in passages])
    if given.datasette:
        paths = fresh(slugs, others) if given.fresh else again(slugs)
        _beside(given, datasette.as_asked(paths), passages)
    sys.exit(1 if failed else 0)


def _passages(opened: Opened) -> Iterator[tuple[int, str, str]]:
    """Every passage's number, the slug of its episode, and its text."""
    with opened.database.read() as session:
        for row, words in transcripts.every_text(session, list(episodes.stamps(session))):
            for one in transcripts.passages_of(session, row.id):
                yield one.id, row.slug, " ".join(words[one.first : one.last])


def _beside(
    given: argparse.Namespace, paths: Iterator[str], passages: list[tuple[int, str, str]]
) -> None:
    """The same readers at Datasette."""
    with tempfile.TemporaryDirectory() as temporary:
        datasette.keep(Path(temporary), passages)
        with datasette.served(given.datasette.absolute(), Path(temporary)) as (base, pid):
            print(f"datasette, {len(passages):,} passages, {given.readers} readers:")
            started_s = worked_s(pid)
            asked, _ = asyncio.run(crowd(base, paths, given.readers, given.seconds))
            each_ms = (worked_s(pid) - started_s) / max(1, asked) * 1000
            print(f"  {each_ms:.1f} ms of its processor time a page; {memory_mb(pid):.0f} MB")


def _peer(passages: list[tuple[int, str]]) -> None:
    """Ranked searches a second that SQLite alone answers, in one process and without a server."""
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table said using fts5(text, tokenize='porter unicode61')")
    table.executemany("insert into said(rowid, text) values (?, ?)", passages)
    started, count = time.perf_counter(), 0
    while time.perf_counter() - started < 5:
        words = " OR ".join(f'"{word}"' for word in WORDS[count % len(WORDS)].split())
        query = "select rowid, text from said where said match ? order by rank limit 20"
        table.execute(query, (words,)).fetchall()
        count += 1
    print(f"FTS5, ranked, 20 rows, one process, no pages: {count / 5:.1f}/s")


if __name__ == "__main__":
    main()
