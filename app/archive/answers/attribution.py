"""Whose words are shown: each stretch with its speaker, wherever the speaker changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.transcripts.model import Turn
from app.transcripts.timeline import Timeline


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """Words `[first, last)` of those that are shown, counted from the first of these, who says
    them (None where nobody is named), and from when to when in milliseconds."""

    first: int
    last: int
    speaker: str | None
    start_ms: int
    end_ms: int


def timed(turns: Sequence[Turn], timeline: Timeline) -> tuple[SpokenTurn, ...]:
    """Turns of an episode that follow one another, as they are shown."""
    return tuple(
        SpokenTurn(
            first=turn.first - turns[0].first,
            last=turn.last - turns[0].first,
            speaker=turn.speaker,
            start_ms=timeline.at(turn.first).ms,
            end_ms=timeline.at(turn.last).ms,
        )
        for turn in turns
    )


def sole_speaker(turns: Sequence[SpokenTurn]) -> str | None:
    """Who says all of it; None where it is several, or nobody is named."""
    speakers = {turn.speaker for turn in turns}
    return speakers.pop() if len(speakers) == 1 else None


def speakers_of(turns: Sequence[SpokenTurn]) -> tuple[str, ...]:
    """Who says any of it, in order of first words."""
    return tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
