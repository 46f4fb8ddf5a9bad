"""Pictures of a whole talk: where its matches are, and how its times are known."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.search.results.highlight import TermMatch
from app.store.transcripts import StoredTranscript
from app.transcripts.clock_times import clock, clock_of
from app.transcripts.timeline import Timeline
from app.web.views.time import within


@dataclass(frozen=True, slots=True)
class StripView:
    """A passage with matches in the strip that shows where they are, in thousandths of the
    talk; `text` says how many."""

    key: str
    left: int
    width: int
    text: str


def strip_views(
    transcript: StoredTranscript, found: Sequence[TermMatch]
) -> tuple[list[StripView], dict[str, tuple[str | None, str | None]]]:
    """The passages that hold matches, and for each the ones before and after it."""
    starts = [passage.first for passage in transcript.passages]
    counts = Counter(bisect_right(starts, first) - 1 for first in {one.first for one in found})
    whole = max(1, len(transcript.words))
    views = []
    for number, count in sorted(counts.items()):
        passage = transcript.passages[number]
        left = passage.first * 1000 // whole
        width = max(4, (passage.last - passage.first) * 1000 // whole)
        plural = "es" if count > 1 else ""
        text = f"{clock_of(passage.start)}: {count} match{plural}"
        views.append(StripView(passage.key, left, width, text))
    keys: list[str | None] = [None, *(view.key for view in views), None]
    around = {
        here: (before, after)
        for before, here, after in zip(keys, keys[1:], keys[2:], strict=False)
        if here
    }
    return views, around


@dataclass(frozen=True, slots=True)
class StretchView:
    """A stretch of the talk in the picture of its times, in thousandths of the length."""

    timing: str
    left: int
    width: int
    text: str


def stretch_views(timeline: Timeline) -> list[StretchView]:
    """The stretches of a timeline, as they stand in a bar of a thousand units."""
    length = max(1, timeline.end_ms)
    found = []
    for stretch in timeline.stretches():
        left = round(stretch.start_ms * 1000 / length)
        right = round(stretch.end_ms * 1000 / length)
        bound = "" if stretch.bound_ms < 500 else f", {within(stretch.bound_ms)}"
        text = f"{clock(stretch.start_ms)} to {clock(stretch.end_ms)}: {stretch.kind}{bound}"
        found.append(StretchView(stretch.kind, left, max(1, right - left), text))
    return found
