"""Which words may have been written for others: what sounds alike, and what was probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

from app.language.sounds import phonetic, weighed
from app.search.port import Words
from app.search.weights import WEIGHTS, Expansion


def sounding_like(
    sound: str, words: Words, alike: float, most: int, weights: Expansion = WEIGHTS.expansion
) -> list[tuple[str, float]]:
    """Tokens whose sound agrees with this one so much at least (of 1), the nearest first."""
    misheard = weights.misheard
    scored = [(token, 1.0) for token in words.sounding(sound)]
    if misheard.shortest_letters <= len(sound) <= misheard.longest_letters:
        ordinary = ordinary_passages(words, weights)
        scored += [
            (token, score)
            for other, score in words.near(sound, alike, most, weights.phonetic.reach(sound))
            if _digits(other) == _digits(sound)
            for token in words.sounding(other)
            if words.said(token) <= ordinary and not is_everyday(token, words, weights)
        ]
    return sorted(scored, key=lambda pair: (-pair[1], -words.said(pair[0]), pair[0]))[:most]


def ordinary_passages(words: Words, weights: Expansion) -> float:
    """A word in more passages than so many was hardly misheard."""
    misheard = weights.misheard
    return max(misheard.ordinary_passages, misheard.ordinary_share * words.passages)


def is_everyday(token: str, words: Words, weights: Expansion) -> bool:
    """Whether a token is so common in its language that it was hardly misheard, be it rare in an
    archive of one talk."""
    return words.is_among(token, weights.misheard.everyday_words)


def nearest_word(token: str, words: Words, weights: Expansion = WEIGHTS.expansion) -> str | None:
    """The token that was probably meant by one that nobody said: the nearest in spelling of those
    that sound or are spelled like it, common ones first."""
    meant, sound = weights.meant, phonetic(token)
    enough = weights.phonetic.near_enough(sound, is_said=False)
    alike = sounding_like(sound, words, enough, weights.misheard.most_tokens, weights)
    sounding = [one for one, _ in alike if one != token]
    spelled = process.extractOne(
        token,
        words.prefixed(token[:1], meant.begun_tokens),
        scorer=OSA.normalized_similarity,
        score_cutoff=meant.spelled_alike,
    )
    near = [*sounding[: meant.phonetic_tokens], *([spelled[0]] if spelled else [])]
    likely = [one for one in near if fuzz.ratio(one, token) >= 100 * meant.letters_alike]
    return max(
        likely,
        key=lambda one: (OSA.normalized_similarity(one, token), words.said(one)),
        default=None,
    )


def nearest_runs(
    runs: Iterable[tuple[str, ...]], sound: str, alike: float, most: int | None = None
) -> list[tuple[float, tuple[str, ...]]]:
    """The runs of tokens that agree with a sound this much at least (of 1), with how much they do,
    the nearest first; of equal ones the first by their letters, so that every start finds the
    same."""
    sounds = {run: "".join(weighed(phonetic(token)) for token in run) for run in runs}
    found = process.extract(
        weighed(sound),
        sounds,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=min(1.0, alike),
        limit=None,
    )
    return sorted(((score, run) for _, score, run in found), key=lambda one: (-one[0], one[1]))[
        :most
    ]


def _digits(token: str) -> str:
    """The digits of a token: `gpt3` is never `gpt4`, however alike they sound."""
    return "".join(letter for letter in token if letter.isdigit())
