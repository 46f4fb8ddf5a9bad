"""Learn the weights of app/search/ranking/meant.json, and write them with their card.

    python -m training.learn_meant QUESTIONS.tsv --archive FOLDER --data FOLDER
        [--also QUERIES.tsv ARCHIVE DATA]…

The questions are those of benchmarks.meaning, of which classes that end with `dev` are learned by;
names, quotes and half-remembered sentences are made from the passages (training/asking.py), and
`--also` gives queries of benchmarks.quality over other archives, such as small ones. The figures
are crosswise: each quarter of the queries is ranked by weights that the others gave.
"""

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from app.archive.engine import engine_of
from app.search.engine import WhooshEngine
from app.search.expansion.plan import expand
from app.search.finding import NOBODY
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING
from app.search.ranking.meant import OF_MEANING, OF_QUERY, OF_WORDS, Doubles, Learned, features
from app.search.ranking.refine import by_words
from app.search.results.snippet import SHOWN_WORDS
from app.search.weights import WEIGHTS
from app.store import episodes, transcripts
from benchmarks.archives import Opened, imported
from benchmarks.meaning import read_questions
from benchmarks.quality import read_queries
from training.asking import Asking, Made, Said
from training.meant import Judged, fit, scores

COUNTS = {"dev": 2.0, "far dev": 1.0, "later dev": 2.0, "name": 1.0, "half": 0.7, "quote": 1.2}
"""How much a query of a class counts."""
OF_EACH, SEED, QUARTERS, DEPTHS = 200, 5, 4, (1, 3, 10, 50)
_CARD = Path("app/search/ranking/meant.json")


def judged(made: Made, engine: WhooshEngine) -> Judged | None:
    """A query's candidates as the ranking sees them; None where nothing but words counts."""
    plan = expand(parse(made.typed), engine.lexicon(), NOBODY, WEIGHTS)
    found = engine.retrieve(plan, EVERYTHING, "relevance", DEPTHS[-1])
    told = by_words(found, plan)
    if not any(one.meaning for one in told.candidates):
        return None
    is_right = np.array([one.passage_id in made.right for one in told.candidates])
    return Judged(made.kind, features(told), is_right)


def queries(opened: Opened, path: Path) -> Iterator[Made]:
    """What is learned by: questions, and what is made from passages."""
    for one in read_questions(path, opened):
        if one.kind.endswith("dev"):
            yield Made(one.kind, one.typed, frozenset(one.right))
    yield from Asking(list(_said(opened)), SEED).made(OF_EACH)


def small(opened: Opened, path: Path, archive: Path) -> Iterator[Made]:
    """Queries of benchmarks.quality over another archive."""
    folder = archive if archive.is_dir() else archive.parent
    texts = list(opened.passages(SHOWN_WORDS))
    for one in read_queries(path, folder):
        right = frozenset(number for number, text in texts if one.is_right(text))
        if right:
            yield Made(f"small {one.kind}", one.typed, right)


def learned_by(
    questions: Path, archive: Path, data: Path, is_small: bool
) -> Iterator[tuple[frozenset[int], Judged]]:
    """Queries over an archive as the ranking sees them, with the passages that are right."""
    with imported(archive, data) as opened:
        engine = engine_of(opened.database, opened.engine.folder, meaning=True)
        made = small(opened, questions, archive) if is_small else queries(opened, questions)
        for one in list(made):
            told = judged(one, engine)
            if told is not None:
                yield one.right, told


def _said(opened: Opened) -> Iterator[Said]:
    with opened.database.read() as session:
        for row, words in transcripts.every_text(session, list(episodes.stamps(session))):
            for one in transcripts.passages_of(session, row.id):
                yield Said(one.id, row.id, words[one.first : one.last])


def crosswise(every: Sequence[Judged], parts: Sequence[int]) -> Iterator[tuple[Judged, Doubles]]:
    """Each query with the scores that weights give which didn't see its part."""
    for part in range(QUARTERS):
        others = [one for one, own in zip(every, parts, strict=True) if own != part]
        weights = fit(others, COUNTS)
        for one, own in zip(every, parts, strict=True):
            if own == part:
                yield one, scores(one.known, weights)


def figures(ranked: Sequence[tuple[Judged, Doubles]]) -> dict[str, list[float]]:
    """The share of queries of each class whose right candidate is among the first 1, 3, 10, 50."""
    ranks: dict[str, list[float]] = defaultdict(list)
    for one, score in ranked:
        right = np.flatnonzero(one.is_right[np.argsort(-score, kind="stable")])
        ranks[one.kind].append(float(right[0] + 1) if len(right) else np.inf)
    share: Callable[[list[float], int], float] = lambda some, depth: round(  # noqa: E731
        float(np.mean([rank <= depth for rank in some])), 3
    )
    return {kind: [share(some, depth) for depth in DEPTHS] for kind, some in ranks.items()}


def _told(weights: Learned) -> dict[str, dict[str, float]]:
    return {
        part: dict(zip(names, np.round(numbers, 4).tolist(), strict=True))
        for part, names, numbers in (
            ("words", OF_WORDS, weights.words),
            ("meaning", OF_MEANING, weights.meaning),
            ("query", OF_QUERY, weights.query),
        )
    }


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--archive", type=Path, required=True, help="a folder")
    parser.add_argument("--data", type=Path, required=True, help="where its meaning is known")
    parser.add_argument("--also", nargs=3, type=Path, action="append", default=[])
    arguments = parser.parse_args()
    some = list(learned_by(arguments.questions, arguments.archive, arguments.data, is_small=False))
    for path, archive, data in arguments.also:
        some += learned_by(path, archive, data, is_small=True)
    every = [told for _, told in some]
    # Questions of one passage are of one part, however they are asked.
    parts = [zlib.crc32(str(min(right)).encode()) % QUARTERS for right, _ in some]
    before = figures([(one, one.known.words[:, 0]) for one in every])
    after = figures(list(crosswise(every, parts)))
    for kind in before:
        print(f"{kind:12} by words {before[kind]}, with meaning {after[kind]}")
    card = {"queries": len(every), "seed": SEED, "by words": before, "crosswise": after}
    whole = {"weights": _told(fit(every, COUNTS)), "card": card}
    _CARD.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
