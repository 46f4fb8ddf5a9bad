"""How often the right passage comes first, beside peers over the same passages.

    python -m benchmarks.quality QUERIES.tsv [--archive FILE_OR_FOLDER] [--data FOLDER]

A line of QUERIES.tsv has a class, a query and an anchor: words of the transcript that the right
passage holds; `|` stands between equally right anchors. A hit is right when the text that it shows
(a passage, with words beside it up to 90) holds at least half of an anchor's words in a row. An
anchor may also be a place, `@file#first-last`: words of a file in the archive folder; the query `=`
is then those very words.

`--ablate` also measures ours without variants, proximity and neighbours; `--meaning` with it;
`--weight ranking.bm25.k1=1.5` with other weights.
"""

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.archive.answers import searching
from app.language.tokens import text_tokens
from app.search.results.snippet import SHOWN_WORDS
from app.transcripts.detect import read
from app.transcripts.source import Source
from benchmarks.archives import Opened, imported
from benchmarks.peers import Fts5, WhooshTutorial
from benchmarks.tuning import changed, weight

DEPTH = 10
Search = Callable[[str, int], list[str]]
"""From a query and a number of hits to the texts that they show."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what must be found."""

    kind: str
    typed: str
    anchors: tuple[tuple[str, ...], ...]

    def is_right(self, text: str) -> bool:
        """Whether a passage's text holds half of an anchor's words in a row."""
        said = f" {' '.join(text_tokens(text))} "
        return any(self._holds(said, anchor) for anchor in self.anchors)

    def rank(self, texts: Sequence[str]) -> int:
        """The place of the first right one among the texts of hits, from 1; 0 for none."""
        return next((place for place, text in enumerate(texts, 1) if self.is_right(text)), 0)

    @staticmethod
    def _holds(said: str, anchor: Sequence[str]) -> bool:
        size = -(-len(anchor) // 2)
        runs = (anchor[start : start + size] for start in range(len(anchor) - size + 1))
        return any(f" {' '.join(run)} " in said for run in runs)


def read_queries(path: Path, archive: Path = Path()) -> list[Judged]:
    """The queries of a file; lines that begin with # are comments. Places are looked up in the
    files of the folder `archive`; queries of files that aren't there are left out."""
    judged = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, typed, anchors = line.split("\t")
            places = anchors.split("|")
            if any(
                place.startswith("@") and not _file(place, archive).exists() for place in places
            ):
                continue
            texts = [_text(place, archive) for place in places]
            parts = tuple(tuple(text_tokens(text)) for text in texts)
            judged.append(Judged(kind, texts[0] if typed == "=" else typed, parts))
    return judged


def _file(place: str, archive: Path) -> Path:
    return archive / place[1:].split("#")[0]


def _text(anchor: str, archive: Path) -> str:
    if not anchor.startswith("@"):
        return anchor
    first, last = map(int, anchor.split("#")[1].split("-"))
    return " ".join(_words(_file(anchor, archive))[first:last])


@cache
def _words(path: Path) -> tuple[str, ...]:
    return read(Source(path.name, path.read_bytes())).words


ABLATIONS: dict[str, dict[str, float]] = {
    "no variants": {"expansion.variants.most_of_word": 0},
    "no proximity": {
        "ranking.proximity.together": 0.0,
        "ranking.proximity.in_one_breath": 0.0,
        "ranking.verbatim.weight": 0.0,
    },
    "no neighbours": {"ranking.bm25.beside": 0.0},
}
"""What is taken out of the search, one after another: weights, and what they become."""


def mean_reciprocal(ranks: Sequence[int]) -> float:
    """The mean of 1 / rank (MRR); what wasn't found, 0, counts nothing."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def run(name: str, find: Search, queries: Sequence[Judged]) -> None:
    """Print recall by class, time a query, and what came first where the right one didn't."""
    ranks: dict[str, list[int]] = defaultdict(list)
    times = []
    misses = []
    for query in queries:
        started = time.perf_counter()
        try:
            found = find(query.typed, DEPTH)
        except Exception as error:  # a peer may not like what was typed
            found = []
            print(f"  {name}: {query.typed!r}: {type(error).__name__}")
        times.append((time.perf_counter() - started) * 1000)
        rank = query.rank(found)
        ranks[query.kind].append(rank)
        ranks["all"].append(rank)
        if rank != 1:
            misses.append((rank, query, found[0] if found else ""))
    for kind, found_at in sorted(ranks.items(), key=lambda item: item[0] == "all"):
        count = len(found_at)
        first = sum(rank == 1 for rank in found_at) / count
        third = sum(1 <= rank <= 3 for rank in found_at) / count
        print(
            f"{name:16} {kind:10} {count:4}  @1 {first:6.1%}  @3 {third:6.1%}"
            f"  MRR {mean_reciprocal(found_at):.3f}"
        )
    slow = sorted(times)[int(0.95 * (len(times) - 1))]
    print(f"{name:16} time       median {statistics.median(times):.1f} ms, p95 {slow:.1f} ms")
    if name == "viva voce":
        for rank, query, text in misses:
            print(f"  rank {rank or '-'}: {query.kind}: {query.typed!r}: came {text[:90]!r}")


def ours(opened: Opened) -> Search:
    """Our search over an archive."""

    def find(typed: str, limit: int) -> list[str]:
        with opened.database.read() as session:
            asked = searching.Search(typed, limit=limit)
            answer = searching.search(session, opened.engine, asked, opened.weights)
        return [" ".join(hit.words) for hit in answer.hits]

    opened.engine.warm()  # as the site does when it starts
    return find


def measure(opened: Opened, queries: Sequence[Judged], ablate: bool, tutorial: bool) -> None:
    """Ours, then ours with something taken out, then the peers."""

    run("viva voce", ours(opened), queries)
    for name, changes in ABLATIONS.items() if ablate else ():
        run(name, ours(opened.weighted(changed(changes))), queries)
    texts = dict(opened.passages())
    shown = dict(opened.passages(SHOWN_WORDS))
    print(f"{len(texts):,} passages, {len(queries)} queries")
    for joint in ("AND", "OR"):
        peer = Fts5(texts.items(), joint)
        run(peer.name, _shown_by(peer.search, shown), queries)
    if tutorial:
        with tempfile.TemporaryDirectory() as folder:
            whoosh = WhooshTutorial(Path(folder) / "index", texts.items())
            run(whoosh.name, _shown_by(whoosh.search, shown), queries)


def _shown_by(find: Callable[[str, int], list[int]], shown: dict[int, str]) -> Search:
    """A peer's search; its hits show as many words around a passage as ours do."""
    return lambda typed, limit: [shown[key] for key in find(typed, limit)]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--archive", type=Path, default=Path("samples"), help="file or folder")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--meaning", action="store_true", help="search by meaning too")
    parser.add_argument("--weight", type=weight, action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument(
        "--no-tutorial", action="store_true", help="leave out Whoosh's, which indexes for minutes"
    )
    arguments = parser.parse_args()
    archive: Path = arguments.archive
    folder = archive if archive.is_dir() else archive.parent
    with imported(archive, arguments.data, arguments.meaning) as opened:
        queries = read_queries(arguments.queries, folder)
        if arguments.weight:
            opened = opened.weighted(changed(dict(arguments.weight)))
        measure(opened, queries, arguments.ablate, not arguments.no_tutorial)


if __name__ == "__main__":
    main()
