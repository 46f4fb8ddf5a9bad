"""One word that was heard as two or three: `open eye` for OpenAI, `high sin berg` for Heisenberg.

The word's sound is cut in every way, and tokens that sound something like the pieces are put side
by side. Only runs that stand in the archive are kept: of all that a large vocabulary could put
together for a name, hardly anything was ever said.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.language.sounds import phonetic, skeleton
from app.search.expansion.misheard import is_everyday, nearest_runs
from app.search.port import MatchKind, Variant, Words
from app.search.weights import WEIGHTS, Expansion

Run = tuple[str, ...]
HoldsRuns = Callable[..., NDArray[np.bool_]]
"""Which runs of one token of each of two or three choices stand in the archive, or seem to: an
axis for each choice."""


def split_variants(
    word: str, vocabulary: Words, holds: HoldsRuns, weights: Expansion = WEIGHTS.expansion
) -> list[Variant]:
    """Runs of tokens that sound like a word together, the closest first: of two, and for a word
    that nobody says of three too."""
    sound, split = phonetic(word), weights.split_names
    is_long_enough = split.shortest_letters <= len(sound) <= split.longest_letters
    if not is_long_enough or any(map(str.isdigit, word)):
        return []
    is_name = not vocabulary.said(word)
    enough = weights.phonetic.near_enough(sound, is_said=not is_name)
    enough += split.several_alike
    pieces = _Pieces(vocabulary, holds, is_name, weights)
    near = nearest_runs(pieces.two(sound), sound, enough)
    if is_name and len(sound) <= split.longest_letters_of_three:
        three = nearest_runs(pieces.three(sound), sound, enough + split.third_alike)
        near += [(score, run) for score, run in three if holds(*([one] for one in run)).all()]
    variants = [
        Variant(
            MatchKind.SOUNDS_LIKE,
            run,
            score * (split.plain if _is_plain(run, score, vocabulary, weights) else split.names),
        )
        for score, run in near
    ]
    variants.sort(key=lambda variant: (-variant.weight, variant.tokens))
    return variants[: weights.variants.most_of_word]


def _is_plain(run: Run, score: float, vocabulary: Words, weights: Expansion) -> bool:
    """Whether everyday words only sound something like a name, which they mostly are not."""
    return score < 1 and all(is_everyday(token, vocabulary, weights) for token in run)


class _Pieces:
    """Runs of tokens of which each sounds something like a piece of a whole."""

    def __init__(
        self, vocabulary: Words, holds: HoldsRuns, is_name: bool, weights: Expansion
    ) -> None:
        self._holds = holds
        self._weights = weights.split_names
        self._one = cache(
            lambda piece: [(token,) for token in _tokens(piece, vocabulary, is_name, weights)]
        )

    def two(self, sound: str) -> set[Run]:
        """Runs of two tokens that stand in the archive."""
        found: set[Run] = set()
        for cut in range(1, len(sound)):
            if lefts := self._one(sound[:cut]):
                found |= self._side_by_side(lefts, self._one(sound[cut:]))
        return found

    def three(self, sound: str) -> set[Run]:
        """Runs of three, of which each two stand in a row and the last two are near the rest of
        the sound."""
        found: set[Run] = set()
        for cut in range(1, len(sound) - 1):
            if firsts := self._one(sound[:cut]):
                rest = nearest_runs(
                    self.two(sound[cut:]),
                    sound[cut:],
                    self._weights.rest_alike,
                    self._weights.rest_runs,
                )
                found |= self._side_by_side(firsts, [run for _, run in rest])
        return found

    def _side_by_side(self, lefts: Sequence[Run], rights: Sequence[Run]) -> set[Run]:
        """Each left run with each right one that goes on from it."""
        if not rights:
            return set()
        goes_on = self._holds([run[-1] for run in lefts], [run[0] for run in rights])
        return {lefts[left] + rights[right] for left, right in np.argwhere(goes_on).tolist()}


def _tokens(piece: str, vocabulary: Words, is_name: bool, weights: Expansion) -> list[str]:
    """Tokens that sound the same as a piece of a word or near it; if it is no name, those with
    its consonants."""
    split = weights.split_names
    sounds = [piece]
    if len(piece) > 1:
        bones, reach = skeleton(piece), weights.phonetic.reach(piece)
        near = (
            vocabulary.near(piece, split.piece_alike, split.piece_sounds, reach)
            if is_name or len(bones) > 1
            else ()
        )
        sounds += [other for other, _ in near if is_name or skeleton(other) == bones]
    return [token for one in sounds for token in vocabulary.sounding(one)[: split.piece_tokens]]
