"""The command; see the package."""

import argparse
import sys
import tempfile
from pathlib import Path

import benchmarks.kills as package
from benchmarks.kills.killing import run


def main() -> None:
    """Read the command line, kill, and say what was lost."""
    parser = argparse.ArgumentParser(description=package.__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--talks", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--works", default="", help="Only these, with commas between them.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        losses = run(
            Path(base),
            asked.kills,
            asked.talks,
            asked.seed,
            lambda line: print(line, flush=True),
            [name for name in asked.works.split(",") if name],
        )
    for loss in losses:
        print(loss)
    sys.exit(bool(losses))


if __name__ == "__main__":
    main()
