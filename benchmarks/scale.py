"""How long searches take in a large archive, by kind of query, beside SQLite FTS5 and tantivy.

    python -m benchmarks.scale FOLDER [--data FOLDER] [--queries 40]

FOLDER is imported into `--data` first, if it isn't there. Both peers index the same passages in the
same run: words by Porter's stemmer, any of which may match, ranked by BM25, the best 20. Queries
are drawn from the passages themselves, as many of each kind. Ours is measured twice: what finding
the hits takes, and that with the words that they show. Times are processor time of one thread in
milliseconds, so that a busy machine changes little. What the archive's files take, beside its
text, is told too. The first of two runs over the queries isn't counted.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tantivy

from app.archive.answers import searching
from app.archive.answers.filter import query_of
from app.language.stop_words import STOP_WORDS
from app.language.tokens import text_tokens
from app.search.finding import find
from benchmarks.archives import Opened, imported
from benchmarks.peers import Fts5

LIMIT = 20
Ask = Callable[[str], object]


class Tantivy:
    """tantivy with its English stemmer, words joined by OR."""

    def __init__(self, folder: Path, passages: Iterable[tuple[int, str]]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True)
        builder.add_text_field("text", tokenizer_name="en_stem")
        self._index = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(heap_size=100_000_000, num_threads=1)
        for number, text in passages:
            writer.add_document(tantivy.Document(id=number, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, typed: str) -> list[int]:
        """Passage numbers, the best first."""
        is_quoted = typed.startswith('"')
        plain = " ".join(re.findall(r"\w+", typed))
        query = self._index.parse_query(f'"{plain}"' if is_quoted else plain, ["text"])
        hits = self._searcher.search(query, LIMIT).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]


class Fts5Ranked(Fts5):
    """FTS5 that takes what is quoted as a phrase."""

    def ask(self, typed: str) -> list[int]:
        """Passage numbers, the best first."""
        words = re.findall(r"\w+", typed)
        query = f'"{" ".join(words)}"' if typed.startswith('"') else " OR ".join(map(_term, words))
        rows = self._database.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?",
            (query, LIMIT),
        )
        return [row[0] for row in rows]


def _term(word: str) -> str:
    return f'"{word}"'


def queries(texts: Sequence[str], count: int) -> Mapping[str, Sequence[str]]:
    """So many queries of each kind, of words that stand in the texts."""
    source = random.Random(17)
    held = Counter(token for text in texts for token in set(text_tokens(text)))
    plain = sorted(token for token in held if token.isalpha() and token not in STOP_WORDS)
    rare = [token for token in plain if 2 <= held[token] <= 5]
    common = sorted(plain, key=lambda token: (-held[token], token))[:300]
    middling = [token for token in plain if 20 <= held[token] <= 500]

    def runs(size: int) -> Iterator[str]:
        while True:
            words = text_tokens(source.choice(texts))
            if len(words) > size:
                first = source.randrange(len(words) - size)
                yield " ".join(words[first : first + size])

    def some(kind: Iterator[str]) -> list[str]:
        return [next(kind) for _ in range(count)]

    return {
        "rare word": source.sample(rare, count),
        "common word": source.sample(common, count),
        "three words": [" ".join(source.sample(middling, 3)) for _ in range(count)],
        "half a sentence": some(runs(8)),
        "quoted, 3 words": [f'"{run}"' for run in some(runs(3))],
        "quoted, 6 words": [f'"{run}"' for run in some(runs(6))],
        "name nobody says": [_misheard(source, source.choice(middling)) for _ in range(count)],
    }


def _misheard(source: random.Random, word: str) -> str:
    """A word with one letter changed, as a name that captions don't have."""
    place = source.randrange(len(word))
    return word[:place] + source.choice("bdfgklmnprstvz") + word[place + 1 :]


def measured(ask: Ask, asked: Sequence[str]) -> list[float]:
    """Milliseconds of processor time that each query takes, rising."""
    for typed in asked:
        ask(typed)
    times = []
    for typed in asked:
        started = time.thread_time()
        ask(typed)
        times.append((time.thread_time() - started) * 1000)
    return sorted(times)


def ours(opened: Opened) -> tuple[Ask, Ask]:
    """Finding hits alone, and with the words that they show."""

    def found(typed: str) -> object:
        return find(opened.engine, query_of(typed), LIMIT)

    def shown(typed: str) -> object:
        with opened.database.read() as session:
            return searching.search(session, opened.engine, searching.Search(typed, limit=LIMIT))

    opened.engine.warm()
    return found, shown


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--queries", type=int, default=40)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = given.data or Path(temporary) / "data"
        with imported(given.folder, data) as opened:
            passages = list(opened.passages())
            folder = Path(temporary) / "tantivy"
            folder.mkdir()
            found, shown = ours(opened)
            asks: dict[str, Ask] = {
                "viva voce": found,
                "with words": shown,
                "FTS5": Fts5Ranked(passages, "OR").ask,
                "tantivy": Tantivy(folder, passages).search,
            }
            text = sum(len(text.encode()) + 1 for _, text in passages)
            held = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
            print(f"{len(passages):,} passages; files take {held / text:.2f} times their text")
            _show(asks, queries([text for _, text in passages], given.queries))


def _show(asks: Mapping[str, Ask], by_kind: Mapping[str, Sequence[str]]) -> None:
    print(f"{'median / p95 / longest':20}" + "".join(f"{name:>24}" for name in asks))
    every: dict[str, list[float]] = {name: [] for name in asks}
    for kind, asked in by_kind.items():
        row = []
        for name, ask in asks.items():
            times = measured(ask, asked)
            every[name] += times
            row.append(_figures(times))
        print(f"{kind:20}" + "".join(f"{one:>24}" for one in row))
    print(f"{'all':20}" + "".join(f"{_figures(sorted(times)):>24}" for times in every.values()))


def _figures(times: Sequence[float]) -> str:
    slow = times[int(0.95 * (len(times) - 1))]
    return f"{statistics.median(times):.1f} / {slow:.1f} / {times[-1]:.1f}"


if __name__ == "__main__":
    main()
