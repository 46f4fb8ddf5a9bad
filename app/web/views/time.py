"""A time with how sure it is."""

from dataclasses import dataclass

from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage
from app.transcripts.timeline import Moment, Timing, clock_of
from app.web.views.episode import media_at

EARLIEST_MS = 30_000
"""A link into a recording starts no earlier than this before a time that isn't sure."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time with how sure it is: `text` to read, `hint` to explain, `href` to hear it."""

    text: str
    hint: str
    timing: str
    href: str | None


def time_view(episode: EpisodeRow, passage: StoredPassage, recording: int = 0) -> TimeView:
    """A passage's time, as `moment_view` shows it."""
    return moment_view(episode, passage.start, recording)


def moment_view(episode: EpisodeRow, at: Moment, recording: int = 0) -> TimeView:
    """A time: plain when exact, with `≈` and its bound when not. Where it isn't sure the link
    starts earlier by the bound, so that the words aren't missed."""
    href = media_at(episode, at.ms - min(at.bound_ms, EARLIEST_MS), recording)
    hint = "" if at.kind is Timing.EXACT else f"{at.kind}, {within(at.bound_ms)}"
    return TimeView(clock_of(at), hint, at.kind, href)


def within(bound_ms: int) -> str:
    """A bound in words: `within 20 seconds`."""
    seconds = max(1, round(bound_ms / 1000))
    if seconds < 90:
        return f"within {seconds} second{'s' if seconds > 1 else ''}"
    return f"within {round(seconds / 60)} minutes"
