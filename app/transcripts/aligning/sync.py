"""Sync points: times that an owner pins to words."""

import itertools
from collections.abc import Sequence

from app.language.sounds import spoken_key
from app.transcripts.clock_times import clock
from app.transcripts.model import SyncPoint, Transcript, TranscriptError
from app.transcripts.timeline import Knot, Timeline, Timing, build


def find_word(words: Sequence[str], point: SyncPoint) -> int:
    """The number of the word that a sync point pins.

    Raises TranscriptError when its words stand nowhere or more than once, or its number is
    past the end. Words that sound alike count as the same.
    """
    if point.word is not None:
        if point.word >= len(words):
            raise TranscriptError(f"There is no word {point.word}; the talk has {len(words)}.")
        return point.word
    wanted = [spoken_key(word) for word in point.words.split()]
    if not wanted:
        raise TranscriptError(f"The sync point at {clock(point.at_ms)} names no words.")
    keys = [spoken_key(word) for word in words]
    places = [
        start
        for start in range(len(keys) - len(wanted) + 1)
        if keys[start] == wanted[0] and keys[start : start + len(wanted)] == wanted
    ]
    if not places:
        raise TranscriptError(f'Nobody says "{point.words}".')
    if len(places) > 1:
        raise TranscriptError(
            f'"{point.words}" is said {len(places)} times; add words until it is said once.'
        )
    return places[0]


def pin(transcript: Transcript, points: Sequence[SyncPoint]) -> Timeline:
    """The transcript's timeline with `points` pinned. What the file says to the contrary gives
    way; the rest of it stays.

    Raises TranscriptError for a point that can't be found, and for two that contradict.
    """
    found = {find_word(transcript.words, point): point.at_ms for point in points}
    if len(found) < len(points):
        raise TranscriptError("Two sync points name the same word.")
    pinned = sorted(found.items())
    for (_, earlier), (_, later) in itertools.pairwise(pinned):
        if later < earlier:
            raise TranscriptError(
                f"Sync points run backward: {clock(later)} comes after {clock(earlier)}."
            )
    count = len(transcript.words)
    known = [k for k in transcript.timeline.knots if k.kind is not Timing.ESTIMATED]
    agreeing = [knot for knot in known if knot.word == count or _agrees(knot, pinned)]
    knots = [Knot(word, ms, Timing.EXACT) for word, ms in pinned]
    return build(transcript.words, [*knots, *agreeing], transcript.metadata.duration_ms)


def _agrees(knot: Knot, pinned: Sequence[tuple[int, int]]) -> bool:
    """Whether a knot lies between the pinned ones in time as it does in words."""
    return all((word < knot.word) == (ms <= knot.ms) or word == knot.word for word, ms in pinned)
