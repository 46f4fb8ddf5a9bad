"""Does any hit put somebody's words under another's name?

    python -m benchmarks.attribution FOLDER [--data FOLDER] [--queries 40]

FOLDER holds transcripts in Markdown with `**Name:**` before each turn. They are read here once
more, as plainly as can be, and what hits say is held against that. The peer gives each hit to who
says most of its passage, as a passage with one speaker would. Exits 1 when a hit of ours is wrong.
"""

import argparse
import random
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.archive.answers.hits import FoundPassage
from app.archive.answers.searching import Search, search
from app.language.tokens import text_tokens
from app.store import people
from app.store.database import Session
from benchmarks.archives import imported

TURN = re.compile(r"^\*{2,3}([^*\n]{1,80}?):?\*{2,3}:?", re.MULTILINE)
QUERIES = (
    "open source", "burnout", "machine learning", "what do you think about", "kubernetes",
    "the hardest part", "community", "I never thought", "testing", "how did you start",
    "security", "remote work", "favorite", "error messages", "javascript", "podcast", "sleep",
    "money", "documentation", "thank you for having me",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A file's tokens as one text, and who says what stands from each place on."""

    text: str
    starts: Sequence[int]
    names: Sequence[str]

    def speakers(self, tokens: Sequence[str]) -> set[frozenset[str]]:
        """Who says these tokens, for each place at which they stand in a row."""
        run = f" {' '.join(tokens)} "
        found = set()
        at = self.text.find(run)
        while at >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            last = bisect_right(self.starts, at + len(run) - 2) - 1
            found.add(frozenset(self.names[first : last + 1]))
            at = self.text.find(run, at + 1)
        return found


@cache
def said(path: Path) -> Said:
    """The turns of a file, without asking our own readers."""
    text = path.read_text("utf-8", "replace")
    marks = list(TURN.finditer(text))
    pieces, starts, names, length = [], [], [], 1
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        body = text[mark.end() : following.start() if following else len(text)]
        tokens = text_tokens(re.sub(r"\]\([^)]*\)|<[^>]*>|\[\d+:\d+(?::\d+)?\]", " ", body))
        if tokens:
            starts.append(length)
            names.append(_bare(mark[1]))
            pieces += tokens
            length += sum(len(token) + 1 for token in tokens)
    return Said(f" {' '.join(pieces)} ", starts, names)


def _bare(name: str) -> str:
    return " ".join(text_tokens(name))


def claims(found: FoundPassage) -> Iterator[tuple[str | None, list[str]]]:
    """What a hit says of whose its words are."""
    for turn in found.turns:
        words = found.words[turn.first - found.first : turn.last - found.first]
        yield turn.speaker, text_tokens(" ".join(words))


def one_name(found: FoundPassage) -> Iterator[tuple[str | None, list[str]]]:
    """What a passage with one speaker would say."""
    yield found.passage.speaker, text_tokens(" ".join(found.words))


def main() -> None:
    """Read the command line, search, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--queries", type=int, default=40)
    arguments = parser.parse_args()
    counts: dict[str, Counter[str]] = {"ours": Counter(), "one name a hit": Counter()}
    with imported(arguments.folder, arguments.data) as opened, opened.database.read() as session:
        for typed in _queries(session, arguments.queries):
            for hit in search(session, opened.engine, Search(typed, limit=10)).hits:
                path = arguments.folder / hit.episode.source.path
                if path.suffix == ".md" and any(turn.speaker for turn in hit.turns):
                    for name, of in (("ours", claims), ("one name a hit", one_name)):
                        counts[name].update(_judged(path, list(of(hit))))
    for name, count in counts.items():
        print(
            f"{name:16} {count['hits']} hits with a speaker, {count['found']} found again; "
            f"{count['wrong']} put words under another's name"
        )
    sys.exit(1 if counts["ours"]["wrong"] else 0)


def _queries(session: Session, count: int) -> list[str]:
    """The fixed ones, and names of speakers with a common word."""
    source = random.Random(1)
    names = [name for _, name in people.named(session, 200)]
    words = "people work time code question".split()
    asked = [f'speaker:"{source.choice(names)}" {source.choice(words)}' for _ in range(count)]
    return [*QUERIES, *asked][:count]


def _judged(path: Path, claimed: Sequence[tuple[str | None, list[str]]]) -> dict[str, int]:
    """One hit: whether all its words were found again, and any under another's name."""
    file = said(path)
    is_found, is_wrong = True, False
    for name, tokens in claimed:
        places = file.speakers(tokens) if tokens else {frozenset()}
        is_found = is_found and bool(places)
        if name is not None and places and tokens:
            is_wrong = is_wrong or not any(place <= {_bare(name)} for place in places)
    return {"hits": 1, "found": int(is_found), "wrong": int(is_wrong)}


if __name__ == "__main__":
    main()
