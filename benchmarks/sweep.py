"""How much each weight matters: the mean of 1 / rank (MRR) where it is halved and where doubled.

    python -m benchmarks.sweep QUERIES.tsv ... [--archive FILE_OR_FOLDER] [--data FOLDER]

For each also how many queries are answered better and worse than with the usual weights. What is
meant by a word that nobody said, and meaning, are left out: they don't order these hits.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archives import Opened, imported
from benchmarks.quality import DEPTH, Judged, mean_reciprocal, ours, read_queries
from benchmarks.tuning import changed, named

OTHERS = ("expansion.meant.", "ranking.meaning.")


def ranks_of(opened: Opened, queries: Sequence[Judged]) -> list[int]:
    """The rank of the right passage for each query, 0 for none."""
    find = ours(opened)
    return [judged.rank(find(judged.typed, DEPTH)) for judged in queries]


def compared(usual: Sequence[int], ranks: Sequence[int]) -> str:
    """The MRR of ranks, and how many are better and worse than the usual ones."""
    pairs = [(a or DEPTH + 1, b or DEPTH + 1) for a, b in zip(usual, ranks, strict=True)]
    better, worse = (sum(b < a for a, b in pairs), sum(b > a for a, b in pairs))
    return f"{mean_reciprocal(ranks):.3f} (+{better} -{worse})"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path, nargs="+")
    parser.add_argument("--archive", type=Path, default=Path("samples"), help="file or folder")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", default="", help="weights whose names begin so")
    arguments = parser.parse_args()
    archive: Path = arguments.archive
    folder = archive if archive.is_dir() else archive.parent
    with imported(archive, arguments.data) as opened:
        queries = [one for path in arguments.queries for one in read_queries(path, folder)]
        usual = ranks_of(opened, queries)
        print(f"{len(queries)} queries, MRR {mean_reciprocal(usual):.3f}")
        for name, value in named().items():
            is_asked = name.startswith(arguments.only) and not name.startswith(OTHERS)
            if not is_asked or not isinstance(value, int | float):
                continue
            half, double = (
                compared(usual, ranks_of(opened.weighted(changed({name: other})), queries))
                for other in (type(value)(value / 2), value * 2)
            )
            print(f"{name:45} {value:<8} halved {half:18} doubled {double}", flush=True)


if __name__ == "__main__":
    main()
