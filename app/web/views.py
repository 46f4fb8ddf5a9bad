"""What templates and the API get: rows of the store, made ready to show."""

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup

from app.archive.linking import Opened
from app.archive.searching import FoundPassage
from app.archive.suggesting import Suggestion
from app.search.highlight import Match
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage, StoredTranscript
from app.transcripts import restore
from app.transcripts.model import Recording
from app.transcripts.timeline import Moment, Timeline, Timing
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
    seconds: int
    time: TimeView
    paragraphs: Sequence[ParagraphView]
    before: str | None = None
    after: str | None = None


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
    permalink: str
    why: str
    more: int
    more_url: str


def permalink(key: str) -> str:
    """The short address of a passage, which stays."""
    return f"/p/{key}"


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A passage within another site's page."""

    speakers: str
    time: str
    media: str | None


def clock_of(at: Moment) -> str:
    """A time as it is read, with `≈` where it isn't exact."""
    return clock(at.ms) if at.kind is Timing.EXACT else f"≈ {clock(at.ms)}"


def embed_html(url: str, title: str, width: int, height: int) -> str:
    """The frame that shows a passage on another site."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups" style="border:0"></iframe>'
    )
    return str(frame.format(url, title, width, height))


def link_url(link: Opened) -> str:
    """Where a link opens: the episode, with its words marked and the page scrolled there."""
    return f"/episodes/{quote(link.slug)}?link={link.address}#here"


def suggestion_url(suggestion: Suggestion) -> str:
    """Where a suggestion leads: its own page, or a search for it."""
    if suggestion.slug:
        return f"/{suggestion.kind}s/{quote(suggestion.slug)}"
    return f"/search?q={quote(suggestion.text)}"


def episode_url(episode: EpisodeRow) -> str:
    """The address of an episode's page."""
    return f"/episodes/{quote(episode.slug)}"


def passage_url(episode: EpisodeRow, passage: StoredPassage, typed: str = "") -> str:
    """The address of a passage; with what was typed, so that its words are highlighted."""
    query = f"?q={quote(typed)}" if typed else ""
    return f"{episode_url(episode)}{query}#p{passage.key}"


def recordings(episode: EpisodeRow) -> list[Recording]:
    """The recordings of a talk: the one that its times are of, then others with other cuts."""
    own = Recording("", episode.youtube_id, episode.media_url)
    has_own = episode.youtube_id or episode.media_url
    others = [Recording(**fact) for fact in episode.facts.get("recordings", [])]
    return [own, *others] if has_own else others


def media_at(episode: EpisodeRow, ms: int, number: int = 0) -> str | None:
    """The address of recording `number` at a time of the transcript; None where there is none."""
    heard = recordings(episode)
    if not 0 <= number < len(heard):
        return None
    recording = heard[number]
    seconds = recording.at(max(0, ms)) // 1000
    if recording.youtube_id:
        return f"https://www.youtube.com/watch?v={recording.youtube_id}&t={seconds}s"
    if not recording.media_url:
        return None
    if recording.media_url.startswith(("http://", "https://")):
        return f"{recording.media_url}#t={seconds}"
    return f"/media/{quote(episode.slug)}?recording={number}#t={seconds}"


def within(bound_ms: int) -> str:
    """A bound in words: `within 20 seconds`."""
    seconds = max(1, round(bound_ms / 1000))
    if seconds < 90:
        return f"within {seconds} second{'s' if seconds > 1 else ''}"
    return f"within {round(seconds / 60)} minutes"


EARLIEST_MS = 30_000
"""A link into a recording starts no earlier than this before a time that isn't sure."""


def time_view(episode: EpisodeRow, passage: StoredPassage, recording: int = 0) -> TimeView:
    """A passage's time: plain when exact, with `≈` and its bound when not. Where it isn't sure
    the link starts earlier by the bound, so that the words aren't missed."""
    text = clock(passage.start_ms)
    early = min(passage.bound_ms, EARLIEST_MS)
    href = media_at(episode, passage.start_ms - early, recording)
    if passage.timing == "exact":
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
        html=marked_text(found.readable, found.marked),
        permalink=permalink(passage.key),
        why=found.why,
        more=found.more,
        more_url=f"/search?{urlencode({'q': typed, 'episode': episode.slug})}",
    )


def passage_views(
    episode: EpisodeRow,
    transcript: StoredTranscript,
    marked: frozenset[int],
    recording: int = 0,
    as_captioned: bool = False,
    here: int | None = None,
    names: Mapping[int, tuple[int, str]] | None = None,
) -> list[PassageView]:
    """The whole transcript in paragraphs; speakers are named where they change. Words are shown
    as a cleaner transcript writes them where there is one, or as they read with what was
    guessed, unless `as_captioned`. Word number `here` is where a link leads; `names` are what
    misheard runs mean."""
    words = list(transcript.words)
    starts = {turn.first: turn.speaker for turn in transcript.turns}
    breaks = sorted({*starts, *transcript.breaks})
    if transcript.restored and not as_captioned:
        words = restore.readable(words, transcript.restored, episode.language)
        breaks = sorted({*breaks, *restore.paragraphs(transcript.restored)})
    for number, text in ({} if as_captioned else transcript.readings).items():
        words[number] = text
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
                marked_text(words[first:last], marked, marks, first, here, names or {}),
            )
            for first, last in itertools.pairwise(cuts)
        ]
        at = time_view(episode, passage, recording)
        views.append(PassageView(passage.key, passage.start_ms // 1000, at, paragraphs))
    return views


def strip_views(
    transcript: StoredTranscript, found: Sequence[Match]
) -> tuple[list[StripView], dict[str, tuple[str | None, str | None]]]:
    """The passages that hold matches, and for each the ones before and after it."""
    counts: dict[int, int] = {}
    starts = [passage.first for passage in transcript.passages]
    for match in found:
        number = bisect_right(starts, match.first) - 1
        counts[number] = counts.get(number, 0) + 1
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
    episode: EpisodeRow, transcript: StoredTranscript, as_captioned: bool = False
) -> list[EntryView]:
    """The first words every few minutes, to find one's way by time."""
    passages = transcript.passages
    guessed = None if as_captioned else transcript.restored
    if not passages:
        return []
    length = passages[-1].start_ms / 60_000
    minutes = next((step for step in (1, 2, 5, 10, 15, 30) if length / step <= _CONTENTS), 60)
    entries: list[EntryView] = []
    due = 0
    for passage in passages:
        if passage.start_ms >= due:
            first_words = transcript.words[passage.first : passage.first + 8]
            if guessed:
                first_words = restore.readable(
                    first_words, guessed, episode.language, passage.first
                )
            entries.append(EntryView(passage.key, clock(passage.start_ms), " ".join(first_words)))
            due = (passage.start_ms // (minutes * 60_000) + 1) * minutes * 60_000
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


def timing_shares(timeline: Timeline) -> list[tuple[str, int]]:
    """Each kind of time and for how many words of a hundred it holds, the most first."""
    shares: dict[str, int] = {}
    for stretch in timeline.stretches():
        shares[stretch.kind] = shares.get(stretch.kind, 0) + stretch.last - stretch.first
    whole = max(1, sum(shares.values()))
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return [(kind, round(100 * words / whole)) for kind, words in ordered]
