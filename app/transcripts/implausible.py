"""Times that can hardly be right, such as milliseconds that were written as seconds."""

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
    if count < _FEWEST_WORDS or first.kind is not Timing.EXACT:
        return ()
    seconds = (last.ms - first.ms) / 1000
    if seconds * _FASTEST < count:
        return (f"The times are implausible: {count:,} words in {seconds:,.0f} seconds.",)
    if seconds * _SLOWEST > count:
        return (f"The times are implausible: {count:,} words in {seconds / 3600:,.1f} hours.",)
    return ()
