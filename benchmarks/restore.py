"""How well raw captions are made readable, measured on clean transcripts.

    python -m benchmarks.restore FOLDER…

Case, marks and speakers are taken off, guessed, and compared word by word. Beside it: no marks
at all, the likeliest mark between two words as counted in the other transcripts, and a full stop
at each pause where there are times. Exits 1 where a goal is missed.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.transcripts.bare import Bare, strip_punctuation
from app.transcripts.delivery import pauses
from app.transcripts.detect import read
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.restored import ENDS, Stop
from app.transcripts.restoring.restore import readable, restore
from app.transcripts.source import Source

GOALS = {"sentence end": 0.75, "full stop": 0.72, "question": 0.72, "comma": 0.64,
         "capitals": 0.84, "turn change": 0.62}  # fmt: skip
PAUSE_MS = 400


@dataclass
class Tally:
    """Right, said and true flags of one kind."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, said: bool, true: bool) -> None:
        """Count one place."""
        self.right += said and true
        self.said += said
        self.true += true

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.said + self.true)


@dataclass
class Result:
    """The tallies of one way to guess."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, said: Stop, true: Stop) -> None:
        """Count the mark after one word."""
        self.kinds["sentence end"].add(said in ENDS, true in ENDS)
        for name, stop in (("full stop", Stop.FULL_STOP), ("question", Stop.QUESTION),
                           ("comma", Stop.COMMA)):  # fmt: skip
            self.kinds[name].add(said is stop, true is stop)

    def line(self, name: str) -> str:
        """One line of the table."""
        return f"{name:12}" + "".join(
            f" {self.kinds[kind].f1:12.3f}" if kind in self.kinds else f" {'-':>12}"
            for kind in GOALS
        )


def talks(folders: Sequence[Path]) -> list[Transcript]:
    """The transcripts of the folders that have marks."""
    found = []
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        try:
            found.append(read(Source(path.name, path.read_bytes())))
        except TranscriptError:
            continue
    return found


def pairs_of(bares: Sequence[Bare]) -> list[tuple[str, str]]:
    """Each word with the next one."""
    words = [one.word for one in bares]
    return list(zip(words, [*words[1:], ""], strict=True))


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--language", default="en")
    chosen = parser.parse_args()
    stripped = [
        (talk, *strip_punctuation(talk.words, talk.turns)) for talk in talks(chosen.folders)
    ]
    counts: dict[tuple[str, str], Counter[Stop]] = defaultdict(Counter)
    for _, bares, _ in stripped:
        for pair, one in zip(pairs_of(bares), bares, strict=True):
            counts[pair][one.stop] += 1
    ours, grams, silence = Result(), Result(), Result()
    words, seconds = 0, 0.0
    for talk, bares, turned in stripped:
        plain = [one.word for one in bares]
        started = time.perf_counter()
        guess = restore(plain, chosen.language)
        seconds += time.perf_counter() - started
        if guess is None:
            continue
        words += len(plain)
        shown = readable(plain, guess, chosen.language)
        has_turns = len({turn.speaker for turn in talk.turns}) > 1
        for number, one in enumerate(bares):
            ours.add(guess.stop(number), one.stop)
            ours.kinds["capitals"].add(_capital(shown[number]), _capital(one.spelled))
            if has_turns:
                ours.kinds["turn change"].add(guess.ends_turn(number), turned[number])
        for pair, one in zip(pairs_of(bares), bares, strict=True):
            others = counts[pair].copy()
            others[one.stop] -= 1  # what this very place taught is left out
            grams.add(max(Stop, key=lambda stop: (others[stop], -stop)), one.stop)
        if talk.cues and len(bares) == len(talk.words):
            silent = {pause.word - 1 for pause in pauses(talk, PAUSE_MS)}
            for number, one in enumerate(bares):
                said = Stop.FULL_STOP if number in silent else Stop.NONE
                silence.add(said, one.stop)
    print(f"{len(stripped)} talks, {words:,} words, {words / max(seconds, 1e-9):,.0f} words/s")
    print(" " * 12 + "".join(f" {kind:>12}" for kind in GOALS))
    print("no marks    " + f" {0.0:12.3f}" * len(GOALS))
    print(grams.line("neighbours"))
    if silence.kinds:
        print(silence.line("pauses"))
    print(ours.line("restored"))
    missed = [kind for kind, goal in GOALS.items()
              if ours.kinds[kind].true and ours.kinds[kind].f1 < goal]  # fmt: skip
    print(f"goals missed: {', '.join(missed)}" if missed else "all goals are met")
    sys.exit(bool(missed))


def _capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


if __name__ == "__main__":
    main()
