"""Pictures of a whole talk: where its matches are, and how its times are known."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.language.codes import has_spaces
from app.language.tokens import size
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


class Along:
    """Places along a talk in thousandths of its words; in scripts without spaces of its letters,
    for there a word may be a whole paragraph."""

    def __init__(self, words: Sequence[str], language: str) -> None:
        sizes = None if has_spaces(language) else map(size, words)
        self._before = sizes and [0, *accumulate(sizes)]
        self._whole = max(1, self._before[-1] if self._before else len(words))

    def at(self, word: int) -> int:
        """Where a word stands."""
        return (self._before[word] if self._before else word) * 1000 // self._whole

    def width(self, first: int, last: int) -> int:
        """How wide the words `[first, last)` are."""
        if self._before:
            first, last = self._before[first], self._before[last]
        return (last - first) * 1000 // self._whole


def strip_views(
    transcript: StoredTranscript, language: str, found: Sequence[TermMatch]
) -> tuple[list[StripView], dict[str, tuple[str | None, str | None]]]:
    """The passages that hold matches, and for each the ones before and after it."""
    starts = [passage.first for passage in transcript.passages]
    counts = Counter(bisect_right(starts, first) - 1 for first in {one.first for one in found})
    along = Along(transcript.words, language)
    views = []
    for number, count in sorted(counts.items()):
        passage = transcript.passages[number]
        width = max(4, along.width(passage.first, passage.last))
        plural = "es" if count > 1 else ""
        text = f"{clock_of(passage.start)}: {count} match{plural}"
        views.append(StripView(passage.key, along.at(passage.first), width, text))
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
