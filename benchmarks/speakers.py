"""How surely raw captions of an interview are given to host or guest.

    python -m benchmarks.speakers FOLDER…

Of clean transcripts of talks of two, marks, case and speakers are taken off, and who speaks is
guessed back, both names known. Printed is, for how sure a stretch must be, the share of words given
that are given right and the share left open, then both for each show as it is shown, then how often
stretches that are so sure are right; nobody's words count only as open or not. What is shown is
told again by weights that are fitted to other talks of the host in the same show, as an import does
it. Then what the same weights would give if it were known after which sentences somebody else goes
on, by the chain and for each stretch between two changes alone: what is lost is lost in finding
changes. The peer gives each sentence with a question to the host and the others to the guest. Judge
on shows that `training.voices` didn't see. Exits 1 where fewer than 93 of 100 words that are shown
are right.
"""

import argparse
import itertools
import operator
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from app.transcripts.restoring.own_words import FEWEST, fitted_to
from app.transcripts.restoring.stretches import SURE, SureStretch, is_of_two, stretches
from app.transcripts.restoring.voices import (
    Sentence,
    Voices,
    masked,
    share_of,
    smoothed,
    spans_of,
    voices,
)
from training.voices import Talk, others_of, talks

GOAL_RIGHT = 0.93
LEVELS = (0.5, 0.7, 0.75, 0.8, 0.85, 0.9, SURE, 0.95, 0.98)
BINS = (SURE, 0.95, 0.97, 0.99, 1.01)
KNOWN_ODDS = 12.0
"""Log-odds of a change that is known."""
Given = tuple[Talk, Sequence[SureStretch]]


def weights() -> Voices:
    """Those for English."""
    net = voices("en")
    if net is None:
        raise SystemExit("There are no weights.")
    return net


def sentences(talk: Talk) -> list[Sentence]:
    """What is guessed, before it is asked whether that is sure enough."""
    return weights().sentences(talk.words, talk.restored, [talk.host], [talk.guest])


def peer(talk: Talk) -> list[SureStretch]:
    """Questions are the host's."""
    return [
        SureStretch(first, last, talk.restored.asks(last - 1), 1.0)
        for first, last in spans_of(talk.restored)
    ]


def between_known_changes(talk: Talk) -> Iterator[list[SureStretch]]:
    """The stretches between known changes by the chain, and each by what it says itself."""
    spans = list(spans_of(talk.restored))
    said = masked(talk.words, [talk.host], [talk.guest])
    own, _, _ = weights().scores(said, talk.restored, spans)
    is_host = [2 * sum(one == 1 for one in talk.is_host[a:b]) > b - a for a, b in spans]
    runs = [
        [place for place, _ in run]
        for _, run in itertools.groupby(enumerate(is_host), operator.itemgetter(1))
    ]
    alone = [sum(own[place] for place in run) for run in runs]
    known = [KNOWN_ODDS] * (len(runs) - 1)
    for found in (smoothed(alone, known, known), alone):
        yield [
            SureStretch(spans[run[0]][0], spans[run[-1]][1], odds > 0, share_of(abs(odds)))
            for run, odds in zip(runs, found, strict=True)
        ]


def judged(some: Iterable[Given]) -> tuple[float, float]:
    """The share of the words given that are given right, and the share left open."""
    right = given = count = 0
    for talk, found in some:
        count += len(talk.words)
        for one in found:
            right += list(talk.is_host[one.first : one.last]).count(int(one.is_host))
            given += one.last - one.first
    return right / max(1, given), 1 - given / max(1, count)


def calibrated(some: Sequence[Given]) -> None:
    """Print how often stretches that are so sure are right."""
    for low, high in itertools.pairwise(BINS):
        those = [(talk, [one for one in found if low <= one.sure < high]) for talk, found in some]
        right, left = judged(those)
        print(f"sure by {low:.2f} to {min(1, high):.2f}: {right:.3f} right, {1 - left:.3f} of all")


def fitted_to_hosts(shown: Sequence[Given]) -> list[Given]:
    """What is shown by weights that are fitted to other talks of the hosts, whose speakers are
    known; as before where there are too few of these."""
    some = [talk for talk, _ in shown]
    found = []
    for talk, before in shown:
        others = others_of(talk, some)
        if len(others) < FEWEST:
            found.append((talk, before))
            continue
        net = fitted_to(weights(), others)
        given = stretches(net.sentences(talk.words, talk.restored, [talk.host], [talk.guest]))
        found.append((talk, given if is_of_two(given, len(talk.words)) else []))
    return found


def told_by_show(shown: Sequence[Given], how: str) -> float:
    """Print for each show, and for all of them, what share of the words shown is right, what is
    left open, and the worst talk; gives the share of all that is right."""
    for show in sorted({talk.show for talk, _ in shown}):
        own = [one for one in shown if one[0].show == show]
        right, left = judged(own)
        worst = min((judged([one])[0] for one in own if one[1]), default=1.0)
        print(f"{how}, {show}: {right:.3f} right, {left:.3f} open; worst talk {worst:.3f} right")
    right, left = judged(shown)
    print(f"{how}, all: {right:.3f} right, {left:.3f} open")
    return right


def main() -> None:
    """Read the command line, and print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    some = [(talk, sentences(talk)) for talk in talks(parser.parse_args().folders)]
    print(f"{len(some)} talks of two, {sum(len(talk.words) for talk, _ in some):,} words")
    for level in LEVELS:
        right, left = judged((talk, stretches(found, level)) for talk, found in some)
        print(f"sure by {level:.2f}: {right:.3f} right, {left:.3f} open{' <' * (level == SURE)}")
    given = [(talk, stretches(found)) for talk, found in some]
    calibrated(given)
    shown = [(talk, found if is_of_two(found, len(talk.words)) else []) for talk, found in given]
    right = told_by_show(shown, "shown")
    told_by_show(fitted_to_hosts(shown), "shown, fitted to hosts")
    chained, alone = zip(*(between_known_changes(talk) for talk, _ in some), strict=True)
    for way, known in (("chain", chained), ("stretch alone", alone)):
        those = list(zip((talk for talk, _ in some), known, strict=True))
        all_right, _ = judged(those)
        right_of_sure, left = judged((t, [s for s in k if s.sure >= SURE]) for t, k in those)
        print(
            f"changes known, by {way}: {all_right:.3f} right, 0 open; "
            f"sure by {SURE}: {right_of_sure:.3f} right, {left:.3f} open"
        )
    peers, _ = judged((talk, peer(talk)) for talk, _ in some)
    print(f"questions are the host's: {peers:.3f} right, 0 open")
    sys.exit(0 if right >= GOAL_RIGHT else 1)


if __name__ == "__main__":
    main()
