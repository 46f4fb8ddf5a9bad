"""Costly questions beside cheap ones: how long readers of the cheap ones wait.

    python -m benchmarks.beside FOLDER [--data FOLDER] [--readers 20] [--costly 200] [--seconds 10]
                                [--only WORD]

FOLDER is imported into `--data` first, if it isn't there. The site is served by two web processes.
`--readers` ask for words in common use, no question twice: first alone, then beside so many
`--costly` connections, which all ask one kind of costly question, one after another, and those that
are told to come later half a second after. Said is how long the readers wait, what the others got,
and the site's processor time for each question that was answered. On a machine that does other
things besides, hold a row against that of the readers alone. Exits 1 when a reader gets no answer.
"""

import argparse
import asyncio
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

import httpx

from app.store import episodes, transcripts
from benchmarks.archives import imported
from benchmarks.load import WORDS, served, worked_s

LONG_QUOTE_LETTERS = 29_000
AGAIN_SECONDS = 0.5
Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]


def misspelled(word: str, source: random.Random) -> str:
    """A word with two letters in each other's place, and one of them twice."""
    at = source.randrange(max(1, len(word) - 1))
    return word[:at] + word[at + 1 : at + 2] * 2 + word[at] + word[at + 2 :]


def questions(words: list[str], source: random.Random) -> dict[str, Callable[[], str]]:
    """Kinds of costly questions, each put together from words that were said."""

    def some(count: int) -> list[str]:
        return source.choices(words, k=count)

    return {
        "misspelled": lambda: " ".join(misspelled(one, source) for one in some(8)),
        "prefixes": lambda: " ".join(f"{one[:2]}*" for one in some(50)),
        "few prefixes": lambda: " ".join(f"{one[:1]}*" for one in some(3)),
        "quoted": lambda: " ".join(f'"{a} {b}"' for a, b in zip(some(30), some(30), strict=True)),
        "near": lambda: " ".join(f'"{a} {b}"~9' for a, b in zip(some(20), some(20), strict=True)),
        "long": lambda: " ".join(some(80)),
    }


def asked(kinds: dict[str, Callable[[], str]], said: list[str], only: str) -> dict[str, Ask]:
    """How each kind is asked."""

    def search(make: Callable[[], str], client: httpx.AsyncClient) -> Awaitable[httpx.Response]:
        return client.get("/search", params={"q": make()})

    found: dict[str, Ask] = {kind: partial(search, make) for kind, make in kinds.items()}
    starts = itertools.cycle(range(0, len(said), 997))

    def quote(client: httpx.AsyncClient) -> Awaitable[httpx.Response]:
        text = " ".join(said[next(starts) :][:8_000])[:LONG_QUOTE_LETTERS]
        return client.post("/quote", data={"text": text})

    found["posted quote"] = quote
    return {kind: ask for kind, ask in found.items() if only in kind}


async def read(
    client: httpx.AsyncClient, numbers: Iterator[int], until: float, took: list[float]
) -> int:
    """One reader, who asks for words in common use; gives how often there was no answer."""
    failed = 0
    while time.monotonic() < until:
        number, started = next(numbers), time.perf_counter()
        try:
            words = f"{WORDS[number % len(WORDS)]} {number}"
            answer = await client.get("/search", params={"q": words})
            failed += answer.status_code != httpx.codes.OK
        except httpx.HTTPError:
            failed += 1
        took.append(time.perf_counter() - started)
    return failed


async def burden(client: httpx.AsyncClient, ask: Ask, until: float, got: Counter[str]) -> None:
    """One connection that asks costly questions."""
    while time.monotonic() < until:
        try:
            status = (await ask(client)).status_code
        except httpx.HTTPError as error:
            got[type(error).__name__] += 1
            continue
        got[str(status)] += 1
        if status != httpx.codes.OK:
            await asyncio.sleep(AGAIN_SECONDS)


async def measure(
    site: tuple[str, int],
    kind: str,
    ask: Ask | None,
    numbers: Iterator[int],
    given: argparse.Namespace,
) -> int:
    """Readers of a site, by its address and process, beside one kind; prints a row, gives how many
    readers had no answer."""
    base, pid = site
    took: list[float] = []
    got: Counter[str] = Counter()
    # One client for all: each takes longer to be made than an answer.
    any_number = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=base, timeout=120, limits=any_number) as client:
        started_s, until = worked_s(pid), time.monotonic() + given.seconds
        others = [burden(client, ask, until, got) for _ in range(given.costly)] if ask else []
        readers = [read(client, numbers, until, took) for _ in range(given.readers)]
        failed = (await asyncio.gather(asyncio.gather(*readers), asyncio.gather(*others)))[0]
    answered = len(took) + got["200"]
    each_ms = (worked_s(pid) - started_s) / max(1, answered) * 1000
    ranked = sorted(took)
    seen = (statistics.median(ranked), ranked[int(0.95 * len(ranked))], ranked[-1])
    row = "".join(f"{one:9.2f}" for one in seen)
    print(f"{kind:14}{len(took):8}{row}{each_ms:8.0f}  {dict(got) or ''}", flush=True)
    return sum(failed)


def main() -> None:
    """Read the command line, serve, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--costly", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = given.data or Path(temporary)
        with imported(given.folder, data) as opened, opened.database.read() as session:
            first = list(episodes.stamps(session))[:20]
            said = [word for _, words in transcripts.every_text(session, first) for word in words]
        source = random.Random(1)
        words = [one for one in said if one.isalpha() and len(one) > 3]
        numbers, failed = itertools.count(), 0
        with served(data) as site:
            print(f"{'seconds':14}{'asked':>8}{'median':>9}{'p95':>9}{'longest':>9}{'ms each':>8}")
            kinds: dict[str, Ask | None] = {"alone": None}
            kinds |= asked(questions(words, source), said, given.only)
            for kind, ask in kinds.items():
                failed += asyncio.run(measure(site, kind, ask, numbers, given))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
