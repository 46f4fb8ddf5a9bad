"""A time beside its place in the recording, and how sure it is in words. How it is written is in
`app/transcripts/clock_times.py`."""

from dataclasses import dataclass

from app.transcripts.clock_times import clock_of
from app.transcripts.timeline import Moment, Timing
from app.web.views.episode import EpisodeView

_EARLIEST_MS = 30_000
"""A link into a recording starts no earlier than this before a time that isn't sure."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """A time with how sure it is: `text` to read, `hint` to explain, `href` to hear it."""

    text: str
    hint: str
    timing: str
    href: str | None


def time_view(episode: EpisodeView, at: Moment, recording: int = 0) -> TimeView:
    """A time of an episode: plain when exact, with `≈` and its bound when not."""
    href = episode.media(early(at), recording)
    hint = "" if at.kind is Timing.EXACT else f"{at.kind}, {within(at.bound_ms)}"
    return TimeView(clock_of(at), hint, at.kind, href)


def early(at: Moment) -> int:
    """The time in milliseconds at which a recording is to start: earlier by the bound where it
    isn't sure, so that the words aren't missed."""
    return at.ms - min(at.bound_ms, _EARLIEST_MS)


def within(bound_ms: int) -> str:
    """A bound in words: `within 20 seconds`."""
    seconds = max(1, round(bound_ms / 1000))
    if seconds < 90:
        return f"within {seconds} second{'s' if seconds > 1 else ''}"
    return f"within {round(seconds / 60)} minutes"
