"""How far off times are, by the means by which they are known, and whether bounds hold.

    python -m benchmarks.timing FOLDER

FOLDER holds `podcast/*.vtt` and `youtube/*.vtt`; files whose names begin with the same number
are two captionings of one talk. For each pair the podcast's times are hidden and

- lifted from the other captions; the two media are cut differently, so the shift between them
  is taken out piece by piece;
- interpolated from sync points 1, 5 and 10 minutes apart;
- estimated from the length alone.

Everything is compared where a caption begins, since a word's true time within one is unsure
itself. Peers in the same run: difflib's alignment over plain words, and no alignment (the other
captions' length scaled to this one's). Exits 1 where a goal is missed.
"""

import difflib
import re
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.language.tokens import text_tokens
from app.transcripts import timeline
from app.transcripts.aligning.align import Alignment, align, lift_times
from app.transcripts.detect import read
from app.transcripts.model import Transcript
from app.transcripts.source import Source
from app.transcripts.timeline import Timeline, Timing

Values = NDArray[np.float64]
PRICE = 2 * 300.0**2
"""Of a piece, in squared milliseconds: changes of less than some 300 ms are no cuts."""
SHORTEST_PIECE, LONGEST_PIECE = 3, 1_000
"""Captions."""
TALKS_COMPARED = 10


def load(folder: Path) -> dict[str, Transcript]:
    """Transcripts by the number that their name begins with."""
    found = {}
    for path in sorted(folder.glob("*.vtt")):
        if match := re.match(r"\d+", path.name):
            found[match[0]] = read(Source(path.name, path.read_bytes()))
    return found


def shifts(differences: Values) -> Values:
    """The differences smoothed to pieces of one value each: the piecewise constant curve with
    the least squared error and a price for each piece (Potts; Friedrich et al., "Complexity
    penalized M-estimation", 2008). A piece has three captions at least: that as many in a row
    are off by the same is a cut of the media, and no error of words found one by one.
    """
    count = len(differences)
    sums = np.concatenate(([0.0], np.cumsum(differences - differences.mean())))
    squares = np.concatenate(([0.0], np.cumsum((differences - differences.mean()) ** 2)))
    best = np.full(count + 1, np.inf)
    best[0] = 0.0
    start = np.zeros(count + 1, dtype=np.int64)
    for end in range(1, count + 1):
        firsts = np.arange(max(0, end - LONGEST_PIECE), end - SHORTEST_PIECE + 1)
        if not len(firsts):
            continue
        total = sums[end] - sums[firsts]
        cost = squares[end] - squares[firsts] - total**2 / (end - firsts)
        whole = best[firsts] + cost + PRICE
        start[end] = firsts[int(np.argmin(whole))]
        best[end] = whole.min()
    smooth = np.empty_like(differences)
    end = count
    while end > 0:
        smooth[start[end] : end] = np.median(differences[start[end] : end])
        end = int(start[end])
    return smooth


class Row:
    """Errors and bounds of one means, over all talks (milliseconds)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.errors: list[float] = []
        self.bounds: list[float] = []
        self.seconds = 0.0

    def add(self, errors: Values, bounds: Values) -> None:
        """Take in one talk."""
        self.errors.extend(np.abs(errors))
        self.bounds.extend(bounds)

    def show(self) -> dict[str, float]:
        """Print the row; gives its figures in seconds and shares."""
        errors, bounds = np.array(self.errors) / 1000, np.array(self.bounds) / 1000
        figures = {
            "median": float(np.median(errors)),
            "p90": float(np.quantile(errors, 0.9)),
            "p95": float(np.quantile(errors, 0.95)),
            "within": float(np.mean(errors <= bounds)),
            "bound": float(np.mean(bounds)),
        }
        times_median = figures["bound"] / max(figures["median"], 1e-9)
        print(
            f"{self.name:28} {len(errors):6}  median {figures['median']:7.2f}  p90"
            f" {figures['p90']:7.2f}  p95 {figures['p95']:7.2f}  within {figures['within']:6.1%}"
            f"  mean bound {figures['bound']:6.2f} ({times_median:.1f} medians)"
            f"  {self.seconds:5.1f} s"
        )
        return figures


def lifted(
    here: Transcript, there: Transcript, alignment: Alignment, line: Timeline
) -> tuple[Values, Values, NDArray[np.bool_]]:
    """Of captions whose first word is known in both: error after shift, bound, and whether the
    word begins a caption there too (so that its time there is exact)."""
    counterparts = dict(alignment.pairs)
    begins = {cue.first for cue in there.cues}
    rows = []
    for cue in here.cues:
        other = counterparts.get(cue.first)
        if other is not None:
            moment = line.at(cue.first)
            difference = there.timeline.at(other).ms - cue.start_ms
            rows.append((moment.ms - cue.start_ms, difference, moment.bound_ms, other in begins))
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return table[:, 0] - shifts(table[:, 1]), table[:, 2], table[:, 3] > 0


def difflib_alignment(here: Transcript, there: Transcript) -> Alignment:
    """The peer: difflib over folded words."""
    a, b = ([" ".join(text_tokens(word)) for word in t.words] for t in (here, there))
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    pairs = [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    return Alignment(tuple(pairs), 1.0)


def at_cues(line: Timeline, transcript: Transcript) -> tuple[Values, Values]:
    """Errors and bounds at the captions that `line` has no knot for."""
    known = {knot.word for knot in line.knots}
    moments = [(line.at(c.first), c) for c in transcript.cues if c.first not in known]
    inside = [(m, c) for m, c in moments if len(known) == 2 or m.kind is Timing.INTERPOLATED]
    errors = np.array([m.ms - c.start_ms for m, c in inside], dtype=np.float64)
    return errors, np.array([m.bound_ms for m, _ in inside], dtype=np.float64)


def hide(transcript: Transcript, minutes: float | None) -> Timeline:
    """Its timeline with one sync point every `minutes`, or with the length alone."""
    points = []
    due = 0.0
    for cue in transcript.cues:
        if minutes is not None and cue.start_ms >= due:
            points.append((cue.first, cue.start_ms))
            due = cue.start_ms + minutes * 60_000
    return timeline.exact(transcript.words, points, transcript.timeline.end_ms)


def timed(row: Row, work: Callable[[], tuple[Values, Values]]) -> None:
    """Do the work and count its seconds to the row."""
    started = time.perf_counter()
    errors, bounds = work()
    row.seconds += time.perf_counter() - started
    row.add(errors, bounds)


def measure_lifting(pairs: Sequence[tuple[Transcript, Transcript]]) -> bool:
    """Lift, beside the peers; gives whether the goals are met."""
    ours, unsure = Row("lifted, known in both"), Row("lifted, all captions")
    peer, none = Row("peer: difflib, known in both"), Row("peer: no alignment")
    for here, there in pairs:
        started = time.perf_counter()
        alignment = align(here.words, there.words)
        line = lift_times(here, there, alignment)
        ours.seconds += time.perf_counter() - started
        errors, bounds, is_both = lifted(here, there, alignment, line)
        ours.add(errors[is_both], bounds[is_both])
        unsure.add(errors, bounds)
        started = time.perf_counter()
        other = difflib_alignment(here, there)
        other_line = lift_times(here, there, other)
        peer.seconds += time.perf_counter() - started
        errors, bounds, is_both = lifted(here, there, other, other_line)
        peer.add(errors[is_both], bounds[is_both])
        scaled = len(there.words) / len(here.words)
        guesses = [there.timeline.at(round(cue.first * scaled)).ms for cue in here.cues]
        true = np.array([cue.start_ms for cue in here.cues], dtype=np.float64)
        shift = np.array(guesses) - true
        none.add(shift - np.median(shift), np.zeros(len(true)))
    figures = ours.show()
    wide = unsure.show()
    peer.show()
    none.show()
    met = figures["median"] <= 0.3 and figures["p95"] <= 1.5 and figures["within"] >= 0.9
    return met and wide["within"] >= 0.9


def main(folder: Path) -> int:
    """Measure all; 0 where every goal is met."""
    podcast, youtube = load(folder / "podcast"), load(folder / "youtube")
    numbers = [number for number in podcast if number in youtube]
    pairs = [(podcast[number], youtube[number]) for number in numbers]
    print(f"{len(pairs)} talks captioned twice")
    met = measure_lifting(pairs)
    for name, minutes in [
        ("interpolated, 1 minute", 1.0),
        ("interpolated, 5 minutes", 5.0),
        ("interpolated, 10 minutes", 10.0),
        ("estimated from the length", None),
    ]:
        row = Row(name)
        for here, _ in pairs:
            timed(row, lambda here=here, m=minutes: at_cues(hide(here, m), here))  # type: ignore[misc]
        met = row.show()["within"] >= 0.9 and met
    some = numbers[:TALKS_COMPARED]
    confused = [
        (a, b)
        for a, b in combinations(some, 2)
        for x, y in ((a, b), (b, a))
        if align(podcast[x].words, youtube[y].words).is_same_talk
    ]
    missed = [n for n in numbers if not align(podcast[n].words, youtube[n].words).is_same_talk]
    print(f"different talks taken for one: {len(confused)}; same talks not recognised: {missed}")
    met = met and not confused and not missed
    print("every goal is met" if met else "a goal is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
