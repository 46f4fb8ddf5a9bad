"""Who says which words: asked of the turns, never of a passage, which may hold several."""

from bisect import bisect_right
from collections.abc import Sequence

from app.transcripts.model import Turn


def spoken(turns: Sequence[Turn], first: int, last: int) -> list[Turn]:
    """The words `[first, last)`, cut wherever the speaker changes, without gaps; `speaker` is
    None where nobody is named. `turns` are in order and don't overlap."""
    found: list[Turn] = []
    at = first
    for turn in turns[max(0, bisect_right(turns, first, key=lambda turn: turn.first) - 1) :]:
        if turn.first >= last:
            break
        if turn.last <= at:
            continue
        if turn.first > at:
            _add(found, Turn(at, turn.first, None))
        _add(found, Turn(max(at, turn.first), min(last, turn.last), turn.speaker))
        at = min(last, turn.last)
    if at < last:
        _add(found, Turn(at, last, None))
    return found


def _add(found: list[Turn], turn: Turn) -> None:
    """Put a turn behind the others; one by the same speaker goes on with the last."""
    if found and found[-1].speaker == turn.speaker:
        turn = Turn(found.pop().first, turn.last, turn.speaker)
    found.append(turn)


def around(turns: Sequence[Turn], first: int, last: int, most: int) -> tuple[int, int]:
    """Up to `most` words before and after the words `[first, last)`, as far as they stand in the
    same turns."""
    own = spoken(turns, max(0, first - most), last + most)
    low = next(turn.first for turn in own if first < turn.last)
    high = next((turn.last for turn in own if last <= turn.last), last)
    return low, high


def sole_speaker(turns: Sequence[Turn]) -> str | None:
    """Who says all of it; None where it is several, or nobody is named."""
    speakers = {turn.speaker for turn in turns}
    return speakers.pop() if len(speakers) == 1 else None


def speakers_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Who says any of it, in order of first words."""
    return tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
