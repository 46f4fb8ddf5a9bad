"""A list of contents with times above a talk whose times then begin anew."""

from collections.abc import Sequence
from itertools import pairwise

from app.transcripts.lines.speakers import SpokenLine
from app.transcripts.model import Chapter

_FEWEST, _MOST = 2, 60
_MOST_WORDS = 12
_LATEST_BEGINNING_MS = 60_000


def contents_above(said: Sequence[SpokenLine]) -> dict[int, Chapter]:
    """The lines of a list of contents, each with its chapter: short ones with rising times and no
    sentence's end, behind which the times begin once more from the start, and more come then."""
    timed = [number for number, one in enumerate(said) if one.times and not one.speaker]
    backward = [
        place
        for place, (above, below) in enumerate(pairwise(timed), start=1)
        if said[below].times[0] < said[above].times[0]
    ]
    if not backward or not _FEWEST <= backward[0] <= min(_MOST, len(timed) - backward[0]):
        return {}
    listed, begins = timed[: backward[0]], timed[backward[0]]
    is_anew = said[begins].times[0] <= min(_LATEST_BEGINNING_MS, said[listed[-1]].times[0] / 2)
    is_own = not any(one.speaker for one in said[: listed[-1]])
    if not is_anew or not is_own or not all(_is_title(said[number].text) for number in listed):
        return {}
    return {number: Chapter(said[number].times[0], said[number].text) for number in listed}


def _is_title(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS and text[-1] not in ".…,;"
