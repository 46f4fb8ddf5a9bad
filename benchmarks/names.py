"""How surely a misheard name is written as its owner writes it.

    python -m benchmarks.names FOLDER

FOLDER holds transcripts that people wrote. First, each pair of `queries/misheard.tsv` is put into
one of them, whose sidecar lists the name: is it found there, and is anything else taken for it?
Then nothing is put in, and what is taken for the names of a talk's own speakers is listed where it
is spelled otherwise there: slips of whoever wrote it are right, all else is wrong, and only reading
tells. The peer writes a name wherever the letters are 84 of 100 the same and begin alike. Exits 1
where fewer than 98 of 100 are right.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from app.language.tokens import letters, text_tokens
from app.transcripts.bare import bare
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restored import HeardName
from app.transcripts.restoring.names import heard_names
from app.transcripts.restoring.own_names import everyday_test, name_parts
from app.transcripts.source import Source
from benchmarks.sounds import MISHEARD

GOAL = 0.98
Find = Callable[[Sequence[str], Iterable[str]], list[HeardName]]


def ours(words: Sequence[str], names: Iterable[str]) -> list[HeardName]:
    """What the readable view writes."""
    return heard_names(words, names, everyday_test("en"))


def peer(words: Sequence[str], names: Iterable[str]) -> list[HeardName]:
    """Runs of one to three words whose letters are nearly those of a name."""
    found = []
    for name in names:
        wanted = letters(name)
        for size in (1, 2, 3):
            for first in range(len(words) - size + 1):
                said = letters("".join(words[first : first + size]))
                alike = said[:1] == wanted[:1] and said != wanted
                if alike and fuzz.ratio(said, wanted) >= 84:
                    found.append(HeardName(first, first + size, name, 1.0))
    return found


def put_in(find: Find, talks: Sequence[Transcript]) -> Counter[str]:
    """Each pair in a talk, before its middle word."""
    count: Counter[str] = Counter()
    lines = [line for line in MISHEARD.read_text("utf-8").splitlines() if line[:1] != "#"]
    for number, line in enumerate(lines):
        name, heard = line.split("\t")
        said = [bare(word) for word in talks[number % len(talks)].words]
        at, run = len(said) // 2, heard.split()
        own = set(text_tokens(name))
        said = [word for word in said if word not in own]  # it isn't said there otherwise
        at = min(at, len(said))
        found = find([*said[:at], *run, *said[at:]], [name])
        right = [one for one in found if one.first < at + len(run) and one.last > at]
        count["asked"] += 1
        count["right"] += len(right)
        count["wrong"] += len(found) - len(right)
    return count


def own(find: Find, talks: Sequence[Transcript]) -> tuple[int, list[str]]:
    """How often a talk's own speakers are written, and where they are spelled otherwise there."""
    count, otherwise = 0, []
    for talk in talks:
        names = {turn.speaker for turn in talk.turns if turn.speaker}
        said = [bare(word) for word in talk.words]
        for one in find(said, name_parts(people=names)):
            count += 1
            if letters(one.name) not in letters(" ".join(said[one.first : one.last])):
                there = " ".join(talk.words[one.first - 2 : one.last + 2])
                otherwise.append(f"{one.name}: {there}")
    return count, otherwise


def main() -> None:
    """Read the command line, and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    talks = [one for path in sorted(folder.rglob("*.md")) if (one := _read(path))]
    shares = {}
    for label, find in (("ours", ours), ("letters", peer)):
        count = put_in(find, talks)
        shares[label] = count["right"] / max(1, count["right"] + count["wrong"])
        print(
            f"{label:8} {count['right']} of {count['asked']} names found, {count['wrong']} wrong: "
            f"{shares[label]:.3f}"
        )
    written, otherwise = own(ours, talks)
    words = sum(len(talk.words) for talk in talks)
    print(f"{words:,} words: own names written {written} times, {len(otherwise)} otherwise there:")
    print("\n".join(f"  {one}" for one in otherwise))
    sys.exit(0 if shares["ours"] >= GOAL else 1)


def _read(path: Path) -> Transcript | None:
    try:
        return read(Source(path.name, path.read_bytes()))
    except (TranscriptError, OSError):
        return None


if __name__ == "__main__":
    main()
