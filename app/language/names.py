"""Whether a name is meant by what somebody typed: whole words of it, or how they begin."""

from collections.abc import Sequence
from enum import IntEnum

from rapidfuzz.distance import OSA

_SLIP_LETTERS = 4
"""Of shorter words every letter counts."""


class Fit(IntEnum):
    """How well a name fits what was typed; the least well of its words counts."""

    NOT = 0
    SLIP = 1
    """But for one letter: `corry` for Cory."""
    BEGUN = 2
    WHOLE = 3


def fit(typed: Sequence[str], name: Sequence[str]) -> Fit:
    """How well the tokens of a name fit those typed, each of which must fit one of them: `ann` is
    Ann Berg, or the beginning of Anna, and nothing of Cannon. Without any, no name fits."""
    return min((_best(one, name) for one in typed), default=Fit.NOT)


def _best(typed: str, name: Sequence[str]) -> Fit:
    if typed in name:
        return Fit.WHOLE
    if any(one.startswith(typed) for one in name):
        return Fit.BEGUN
    is_slip = len(typed) >= _SLIP_LETTERS and any(_is_slip(typed, one) for one in name)
    return Fit.SLIP if is_slip else Fit.NOT


def _is_slip(typed: str, word: str) -> bool:
    """Whether a word, or its beginning, has one letter more, less, other or elsewhere."""
    if typed[:1] != word[:1]:
        return False
    near = {word, *(word[: len(typed) + more] for more in (-1, 0, 1))}
    return any(OSA.distance(typed, one, score_cutoff=1) <= 1 for one in near)
