"""From many talks to the words that are spread evenly over them, and so name no talk's subject.

    python -m training.evenly FOLDER…

A word's residual inverse document frequency is how many bits fewer talks say it than would if each
place of it were chance: `kubernetes` comes in heaps, `approach` everywhere alike (Church and Gale,
"Inverse document frequency (IDF): a measure of deviations from Poisson", 1995). Of the words in
small letters those that are said in many talks and have little of it are written.
"""

import argparse
import math
from collections import Counter
from pathlib import Path

from app.transcripts.bare import bare
from training.corpus import transcripts

OUT = Path(__file__).parents[1] / "app/exploring/contents/evenly_spread.txt"
LEAST_TALKS = 0.03
"""Share of the talks that say a word, at the least: of fewer the measure is chance."""
MOST_RESIDUAL = 0.55
"""Bits."""


def evenly_spread(talks: int, said: Counter[str], holders: Counter[str]) -> list[str]:
    """The words that are `said` so often, in so many of the `talks`, as by chance, in order."""
    return sorted(
        word
        for word, count in holders.items()
        if count >= LEAST_TALKS * talks
        and residual(talks, said[word], count) < MOST_RESIDUAL
        and word.isalpha()
    )


def residual(talks: int, said: int, holders: int) -> float:
    """The residual inverse document frequency, in bits, of a word that `holders` of the talks
    say."""
    return math.log2(talks / holders) + math.log2(1 - math.exp(-said / talks))


def main() -> None:
    """Read the command line, count, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    talks, said, holders = 0, Counter[str](), Counter[str]()
    for talk in transcripts(parser.parse_args().folders):
        talks += 1
        counts = Counter(bare(word) for word in talk.words if word.islower())
        said.update(counts)
        holders.update(counts.keys())
    found = evenly_spread(talks, said, holders)
    OUT.write_text("\n".join(found) + "\n", "utf-8")
    print(f"{len(found):,} words of {talks:,} talks")


if __name__ == "__main__":
    main()
