"""What a transcript is: a list of words, and spans over it.

Words are numbered from 0 within an episode. Every span is a half-open word range
`[first, last)`; every time is in whole milliseconds from the start of the talk.
"""

import datetime
from dataclasses import dataclass, field

from app.errors import VivaVoceError
from app.transcripts.restored import Restored
from app.transcripts.timeline import Timeline

NOT_TOLD = 255
"""A word's confidence where the file tells none."""


class TranscriptError(VivaVoceError):
    """A file that can't be read as a transcript; the message is a sentence for its owner."""


class NoTranscriptError(TranscriptError):
    """A file that is something else than a transcript: it is left aside, and nothing failed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event between words, such as `[laughter]`; `at` is the word that follows it."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch `[first, last)`; `speaker` is None where nobody is named."""

    first: int
    last: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Word `word` as a cleaner transcript of the talk writes it; the word itself stays."""

    word: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption line: words `[first, last)` shown in `[start_ms, end_ms)`."""

    first: int
    last: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class SyncPoint:
    """An owner's word for it: the words `words` (or word number `word`) are said at `at_ms`."""

    at_ms: int
    words: str = ""
    word: int | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """Another recording of the talk, cut otherwise: its clock is ahead of the transcript's by
    the last of `shifts` (`(from_ms, shift_ms)`, rising) that begins at or before a time."""

    title: str
    youtube_id: str | None = None
    media_url: str | None = None
    shifts: tuple[tuple[int, int], ...] = ((0, 0),)

    def at(self, ms: int) -> int:
        """The recording's time of the transcript's time `ms`."""
        before = [shift for start, shift in self.shifts if start <= ms]
        return max(0, ms + (before[-1] if before else self.shifts[0][1]))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the talk that its maker gave a title. Where the file tells no time, it begins
    with word `word`, and `start_ms` is that word's."""

    start_ms: int
    title: str
    word: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote about the talk. `answers` is the number, among the talk's comments, of
    the one that it answers, which comes before it; `written_at` is in UTC. The text of one that
    was deleted is empty."""

    text: str
    author: str | None = None
    author_page: str | None = None
    score: int | None = None
    written_at: datetime.datetime | None = None
    is_deleted: bool = False
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an episode besides its words; every field may be missing.

    `info` keeps a file's own table of facts in its order, label and value as they stood. `labels`
    are what stands before the words of those who speak, where the file lists all of it. `read_in`
    is the file that the talk is to be read in where there are several, `guessed_guests` are people
    whom the title seems to name as guests, where nothing tells any. `played` stand before words
    that are nothing but links: recordings that are played in, and nobody who takes part.
    """

    title: str | None = None
    description: str | None = None
    series: str | None = None
    date: datetime.date | None = None
    season: int | None = None
    number: int | None = None
    language: str | None = None
    channel: str | None = None
    duration_ms: int | None = None
    media_url: str | None = None
    youtube_id: str | None = None
    keywords: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    guessed_guests: tuple[str, ...] = ()
    views: int | None = None
    likes: int | None = None
    rating: str | None = None
    info: tuple[tuple[str, str], ...] = ()
    sync: tuple[SyncPoint, ...] = ()
    times_from: str | None = None
    read_in: str | None = None
    recordings: tuple[Recording, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    comments: tuple[Comment, ...] = ()
    labels: tuple[str, ...] | None = None
    played: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of one talk and all that is known about them.

    `breaks` are the words that begin a paragraph in the file (0 is implied). `turns` cover
    the words in order without overlap and are empty when the file names no speakers.
    `readings`, and turns that the file doesn't have, come from the transcript `lifted_from`;
    `restored` is what was guessed for raw captions. `warnings` are sentences for the owner about
    what was guessed or left out in reading the file. `confidences` has a byte a word for how sure
    whoever heard it was, in hundredths, or NOT_TOLD; it is empty where the file tells none.
    `read_as` is the title of the format that read the file, `how_detected` the level at which it
    knew it.
    """

    format: str
    words: tuple[str, ...]
    timeline: Timeline
    marks: tuple[Mark, ...] = ()
    turns: tuple[Turn, ...] = ()
    cues: tuple[Cue, ...] = ()
    breaks: tuple[int, ...] = ()
    readings: tuple[Reading, ...] = ()
    lifted_from: str | None = None
    restored: Restored | None = None
    metadata: Metadata = field(default_factory=Metadata)
    confidences: bytes = b""
    warnings: tuple[str, ...] = ()
    read_as: str = ""
    how_detected: str = ""
