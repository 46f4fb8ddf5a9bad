"""What templates and the API get: rows of the store, made ready to show."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from app.archive.searching import FoundPassage
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts.times import clock
from app.web.templating import marked_text

_CONTENTS = 16
"""Entries that a list of contents has at the most."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time with how sure it is: `text` to read, `hint` to explain, `href` to hear it."""

    text: str
    hint: str
    timing: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One speaker's words; the name only where it changes."""

    speaker: str | None
    html: Markup


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as the episode's page shows it."""

    key: str
    time: TimeView
    paragraphs: Sequence[ParagraphView]


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the list of contents."""

    key: str
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found."""

    title: str
    url: str
    episode_url: str
    series: str | None
    date: str
    speaker: str | None
    time: TimeView
    html: Markup


def episode_url(episode: EpisodeRow) -> str:
    """The address of an episode's page."""
    return f"/episodes/{quote(episode.slug)}"


def passage_url(episode: EpisodeRow, passage: StoredPassage, typed: str = "") -> str:
    """The address of a passage; with what was typed, so that its words are highlighted."""
    query = f"?q={quote(typed)}" if typed else ""
    return f"{episode_url(episode)}{query}#p{passage.key}"


def media_at(episode: EpisodeRow, ms: int) -> str | None:
    """The address of the video or audio at a time; None where none is known."""
    seconds = max(0, ms) // 1000
    if episode.youtube_id:
        return f"https://www.youtube.com/watch?v={episode.youtube_id}&t={seconds}s"
    if not episode.media_url:
        return None
    if episode.media_url.startswith(("http://", "https://")):
        return f"{episode.media_url}#t={seconds}"
    return f"/media/{quote(episode.slug)}#t={seconds}"


def within(bound_ms: int) -> str:
    """A bound in words: `within 20 seconds`."""
    seconds = max(1, round(bound_ms / 1000))
    if seconds < 90:
        return f"within {seconds} second{'s' if seconds > 1 else ''}"
    return f"within {round(seconds / 60)} minutes"


def time_view(episode: EpisodeRow, passage: StoredPassage) -> TimeView:
    """A passage's time: plain when exact, with `≈` and its bound when not."""
    text = clock(passage.start_ms)
    href = media_at(episode, passage.start_ms)
    if passage.timing in {"exact", "aligned"}:
        return TimeView(text, "", passage.timing, href)
    hint = f"{passage.timing}, {within(passage.bound_ms)}"
    return TimeView(f"≈ {text}", hint, passage.timing, href)


def hit_view(found: FoundPassage, typed: str) -> HitView:
    """A hit for the list of results."""
    episode, passage = found.episode, found.passage
    return HitView(
        title=episode.title,
        url=passage_url(episode, passage, typed),
        episode_url=episode_url(episode),
        series=episode.series.name if episode.series else None,
        date=episode.date.isoformat() if episode.date else "",
        speaker=passage.speaker,
        time=time_view(episode, passage),
        html=marked_text(found.words, found.marked),
    )


def passage_views(
    episode: EpisodeRow, transcript: StoredTranscript, marked: frozenset[int]
) -> list[PassageView]:
    """The whole transcript in paragraphs; speakers are named where they change."""
    starts = {turn.first: turn.speaker for turn in transcript.turns}
    breaks = sorted({*starts, *transcript.breaks})
    views = []
    place = 0
    for passage in transcript.passages:
        cuts = [passage.first]
        while place < len(breaks) and breaks[place] < passage.last:
            if breaks[place] > passage.first:
                cuts.append(breaks[place])
            place += 1
        cuts.append(passage.last)
        marks = [m for m in transcript.marks if passage.first <= m.at < passage.last]
        paragraphs = [
            ParagraphView(
                starts.get(first),
                marked_text(transcript.words[first:last], marked, marks, first),
            )
            for first, last in itertools.pairwise(cuts)
        ]
        views.append(PassageView(passage.key, time_view(episode, passage), paragraphs))
    return views


def contents(transcript: StoredTranscript) -> list[EntryView]:
    """The first words every few minutes, to find one's way by time."""
    passages = transcript.passages
    if not passages:
        return []
    length = passages[-1].start_ms / 60_000
    minutes = next((step for step in (1, 2, 5, 10, 15, 30) if length / step <= _CONTENTS), 60)
    entries: list[EntryView] = []
    due = 0
    for passage in passages:
        if passage.start_ms >= due:
            first_words = transcript.words[passage.first : passage.first + 8]
            entries.append(EntryView(passage.key, clock(passage.start_ms), " ".join(first_words)))
            due = (passage.start_ms // (minutes * 60_000) + 1) * minutes * 60_000
    return entries
