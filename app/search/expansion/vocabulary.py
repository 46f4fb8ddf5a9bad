"""The words of an archive, looked up by how they sound, how they begin and how they are spelled."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from app.language.sounds import phonetic, skeleton, weighed
from app.search.weights import Expansion

_WEIGHTS = Expansion()


class Vocabulary:
    """The tokens of an archive and in how many passages each stands, roughly. `by_use` are words
    of its languages, each with its place among those that are said most: what is common there,
    if not in an archive of one talk, was hardly misheard. `weights` say which words these are."""

    def __init__(
        self,
        counts: Mapping[str, int],
        passages: int,
        stems: Mapping[str, list[str]] | None = None,
        by_use: Mapping[str, int] = MappingProxyType({}),
        weights: Expansion = _WEIGHTS,
    ) -> None:
        self.counts = counts
        self.passages = passages
        self.weights = weights
        misheard = weights.misheard
        self.ordinary = max(misheard.ordinary_passages, misheard.ordinary_share * passages)
        self.stems = stems or {}
        self._by_use = by_use

    def is_among(self, token: str, most_used: int) -> bool:
        """Whether a token is one of so many words that its language says most."""
        return self._by_use.get(token, most_used) < most_used

    def is_everyday(self, token: str) -> bool:
        """Whether a token is so common in its language that it was hardly misheard."""
        return self.is_among(token, self.weights.misheard.everyday_words)

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

    @cached_property
    def by_shape(self) -> dict[tuple[str, int], dict[str, str]]:
        """Sounds by their first consonant and length, as they are weighed."""
        found: dict[tuple[str, int], dict[str, str]] = {}
        for sound in self.by_sound:
            found.setdefault((_leading(sound), len(sound)), {})[sound] = weighed(sound)
        return found

    def near(self, sound: str, alike: float, most: int) -> list[tuple[str, float]]:
        """Other sounds that agree with one this much at least (of 1), the nearest first."""
        reach = self.weights.phonetic.reach(sound)
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

    def sounding_like(self, sound: str, alike: float, most: int) -> list[tuple[str, float]]:
        """Tokens whose sound agrees with this one so much at least (of 1), the nearest first."""
        misheard = self.weights.misheard
        scored = [(token, 1.0) for token in self.by_sound.get(sound, ())]
        if misheard.shortest_letters <= len(sound) <= misheard.longest_letters:
            scored += [
                (token, score)
                for other, score in self.near(sound, alike, most)
                if _digits(other) == _digits(sound)
                for token in self.by_sound[other]
                if self.counts[token] <= self.ordinary and not self.is_everyday(token)
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
        weights, sound = self.weights.meant, phonetic(token)
        enough = self.weights.phonetic.near_enough(sound, is_said=False)
        alike = self.sounding_like(sound, enough, self.weights.misheard.most_tokens)
        sounding = [one for one, _ in alike if one != token]
        spelled = process.extract(
            token,
            self.prefixed(token[:1], weights.begun_tokens),
            scorer=OSA.normalized_similarity,
            score_cutoff=weights.spelled_alike,
            limit=weights.spelled_tokens,
        )
        near = [
            *sounding[: weights.phonetic_tokens],
            *(one for one, _, _ in spelled if one != token),
        ]
        likely = [one for one in near if fuzz.ratio(one, token) >= 100 * weights.letters_alike]
        return max(
            likely,
            key=lambda one: (OSA.normalized_similarity(one, token), self.counts[one]),
            default=None,
        )


def nearest_runs(
    runs: Iterable[tuple[str, ...]], sound: str, alike: float, most: int | None = None
) -> list[tuple[float, tuple[str, ...]]]:
    """The runs of tokens that agree with a sound this much at least (of 1), with how much they do,
    the nearest first."""
    sounds = {run: "".join(weighed(phonetic(token)) for token in run) for run in runs}
    found = process.extract(
        weighed(sound),
        sounds,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=alike,
        limit=most,
    )
    return [(score, run) for _, score, run in found]


def _leading(sound: str) -> str:
    """The first consonant of a sound, or its first letter."""
    return skeleton(sound)[:1] or sound[:1]


def _digits(token: str) -> str:
    """The digits of a token: `gpt3` is never `gpt4`, however alike they sound."""
    return "".join(letter for letter in token if letter.isdigit())
