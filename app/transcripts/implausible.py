"""Times that can hardly be right, such as milliseconds that were written as seconds."""

from itertools import pairwise

from app.transcripts.model import Transcript
from app.transcripts.timeline import Timing

_FEWEST_WORDS = 20
"""Words; the pace of fewer says nothing."""
_FASTEST, _SLOWEST = 10.0, 1 / 20
"""Words a second over the whole of a talk. People say two to four; recordings that are mostly
silence or music have a word in some seconds."""


def implausible(transcript: Transcript) -> tuple[str, ...]:
    """Sentences about a file's own times that people can't have spoken in."""
    count, timeline = len(transcript.words), transcript.timeline
    first, last = timeline.at(0), timeline.at(count - 1)
    if _are_chapters(transcript):
        return (
            "It looks like a list of chapters and not like what was said. Keep it beside the "
            "transcript as its sidecar's `chapters`, or leave it out.",
        )
    if count < _FEWEST_WORDS or first.kind is not Timing.EXACT:
        return ()
    seconds = (last.ms - first.ms) / 1000
    if seconds * _FASTEST < count:
        return (f"The times are implausible: {count:,} words in {seconds:,.0f} seconds.",)
    if seconds * _SLOWEST > count:
        return (f"The times are implausible: {count:,} words in {seconds / 3600:,.1f} hours.",)
    return ()


def _are_chapters(transcript: Transcript) -> bool:
    """Whether captions go on for minutes with a few words each, one where the other ends."""
    cues = transcript.cues
    if len(cues) < 2 or len(transcript.words) > _MOST_TITLE_WORDS * len(cues):
        return False
    is_long = all(cue.end_ms - cue.start_ms >= _CHAPTER_MS for cue in cues[:-1])
    return is_long and all(a.end_ms == b.start_ms for a, b in pairwise(cues))


_MOST_TITLE_WORDS, _CHAPTER_MS = 10, 30_000
