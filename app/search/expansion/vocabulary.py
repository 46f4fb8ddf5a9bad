"""The words of an archive, looked up by how they sound, how they begin and how they are spelled."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from app.language.sounds import USUAL, near_enough, skeleton, sound, weighed

SHORTEST = 4
"""Sounds shorter than this must be equal."""
LONGEST = 40
"""What sounds longer than this isn't taken apart: nobody says it as a word."""
MEANT = 50
"""A word spelled less alike than this, of 100, isn't offered as what was meant."""
ORDINARY, ORDINARY_SHARE = 12, 0.002
"""A word in more passages than this, and than this share of them, was hardly misheard: it is
taken for another only where it sounds the same."""
EVERYDAY = 2_000
"""So many words that a language says most are taken for another only where they sound the same."""
MOST = 6
"""Ways in which a word may be heard, the closest first."""


class Vocabulary:
    """The tokens of an archive and in how many passages each stands, roughly. `by_use` are words
    of its languages, each with its place among those that are said most: what is common there,
    if not in an archive of one talk, was hardly misheard."""

    def __init__(
        self,
        counts: Mapping[str, int],
        passages: int,
        stems: Mapping[str, list[str]] | None = None,
        by_use: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.counts = counts
        self.passages = passages
        self.ordinary = max(ORDINARY, ORDINARY_SHARE * passages)
        self.stems = stems or {}
        self._by_use = by_use

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
            found.setdefault(sound(token), []).append(token)
        return found

    @cached_property
    def by_shape(self) -> dict[tuple[str, int], dict[str, str]]:
        """Sounds by their first consonant and length, as they are weighed."""
        found: dict[tuple[str, int], dict[str, str]] = {}
        for heard in self.by_sound:
            found.setdefault((_leading(heard), len(heard)), {})[heard] = weighed(heard)
        return found

    def near(self, heard: str, alike: float, most: int) -> list[tuple[str, float]]:
        """Other sounds that agree with one this much at least (of 1), the nearest first."""
        reach = 1 if len(heard) < 3 else 2 if len(heard) < USUAL + 2 else 3
        found = [
            one
            for length in range(len(heard) - reach, len(heard) + reach + 1)
            for one in process.extract(
                weighed(heard),
                self.by_shape.get((_leading(heard), length), {}),
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=alike,
                limit=most + 1,
            )
        ]
        found.sort(key=lambda one: -one[1])
        return [(other, score) for _, score, other in found if other != heard][:most]

    def heard_alike(self, heard: str, alike: float, most: int = MOST) -> list[tuple[str, float]]:
        """Tokens whose sound agrees with `heard` this much at least (of 1), the nearest first."""
        scored = [(token, 1.0) for token in self.by_sound.get(heard, ())]
        if SHORTEST <= len(heard) <= LONGEST:
            scored += [
                (token, score)
                for other, score in self.near(heard, alike, most)
                if _digits(other) == _digits(heard)
                for token in self.by_sound[other]
                if self.counts[token] <= self.ordinary and not self.is_among(token, EVERYDAY)
            ]
        return sorted(scored, key=lambda pair: (-pair[1], -self.counts[pair[0]], pair[0]))[:most]

    def prefixed(self, letters: str, most: int = 50) -> list[str]:
        """The commonest tokens that begin with `letters`."""
        first = bisect_left(self._in_order, letters)
        last = bisect_left(self._in_order, letters + "\U0010ffff")
        found = self._in_order[first:last]
        return sorted(found, key=lambda token: (-self.counts[token], token))[:most]

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.counts)

    def nearest(self, token: str) -> str | None:
        """The token that was probably meant by one that nobody said: the nearest in spelling of
        those that sound or are spelled like it, common ones first."""
        heard_alike = self.heard_alike(sound(token), near_enough(sound(token), is_said=False))
        heard = [one for one, _ in heard_alike if one != token]
        spelled = process.extract(
            token,
            self.prefixed(token[:1], 20_000),
            scorer=OSA.normalized_similarity,
            score_cutoff=0.74,
            limit=5,
        )
        near = [*heard[:2], *(one for one, _, _ in spelled if one != token)]
        likely = [one for one in near if fuzz.ratio(one, token) >= MEANT]
        return max(
            likely,
            key=lambda one: (OSA.normalized_similarity(one, token), self.counts[one]),
            default=None,
        )


def nearest_runs(
    runs: Iterable[tuple[str, ...]], heard: str, alike: float, most: int | None = None
) -> list[tuple[float, tuple[str, ...]]]:
    """The runs of tokens that agree with a sound this much at least (of 1), with how much they do,
    the nearest first."""
    sounds = {run: "".join(weighed(sound(token)) for token in run) for run in runs}
    found = process.extract(
        weighed(heard),
        sounds,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=alike,
        limit=most,
    )
    return [(score, run) for _, score, run in found]


def _leading(heard: str) -> str:
    """The first consonant of a sound, or its first letter."""
    return skeleton(heard)[:1] or heard[:1]


def _digits(token: str) -> str:
    """The digits of a token: `gpt3` is never `gpt4`, however alike they sound."""
    return "".join(letter for letter in token if letter.isdigit())
