"""The contents of a talk."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.archive.answers.wording import Marks, Wording
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.model import Chapter
from app.transcripts.section_titles import section_titles
from app.transcripts.shifts import sections
from app.transcripts.timeline import clock_of
from app.transcripts.times import clock

_MOST_SECTIONS = 24
_SHORTEST_SECTION_WORDS = 250
"""Sections of a talk, at the most, and words of one, at the least."""
_NEAR_MS = 2_000
"""A chapter that begins this soon after a passage begins with it."""


_KEPT_TALKS = 1_000
"""Contents that were guessed and are kept: they take longer than the rest of a page."""
_kept: dict[tuple[int, Marks], list["EntryView"]] = {}


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the list of contents: a section that begins with passage `number`."""

    number: int
    key: str
    time: str
    text: str


def contents_of(row: EpisodeRow, transcript: StoredTranscript, written: Wording) -> list[EntryView]:
    """The chapters of a talk; where it has none, the places where it turns to something else,
    named by what sets them apart."""
    if not transcript.passages:
        return []
    if row.facts.chapters:
        return [_chapter(one, transcript.passages) for one in row.facts.chapters]
    key = (row.stamp, written.marks)
    if (found := _kept.get(key)) is None:
        if len(_kept) >= _KEPT_TALKS:
            _kept.clear()
        found = _kept[key] = _guessed(transcript, written, row.language)
    return found


def _guessed(transcript: StoredTranscript, written: Wording, language: str) -> list[EntryView]:
    passages = transcript.passages
    texts = [transcript.words[passage.first : passage.last] for passage in passages]
    least = max(_SHORTEST_SECTION_WORDS, len(transcript.words) // _MOST_SECTIONS)
    begun = sections(texts, [passage.first for passage in passages], least)
    firsts = [passages[number].first for number in begun]
    spans = pairwise([*firsts, len(written.words)])
    titles = section_titles([written.words[first:last] for first, last in spans], language)
    return [
        EntryView(number, passages[number].key, clock_of(passages[number].start), title)
        for number, title in zip(begun, titles, strict=True)
    ]


def _chapter(chapter: Chapter, passages: Sequence[StoredPassage]) -> EntryView:
    if chapter.word is not None:
        firsts = [passage.first for passage in passages]
        place = max(0, bisect_right(firsts, chapter.word) - 1)
        time = clock_of(replace(passages[place].start, ms=chapter.start_ms))
        return EntryView(place, passages[place].key, time, chapter.title)
    starts = [passage.start_ms for passage in passages]
    place = max(0, bisect_right(starts, chapter.start_ms + _NEAR_MS) - 1)
    return EntryView(place, passages[place].key, clock(chapter.start_ms), chapter.title)
