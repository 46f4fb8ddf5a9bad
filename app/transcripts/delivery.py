"""How a talk is spoken: pauses, pace, people talking at once, where exact times tell."""

from dataclasses import dataclass
from itertools import pairwise

from app.transcripts.model import Transcript
from app.transcripts.timeline import Timing

LETTER_MS = 80
"""Time that a letter takes at most, so that what is left before the next word is silence."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence of `ms` before word `word`."""

    word: int
    ms: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Words a minute while somebody speaks; silences of half a second and more; milliseconds
    in which captions of two people overlap. None where the times don't tell."""

    words_per_minute: int | None
    pauses: int | None
    longest_pause_ms: int | None
    overlap_ms: int


def pauses(transcript: Transcript, shortest_ms: int) -> list[Pause]:
    """Silences between words with times of their own, and between captions, of that length or
    longer; in order, one a word."""
    found: dict[int, int] = {}
    count = len(transcript.words)
    for left, right in pairwise(transcript.timeline.knots):
        if right.word - left.word == 1 and right.word < count and right.kind is Timing.EXACT:
            silence = right.ms - left.ms - LETTER_MS * len(transcript.words[left.word])
            found[right.word] = silence
    for cue, following in pairwise(transcript.cues):
        if following.start_ms > cue.end_ms:
            found[following.first] = following.start_ms - cue.end_ms
    return [Pause(word, ms) for word, ms in sorted(found.items()) if ms >= shortest_ms]


def delivery(transcript: Transcript) -> Delivery:
    """The figures of a talk."""
    knots = transcript.timeline.knots
    exact = [knot for knot in knots if knot.kind is Timing.EXACT]
    if len(exact) < 10 or len(exact) * 30 < len(transcript.words):
        return Delivery(None, None, None, 0)
    silences = pauses(transcript, 500)
    spoken = exact[-1].ms - exact[0].ms - sum(pause.ms for pause in silences)
    words = exact[-1].word - exact[0].word
    return Delivery(
        words_per_minute=round(words * 60_000 / spoken) if spoken > 0 else None,
        pauses=len(silences),
        longest_pause_ms=max((pause.ms for pause in silences), default=0),
        overlap_ms=_overlap_ms(transcript),
    )


def _overlap_ms(transcript: Transcript) -> int:
    """Time in which a caption is still shown when the next person's begins."""
    starts = {turn.first for turn in transcript.turns}
    return sum(
        max(0, min(cue.end_ms, following.end_ms) - following.start_ms)
        for cue, following in pairwise(transcript.cues)
        if following.first in starts
    )
