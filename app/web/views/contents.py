"""The contents of a talk."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.archive.ingest.sectioning import sections_of
from app.archive.names_over import NameOver
from app.archive.wording import WhosePunctuation, Wording
from app.exploring.contents.guessing import GuessedSection
from app.store import contents
from app.store.database import Session
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.clock_times import clock, clock_of
from app.transcripts.model import Chapter

_NEAR_MS = 2_000
"""A chapter that begins this soon after a passage begins with it."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the list of contents: a section that begins with passage `number`. `text` is what
    is shown in any room, `sentence` what a guessed title goes on with where there is more."""

    number: int
    key: str
    time: str
    text: str
    sentence: str = ""


def contents_of(
    session: Session,
    row: EpisodeRow,
    transcript: StoredTranscript,
    written: Wording,
    names: Mapping[int, NameOver],
) -> list[EntryView]:
    """The chapters of a talk; where it has none, the places where it turns to something else,
    named by what sets them apart. `names` are shown for what was heard for them. Titles as
    captioned are made now, and all where no import has made them yet."""
    passages = transcript.passages
    if row.facts.chapters and passages:
        return [_chapter(one, passages) for one in row.facts.chapters]
    found = (
        None
        if written.punctuation is WhosePunctuation.AS_CAPTIONED
        else contents.of_episode(session, row)
    )
    if found is None:
        found = sections_of(session, row, transcript, written, names)
    return [_section(one, passages[one.passage]) for one in found]


def _section(section: GuessedSection, passage: StoredPassage) -> EntryView:
    sentence = section.title.removeprefix(section.about)
    time = clock_of(passage.start)
    return EntryView(section.passage, passage.key, time, section.about, sentence)


def _chapter(chapter: Chapter, passages: Sequence[StoredPassage]) -> EntryView:
    if chapter.word is not None:
        firsts = [passage.first for passage in passages]
        place = max(0, bisect_right(firsts, chapter.word) - 1)
        time = clock_of(replace(passages[place].start, ms=chapter.start_ms))
        return EntryView(place, passages[place].key, time, chapter.title)
    starts = [passage.start_ms for passage in passages]
    place = max(0, bisect_right(starts, chapter.start_ms + _NEAR_MS) - 1)
    return EntryView(place, passages[place].key, clock(chapter.start_ms), chapter.title)
