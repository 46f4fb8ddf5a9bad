"""Thousands of random and hostile requests of each address that the site has: does one end in a
fault of ours?

    python -m benchmarks.addresses ARCHIVE [--data FOLDER] [--count 5000] [--seed 1]

Methods, paths and parameters are those of the site's routes, filled with what fits, what nearly
does and what doesn't. Exits 1 when one is answered with 5xx, but for 503 (the site is crowded).
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import InvalidURL

from app.config import Settings
from app.web.application import create
from app.web.registry import router
from benchmarks.archives import imported
from benchmarks.hostile import query

ODD = (
    "", "0", "-1", "1", "1e9", "99999999999999999999", "NaN", "true", "null", "[]", "{}", "%00",
    "%ff", "..", "../../etc/passwd", "a" * 3_000, "1.5-9", "12m34s", "2021-02-30", "relevance",
    "newest", "txt", "json", "bibtex", "\u202e", "🦑", "'", '"><script>', "javascript:alert(1)",
    "x,y,,z",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {"Host": "evil.example"},
    {"Range": "bytes=9-1"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "yesterday"},
    {"Accept-Encoding": "zstd, br;q=x"},
    {"Accept": "application/json;q=a"},
    {"X-Forwarded-For": "a, b"},
    {"Content-Type": "text/plain"},
)


def value(source: random.Random, known: Sequence[str]) -> str:
    """Something for a parameter: what is there, what is odd, or a query."""
    kind = source.random()
    if kind < 0.4 and known:
        return source.choice(known)
    return source.choice(ODD) if kind < 0.7 else query(source)[:2_000]


def body(source: random.Random, known: Sequence[str], depth: int = 0) -> Any:
    """Something that JSON can hold."""
    kind = source.random()
    if depth > 3 or kind < 0.5:
        return source.choice([value(source, known), 0, -1, 1e308, None, True, 10**30, 0.5])
    if kind < 0.7:
        return [body(source, known, depth + 1) for _ in range(source.randint(0, 4))]
    names = ("text", "speaker", "quotes", "p", "title", "passages", *ODD[:3])
    return {
        source.choice(names): body(source, known, depth + 1) for _ in range(source.randint(0, 4))
    }


def known_in(site: TestClient) -> list[str]:
    """Addresses of passages and talks, to be put where they may fit."""
    hits = site.get("/api/search", params={"q": "the"}).json()["hits"]
    return [
        str(hit[name]) for hit in hits for name in ("passage", "episode", "speaker") if hit[name]
    ]


def asked(
    routes: Sequence[APIRoute], source: random.Random, known: Sequence[str]
) -> dict[str, Any]:
    """A request of one of the site's addresses."""
    route = source.choice(routes)
    path = route.path
    for one in route.dependant.path_params:
        path = path.replace(f"{{{one.name}}}", value(source, known).replace("/", "%2F"))
        path = path.replace(f"{{{one.name}:path}}", value(source, known))
    names = [one.alias for one in route.dependant.query_params] + ["q", "page", "unknown"]
    chosen = source.sample(names, source.randint(0, min(4, len(names))))
    method = source.choice([*sorted(route.methods or ()), "GET", "HEAD", "POST", "DELETE"])
    request: dict[str, Any] = {
        "method": method,
        "url": quote(path.encode("utf-8", "replace"), safe="/%"),
        "params": [
            (name, value(source, known).encode("utf-8", "replace").decode()) for name in chosen
        ],
        "headers": source.choice(HEADERS),
    }
    if method == "POST":
        is_json = source.random() < 0.8
        whole = json.dumps(body(source, known)) if is_json else query(source)
        request["content"] = whole.encode("utf-8", "replace")
        request["headers"] = {"Content-Type": "application/json", **request["headers"]}
    return request


def main() -> None:
    """Read the command line and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    source, answers, faults = random.Random(chosen.seed), Counter[int](), 0
    with imported(chosen.archive, chosen.data) as opened:
        settings = Settings(
            archive=chosen.archive,
            data=opened.database.path.parent,
            requests_per_minute=0,
            page_cache_mb=0,
        )
        site = TestClient(create(settings), raise_server_exceptions=False)
        known = known_in(site)
        routes = [one for one in router().routes if isinstance(one, APIRoute)]
        for _ in range(chosen.count):
            request = asked(routes, source, known)
            try:
                answer = site.request(**request, follow_redirects=False)
            except InvalidURL:
                continue  # such an address can't be sent
            answers[answer.status_code] += 1
            if answer.status_code >= 500 and answer.status_code != 503:
                faults += 1
                print(answer.status_code, {name: str(one)[:300] for name, one in request.items()})
    print(f"{sum(answers.values()):,} requests: {dict(answers)}; {faults} faults of ours")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
