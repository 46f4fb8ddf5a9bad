"""The command; see the package."""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import structlog
from fastapi.testclient import TestClient

from app.config import ROOT, Settings
from app.store import episodes, transcripts
from app.web.application import create
from benchmarks.archives import imported
from benchmarks.fuzz import asking, beside, files
from benchmarks.fuzz.trying import Family, Input, Outcome, tried

SAMPLES = ROOT / "samples"
_TELLS_EVERY_S = 60.0
_MOST_FAULTS = 40
"""Faults of a family that are told apart."""


@dataclass(slots=True)
class Figures:
    """What came of a family's inputs."""

    became: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")

    def note(self, given: Input, outcome: Outcome) -> bool:
        """Count an outcome; gives whether it is a fault that hasn't been before."""
        self.became[outcome.became] += 1
        self.slowest = max(self.slowest, (outcome.took_s, given.name))
        if not outcome.fault:
            return False
        self.faults[outcome.fault] += 1
        return self.faults[outcome.fault] == 1 and len(self.faults) <= _MOST_FAULTS

    def told(self, name: str) -> Iterator[str]:
        """A line for the family, and one for each fault."""
        parts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.became.items()))
        slowest = f"slowest {self.slowest[0]:.2f} s"
        yield f"{name:9} {self.became.total():9,}: {parts}; {slowest}; {len(self.faults)} faults"
        yield from (f"  {count:6} {fault}" for fault, count in self.faults.most_common())


def main() -> None:
    """Change and try until there were enough, or the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "tests" / "files", SAMPLES])
    parser.add_argument("--only", nargs="+", default=[], help="Families; all where none is named.")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seed-bytes", type=int, default=files.SEED_BYTES)
    parser.add_argument("--keep", type=Path, help="A folder for the inputs that were at fault.")
    asked = parser.parse_args()
    with families(asked.paths, asked.seed_bytes) as every:
        chosen = [one for one in every if not asked.only or one.name in asked.only]
        figures = {one.name: Figures() for one in chosen}
        _try(chosen, figures, asked)
    _tell(figures)
    sys.exit(any(one.faults for one in figures.values()))


@contextmanager
def families(paths: Sequence[Path], seed_bytes: int) -> Iterator[list[Family]]:
    """All families, over the samples where they need an archive."""
    # Each request would be a line.
    quiet = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=quiet)
    memory = Path("/dev/shm")
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as temporary,
        imported(SAMPLES) as opened,
        opened.database.read() as session,
    ):
        place = Path(temporary)
        settings = Settings(
            archive=SAMPLES,
            data=opened.database.path.parent,
            requests_per_minute=0,
            page_cache_mb=0,
            slow_query_ms=60_000,
        )
        site = TestClient(create(settings), raise_server_exceptions=False)
        (place / "beside").mkdir()
        talks = list(episodes.stamps(session))
        keys = [one.key for talk in talks for one in transcripts.passages_of(session, talk)]
        yield [
            Family("files", 36, files.drawn_from(files.seeds(paths, seed_bytes))),
            Family("beside", 5, beside.beside_in(place / "beside")),
            Family("owner", 3, beside.owner_in(place / "owner")),
            Family("queries", 44, asking.queries),
            Family("searches", 3, asking.searches_of(opened, session)),
            Family("links", 8, asking.links_of(session, keys)),
            Family("requests", 1, asking.requests_of(site)),
        ]


def _try(chosen: Sequence[Family], figures: dict[str, Figures], asked: argparse.Namespace) -> None:
    random = Random(asked.seed)
    began = told = time.monotonic()
    shares = [one.share for one in chosen]
    for number in range(asked.count):
        (family,) = random.choices(chosen, shares)
        given = family.draw(random)
        is_new = figures[family.name].note(given, tried(given))
        if is_new and asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / f"{family.name}-{number}").write_bytes(given.data)
        now = time.monotonic()
        if now - told > _TELLS_EVERY_S:
            told = now
            _tell(figures)
        if now - began > asked.seconds:
            return


def _tell(figures: dict[str, Figures]) -> None:
    for name, one in figures.items():
        print(*one.told(name), sep="\n")
    print(flush=True)


if __name__ == "__main__":
    main()
