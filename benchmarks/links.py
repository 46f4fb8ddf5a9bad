"""Do links to passages open the same words after a transcript was corrected?

    python -m benchmarks.links FILE…

One word of twenty is changed and 100 words are put in front; then each link of the old version
is carried over, as an import does. Exits 1 when fewer than 99.5 % open the same words, or one
opens others without saying so.
"""

import argparse
import random
import sys
from pathlib import Path

from app.transcripts.aligning.carry import carried, places, word_keys
from app.transcripts.detect import read
from app.transcripts.passages import cut
from app.transcripts.source import Source

INTRODUCTION = ["welcome"] * 100


def main() -> None:
    """Read the command line and follow the links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    source = random.Random(1)
    links = right = same = silent = 0
    for path in parser.parse_args().files:
        talk = read(Source(path.name, path.read_bytes()))
        before = word_keys(talk.words)
        changed = [word + "x" if source.random() < 0.05 else word for word in before]
        after = [*INTRODUCTION, *changed]
        moved = places(before, after)
        for passage in cut(talk):
            words = before[passage.first : passage.last]
            found = carried(words, moved[passage.first : passage.last].tolist(), after)
            links += 1
            if found is None:
                continue
            right += (found.first, found.last) == (passage.first + 100, passage.last + 100)
            same += found.is_same
            silent += found.is_same and after[found.first : found.last] != words
    print(f"{links:,} links: {right / links:.2%} open the same place, {same / links:.1%} of them "
          f"unchanged words; {silent} open other words without saying so")  # fmt: skip
    sys.exit(right < 0.995 * links or silent > 0)


if __name__ == "__main__":
    main()
