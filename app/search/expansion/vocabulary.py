"""Words in memory, looked up by how they sound, how they begin and what form they have."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from app.language.sounds import phonetic, skeleton, weighed

_REMEMBERED_SOUNDS = 4_000
"""Sounds whose neighbours are kept: pieces of names, which other names have too."""


class Vocabulary:
    """Tokens and in how many passages each stands, in any form, roughly. `stems` are those with
    the tokens that have them. `by_use` are words of the languages, each with its place among those
    that are said most."""

    def __init__(
        self,
        counts: Mapping[str, int],
        passages: int,
        stems: Mapping[str, list[str]] | None = None,
        by_use: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.counts = counts
        self.passages = passages
        self.stems = stems or {}
        self._by_use = by_use
        self._near: dict[tuple[str, float, int, int], Sequence[tuple[str, float]]] = {}

    def said(self, token: str) -> int:
        """In how many passages a token stands; 0 where it is never said in this form."""
        return self.counts.get(token, 0)

    def is_among(self, token: str, most_used: int) -> bool:
        """Whether a token is one of so many words that its language says most."""
        return self._by_use.get(token, most_used) < most_used

    def forms(self, stems: Iterable[str]) -> list[str]:
        """The tokens that have one of these stems; a stem that isn't known is its own."""
        return [
            token
            for stem in stems
            for token in self.stems.get(stem, (stem,) if stem in self.counts else ())
        ]

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Tokens by their sound."""
        found: dict[str, list[str]] = {}
        for token in self.counts:
            found.setdefault(phonetic(token), []).append(token)
        return found

    def sounding(self, sound: str) -> Sequence[str]:
        """Tokens of just this sound."""
        return self.by_sound.get(sound, ())

    @cached_property
    def by_shape(self) -> dict[tuple[str, int], dict[str, str]]:
        """Sounds by their first consonant and length, as they are weighed."""
        found: dict[tuple[str, int], dict[str, str]] = {}
        for sound in self.by_sound:
            found.setdefault((_leading(sound), len(sound)), {})[sound] = weighed(sound)
        return found

    def near(self, sound: str, alike: float, most: int, reach: int) -> Sequence[tuple[str, float]]:
        """Other sounds, at most `reach` letters longer or shorter, that agree with one this much
        at least (of 1), and how much they do, the nearest first."""
        asked = (sound, alike, most, reach)
        known = self._near.get(asked)
        if known is None:
            if len(self._near) >= _REMEMBERED_SOUNDS:
                self._near.clear()
            known = self._near[asked] = self._nearest(*asked)
        return known

    def _nearest(
        self, sound: str, alike: float, most: int, reach: int
    ) -> Sequence[tuple[str, float]]:
        found = [
            one
            for length in range(len(sound) - reach, len(sound) + reach + 1)
            for one in process.extract(
                weighed(sound),
                self.by_shape.get((_leading(sound), length), {}),
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=alike,
                limit=most + 1,
            )
        ]
        found.sort(key=lambda one: -one[1])
        return [(other, score) for _, score, other in found if other != sound][:most]

    def prefixed(self, letters: str, most: int) -> list[str]:
        """The commonest tokens that begin with `letters`."""
        first = bisect_left(self._in_order, letters)
        last = bisect_left(self._in_order, letters + "\U0010ffff")
        found = self._in_order[first:last]  # by their letters, as those said as often stay
        return sorted(found, key=self.counts.__getitem__, reverse=True)[:most]

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.counts)


def _leading(sound: str) -> str:
    """The first consonant of a sound, or its first letter."""
    return skeleton(sound)[:1] or sound[:1]
