"""Words a second of a whole import (parse, store, index), beside peers that only index.

python -m benchmarks.importing FOLDER
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.archives import imported
from benchmarks.peers import Fts5, WhooshTutorial

SUBSET = 5_000
"""Passages on which Whoosh's tutorial set-up is timed; it is too slow for more."""


def main(folder: Path) -> None:
    """Import, then let the peers index the same passages."""
    with imported(folder) as opened:
        report = opened.report
        assert report is not None
        speed = report.words / report.seconds
        print(
            f"import: {report.imported:,} episodes, {report.words:,} words in"
            f" {report.seconds:.1f} s, {speed:,.0f} words/s"
        )
        started = time.perf_counter()
        Fts5(opened.passages(), "OR")
        seconds = time.perf_counter() - started
        print(f"peer: FTS5 in memory, indexing alone: {report.words / seconds:,.0f} words/s")
        subset = list(islice(opened.passages(), SUBSET))
    words = sum(len(text.split()) for _, text in subset)
    with tempfile.TemporaryDirectory() as temporary:
        started = time.perf_counter()
        WhooshTutorial(Path(temporary) / "index", subset)
        seconds = time.perf_counter() - started
    print(f"peer: Whoosh's tutorial set-up, indexing alone: {words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
