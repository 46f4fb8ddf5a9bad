"""How often questions in other words than their answers find these: by words, by meaning, by both.

    python -m benchmarks.meaning QUESTIONS.tsv --archive FOLDER [--data FOLDER]

A line of QUESTIONS.tsv has a class, a question, and where the answer stands: `@file#first-last`,
words of a file in the archive folder. A passage is right that holds half of these words. The
meaning of every passage is worked out first, where that isn't done yet (`vivavoce meaning`; some
7 ms a passage on two cores).
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.archive.engine import engine_of
from app.archive.ingest.sensing import bring_up_to_date
from app.search.engine import WhooshEngine
from app.search.finding import find
from app.search.meaning.model import Sentences
from app.search.meaning.vector_file import VectorFile, keys_of
from app.search.query.parser import parse
from app.store import episodes, transcripts, versions
from benchmarks.archives import Opened, imported
from benchmarks.peers import Fts5

DEPTHS = (1, 3, 10, 50)
Search = Callable[[str], Sequence[int]]
"""From a question to passages by their numbers, the best first."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a class, and the passages that answer it."""

    kind: str
    typed: str
    right: Collection[int]

    def rank(self, found: Sequence[int]) -> float:
        """The place of the first right passage, from 1; infinite for none."""
        places = (place for place, one in enumerate(found, 1) if one in self.right)
        return next(places, float("inf"))


def read_questions(path: Path, opened: Opened) -> list[Question]:
    """The questions of a file whose episodes are there; lines that begin with # are comments."""
    with opened.database.read() as session:
        files = versions.paths(session, episodes.ids(session))
        held = {path: key for key, (path, *_) in files.items()}
        asked = []
        for line in path.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            kind, typed, place = line.split("\t")
            name, span = place.removeprefix("@").split("#")
            first, last = map(int, span.split("-"))
            right = [
                passage.id
                for passage in transcripts.passages_of(session, held[name])
                if 2 * (min(passage.last, last) - max(passage.first, first)) >= last - first
            ] if name in held else []  # fmt: skip
            if right:
                asked.append(Question(kind, typed, frozenset(right)))
    return asked


def ours(engine: WhooshEngine) -> Search:
    """A search over an engine."""
    engine.warm()
    return lambda typed: [hit.passage_id for hit in find(engine, parse(typed), DEPTHS[-1]).hits]


def by_meaning(opened: Opened, model: Sentences, kept: VectorFile) -> Search:
    """By meaning alone: the passages whose vectors are nearest."""
    with opened.database.read() as session:
        held = [
            (passage.id, stamp)
            for key, stamp in episodes.stamps(session).items()
            for passage in transcripts.passages_of(session, key)
        ]
    numbers = np.array([number for number, _ in held])
    meanings = kept.now()
    rows = meanings.find(keys_of(numbers, np.array([stamp for _, stamp in held])))

    def search(typed: str) -> list[int]:
        vector = model.vectors([typed])[0]
        near = meanings.nearest(vector, rows, DEPTHS[-1])
        alike = meanings.likeness(vector, rows[near])
        return [int(number) for number in numbers[near][np.argsort(-alike)]]

    return search


def run(name: str, search: Search, questions: Sequence[Question]) -> None:
    """Print how often the right passage is among the first, by class, and the time a question."""
    ranks: dict[str, list[float]] = defaultdict(list)
    times = []
    for question in questions:
        started = time.perf_counter()
        found = search(question.typed)
        times.append((time.perf_counter() - started) * 1000)
        ranks[question.kind].append(question.rank(found))
    for kind, places in ranks.items():
        shares = (sum(place <= depth for place in places) / len(places) for depth in DEPTHS)
        told = "  ".join(
            f"@{depth} {share:.2f}" for depth, share in zip(DEPTHS, shares, strict=True)
        )
        print(f"{name:14} {kind:10} {len(places):3}  {told}")
    print(f"{name:14} median {statistics.median(times):.1f} ms, most {max(times):.1f} ms")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--archive", type=Path, required=True, help="a folder")
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    with imported(arguments.archive, arguments.data) as opened:
        index = opened.engine.folder
        model, kept = (
            Sentences(index.with_name("meaning"), threads=2),
            VectorFile(index.with_name("meaning")),
        )
        started = time.perf_counter()
        count = bring_up_to_date(opened.database, model, kept, lambda *_: None)
        print(f"the meaning of {count:,} passages took {time.perf_counter() - started:.0f} s")
        questions = read_questions(arguments.questions, opened)
        run("words", ours(opened.engine), questions)
        run("meaning alone", by_meaning(opened, model, kept), questions)
        run("both", ours(engine_of(opened.database, index, meaning=True)), questions)
        peer = Fts5(opened.passages(), "OR")
        run(peer.name, lambda typed: peer.search(typed, DEPTHS[-1]), questions)


if __name__ == "__main__":
    main()
