"""Weight and time of an episode's page, beside a bare page that holds the same words.

python -m benchmarks.page TRANSCRIPT
"""

import gzip
import html
import logging
import statistics
import sys
import tempfile
import time
from pathlib import Path

import structlog
from fastapi.testclient import TestClient

from app.config import ROOT, Settings
from app.store import episodes, transcripts
from app.web.application import create
from benchmarks.archives import imported

RUNS = 30


def main(transcript: Path) -> None:
    """Import the file, fetch its page some times, and compare with the words alone."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder:
        with imported(transcript, Path(folder)) as opened, opened.database.read() as session:
            episode_id, slug = next((r.id, r.slug) for r in episodes.page(session)[1])
            words = transcripts.words(session, episode_id)
        app = create(Settings(data=Path(folder)))
        with TestClient(app) as client:
            times = []
            for _ in range(RUNS):
                started = time.perf_counter()
                answer = client.get(f"/episodes/{slug}", headers={"Accept-Encoding": "gzip"})
                times.append((time.perf_counter() - started) * 1000)
        app.state.site.database.close()
    css = b"".join(path.read_bytes() for path in (ROOT / "static" / "sheets").iterdir())
    bare = f"<!doctype html><title>x</title><p>{html.escape(' '.join(words))}".encode()
    whole = len(answer.text.encode())
    print(
        f"{len(words):,} words: page {whole / 1024:.0f} kB, {_zipped(answer.text.encode())} zipped"
    )
    print(f"style sheets {len(css) / 1024:.1f} kB, {_zipped(css)} zipped; scripts {_scripts()}")
    print(f"peer: the bare words {len(bare) / 1024:.0f} kB, {_zipped(bare)} zipped")
    print(f"time: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


def _scripts() -> str:
    files = sorted((ROOT / "static").rglob("*.js"))
    return _zipped(b"".join(path.read_bytes() for path in files)) + " zipped"


def _zipped(data: bytes) -> str:
    return f"{len(gzip.compress(data, 6)) / 1024:.1f} kB"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
