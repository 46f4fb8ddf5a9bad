"""What the page of an episode gets: passages, contents, the strip of matches, its times."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from app.archive.answers.wording import Wording
from app.search.results.highlight import Match
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript
from app.transcripts.shifts import sections
from app.transcripts.timeline import Timeline, clock_of
from app.transcripts.times import clock
from app.web.templating import marked_text
from app.web.views import TimeView, time_view, within

_CONTENTS = 24
_SHORTEST_SECTION = 250
"""Sections of a talk, at the most, and words of one, at the least."""
_NEAR_MS = 2_000
"""A chapter that begins this soon after a passage begins with it."""
_SENTENCE = 400
"""A text with sentences has one that ends within so many words."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One speaker's words; the name only where it changes."""

    speaker: str | None
    html: Markup


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as the episode's page shows it."""

    key: str
    first: int
    seconds: int
    time: TimeView
    paragraphs: Sequence[ParagraphView]
    begins_section: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class StripView:
    """A passage with matches in the strip that shows where they are, in thousandths of the
    talk; `text` says how many."""

    key: str
    left: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the list of contents: a section that begins with passage `number`."""

    number: int
    key: str
    time: str
    text: str


def passage_views(
    episode: EpisodeRow,
    transcript: StoredTranscript,
    written: Wording,
    marked: frozenset[int],
    recording: int = 0,
    here: int | None = None,
    names: Mapping[int, tuple[int, str]] = MappingProxyType({}),
    sections: Collection[int] = (),
) -> list[PassageView]:
    """The whole transcript in paragraphs; speakers are named where they change. Word number
    `here` is where a link leads; `names` are what misheard runs mean; `sections` are the numbers
    of passages that begin one."""
    starts = {turn.first: turn.speaker for turn in transcript.turns}
    breaks = written.paragraphs
    ends = [number for number, word in enumerate(written.words) if _ends(word)]
    views = []
    for passage in transcript.passages:
        inner = breaks[bisect_right(breaks, passage.first) : bisect_left(breaks, passage.last)]
        marks = [m for m in transcript.marks if passage.first <= m.at < passage.last]
        last_end = bisect_left(ends, passage.first) - 1
        since = passage.first - 1 - ends[last_end] if last_end >= 0 else _SENTENCE
        goes_on = passage.first not in starts and 0 < since < _SENTENCE
        paragraphs = [
            ParagraphView(
                starts.get(first),
                marked_text(written.words[first:last], marked, marks, first, here, names),
            )
            for first, last in itertools.pairwise([passage.first, *inner, passage.last])
        ]
        views.append(
            PassageView(
                passage.key,
                passage.first,
                passage.start_ms // 1000,
                time_view(episode, passage, recording),
                paragraphs,
                passage.number in sections,
                goes_on,
            )
        )
    return views


def passage_of(transcript: StoredTranscript, word: int) -> str:
    """The key of the passage in which a word stands."""
    return next(passage.key for passage in transcript.passages if word < passage.last)


def _ends(word: str) -> bool:
    return word.rstrip("\"'”’)]").endswith((".", "?", "!", "…"))


def strip_views(
    transcript: StoredTranscript, found: Sequence[Match]
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
        text = f"{clock(passage.start_ms)}: {count} match{plural}"
        views.append(StripView(passage.key, left, width, text))
    keys: list[str | None] = [None, *(view.key for view in views), None]
    around = {
        here: (before, after)
        for before, here, after in zip(keys, keys[1:], keys[2:], strict=False)
        if here
    }
    return views, around


def contents(
    episode: EpisodeRow, transcript: StoredTranscript, written: Wording
) -> list[EntryView]:
    """The chapters of a talk; where it has none, the places where it turns to something else,
    named by their first words."""
    passages = transcript.passages
    if not passages:
        return []
    if chapters := episode.facts.get("chapters"):
        starts = [passage.start_ms for passage in passages]
        return [
            EntryView(place := max(0, bisect_right(starts, ms + _NEAR_MS) - 1), passages[place].key,
                      clock(ms), title)
            for ms, title in chapters
        ]  # fmt: skip
    texts = [transcript.words[passage.first : passage.last] for passage in passages]
    least = max(_SHORTEST_SECTION, len(transcript.words) // _CONTENTS)
    begun = sections(texts, [passage.first for passage in passages], least)
    entries = []
    for number in begun:
        passage = passages[number]
        first_words = " ".join(written.words[passage.first : passage.first + 8])
        entries.append(EntryView(number, passage.key, clock_of(passage.start), f"{first_words} …"))
    return entries


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
