"""Two recordings of one talk, cut otherwise: how far the clock of one is ahead of the other's."""

from collections.abc import Sequence
from statistics import median

from app.transcripts.timeline import Timeline

_SURE_MS = 3_000
"""Times with wider bounds tell nothing of the clock."""
_WINDOW_WORDS = 25
"""Words over whose differences the median is taken: a few are aligned wrongly."""
_SAME_MS = 1_500
"""What two captioners of one recording may differ by."""
_MOST_KNOTS = 200


def shifts(
    here: Timeline, there: Timeline, pairs: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """By how many milliseconds `there` is ahead, as `(from_ms, shift_ms)` rising in the time of
    `here`; none where the times of too few of the aligned words `(here, there)` are known. A clock
    that runs with the other's is ahead by 0 throughout."""
    differences = []
    for one, other in pairs[:: max(1, len(pairs) // 4_000)]:
        a, b = here.at(one), there.at(other)
        if max(a.bound_ms, b.bound_ms) <= _SURE_MS:
            differences.append((a.ms, b.ms - a.ms))
    if len(differences) < _WINDOW_WORDS:
        return ()
    found: list[tuple[int, int]] = []
    for start in range(0, len(differences) - _WINDOW_WORDS // 2, _WINDOW_WORDS):
        window = differences[start : start + _WINDOW_WORDS]
        ahead = round(median(shift for _, shift in window))
        if not found or abs(ahead - found[-1][1]) > _SAME_MS:
            found.append((window[0][0] if found else 0, ahead))
    if all(abs(shift) <= _SAME_MS for _, shift in found):
        return ((0, 0),)
    return tuple(found[:_MOST_KNOTS])
