"""How surely raw captions of an interview are given to host or guest.

    python -m benchmarks.speakers FOLDER…

Of clean transcripts of talks of two, marks, case and speakers are taken off, and who speaks is
guessed back, both names known. Printed is, for how sure one must be, the share of words given that
are given right and the share left open; nobody's words count only as open or not. The peer gives
each sentence with a question to the host and the others to the guest. Judge on shows that
`training.voices` didn't see. Exits 1 where fewer than 93 of 100 words that are shown are right.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from app.transcripts.restoring.voices import SURE, Sentence, is_of_two, spans_of, voices
from training.voices import Talk, talks

GOAL_RIGHT = 0.93
LEVELS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, SURE, 0.95, 0.98)
Find = Callable[[Talk], Iterable[Sentence]]


def ours(talk: Talk) -> list[Sentence]:
    """What is guessed, before it is asked whether that is sure enough."""
    net = voices("en")
    if net is None:
        raise SystemExit("There are no weights.")
    return net.sentences(talk.words, talk.restored, [talk.host], [talk.guest])


def shown(talk: Talk) -> list[Sentence]:
    """What is shown: nothing of a talk of which too little is sure."""
    found = ours(talk)
    by_host = sum(one.last - one.first for one in found if one.host >= SURE)
    by_guest = sum(one.last - one.first for one in found if one.host <= 1 - SURE)
    if is_of_two(by_host, by_guest, len(talk.words)):
        return found
    return [replace(one, host=0.5) for one in found]


def peer(talk: Talk) -> list[Sentence]:
    """Questions are the host's."""
    return [
        Sentence(first, last, float(talk.restored.asks(last - 1)))
        for first, last in spans_of(talk.restored)
    ]


def judged(some: Sequence[Talk], find: Find, level: float) -> tuple[float, float]:
    """The share of the words given that are given right, and the share left open."""
    right = given = count = 0
    for talk in some:
        for one in find(talk):
            own = talk.is_host[one.first : one.last]
            count += len(own)
            if max(one.host, 1 - one.host) >= level:
                right += own.count(int(one.host > 0.5))
                given += len(own)
    return right / max(1, given), 1 - given / max(1, count)


def main() -> None:
    """Read the command line, and print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    some = talks(parser.parse_args().folders)
    print(f"{len(some)} talks of two, {sum(len(talk.words) for talk in some):,} words")
    for level in LEVELS:
        right, left = judged(some, ours, level)
        print(f"sure by {level:.2f}: {right:.3f} right, {left:.3f} open{' <' * (level == SURE)}")
    right, left = judged(some, shown, SURE)
    print(f"shown, talk by talk: {right:.3f} right, {left:.3f} open")
    peers, _ = judged(some, peer, 0.5)
    print(f"questions are the host's: {peers:.3f} right, 0 open")
    sys.exit(0 if right >= GOAL_RIGHT else 1)


if __name__ == "__main__":
    main()
