"""Ten thousand random and hostile queries: does any fail, and how slow is the slowest?

    python -m benchmarks.hostile ARCHIVE [--data FOLDER] [--count 10000]

Exits 1 when one raises.
"""

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

from app.archive.answers.searching import Search, search
from benchmarks.archives import imported

PIECES = [
    '"', "-", "(", ")", "or", "OR", "|", "*", "a*", "~3", "exact:", "speaker:", "about:", "year:",
    "year:2021..2019", "before:9999", "after:0001-01-01", "in:", "series:%", "\0", "\ud800", "é",
    "日本語", "🎙️", "\u202e", "the", "of", "and", "to", "a", "i", "you", "end", "day", "open source",
    "k8s", "GPT-4", "C++", "' OR 1=1 --", "<script>", "../../etc/passwd", "%00", "\n", "\t",
]  # fmt: skip


def query(source: random.Random) -> str:
    """One query: pieces put together, random letters, or something very long."""
    kind = source.random()
    if kind < 0.7:
        return source.choice([" ", ""]).join(source.choices(PIECES, k=source.randint(1, 30)))
    if kind < 0.98:
        return "".join(chr(source.randint(0, 0x2FFFF)) for _ in range(source.randint(1, 300)))
    return source.choice(PIECES) * (100_000 // 8)


def main() -> None:
    """Read the command line and search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    chosen = parser.parse_args()
    source = random.Random(1)
    took: list[tuple[float, str]] = []
    failed = 0
    with imported(chosen.archive, chosen.data) as opened, opened.database.read() as session:
        search(session, opened.engine, Search("warm"))
        for _ in range(chosen.count):
            typed = query(source)
            started = time.perf_counter()
            try:
                search(session, opened.engine, Search(typed))
            except Exception as error:
                failed += 1
                print(f"{type(error).__name__}: {error}: {typed[:80]!r}")
            took.append(((time.perf_counter() - started) * 1000, typed))
    times = sorted(ms for ms, _ in took)
    slowest = max(took)
    print(f"{len(took):,} queries, {failed} failed; median {statistics.median(times):.1f} ms, "
          f"p99 {times[int(len(times) * 0.99)]:.0f} ms, slowest {slowest[0]:.0f} ms: "
          f"{slowest[1][:60]!r}")  # fmt: skip
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
