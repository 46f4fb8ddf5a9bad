"""What sets a talk apart: the words and phrases that it says more often than other talks do and
than anybody does in everyday speech.

Log-likelihood: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19 (1993), as Rayson and Garside compare corpora (2000). A term weighs as
much as it does against the one of the two that says it more.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.exploring.terms import Term, names_thing
from app.language.tokens import letters

MOST_TERMS = 200
"""Words and phrases that are kept of a talk."""
_EVERYDAY_WORDS = 20_000_000
"""As so many words of everyday speech their frequencies are taken."""
_FEWEST, _FEWEST_WORD = 2, 3
"""A phrase, or a word, that is said less often is chance."""
_LEAST, LEAST_HERE = 10.83, 3.84
"""Weights that chance gives one term of a thousand, and one of twenty: the first is asked for
beside everyday speech, the second beside the archive, which may be small."""
_MANY_TALKS = 20
"""Of fewer others a term need be said more often than in these by so much less: what a few talks
have in common is what they are about, and no chance."""


_PLAIN_PER_MILLION = 8.0
"""A single word in small letters that is said more often than so in a million everyday words tells
less of what is spoken of: by the root of how much more often."""
_DEED = 0.1
"""What names no thing (`predict`, `capable`) tells so much less."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term and how much it sets the talk apart."""

    term: Term
    weight: float


def telling_terms(
    found: Sequence[Term],
    words: int,
    elsewhere: Mapping[str, int],
    words_elsewhere: int,
    talks_elsewhere: int = _MANY_TALKS,
) -> list[Weighed]:
    """The terms of a talk of so many words that set it apart, the most telling first. `elsewhere`
    is how often other talks, so many and of so many words together, say them."""
    least = LEAST_HERE * min(1.0, talks_elsewhere / _MANY_TALKS) if words_elsewhere else LEAST_HERE

    def weigh(term: Term) -> Weighed | None:
        """None where the term tells nothing."""
        usual = term.everyday * _EVERYDAY_WORDS / 1_000_000
        weight = log_likelihood(term.count, words, usual, _EVERYDAY_WORDS)
        if term.count < fewest(term) or weight < _LEAST:
            return None
        if words_elsewhere:
            other = elsewhere.get(term.key, 0)
            weight = min(weight, log_likelihood(term.count, words, other, words_elsewhere))
        weight *= 1.0 if names_thing(term.naming, term.count) else _DEED
        return Weighed(term, weight * _plain(term)) if weight >= least else None

    kept = list(filter(None, map(weigh, found)))
    own = _own_counts(kept)
    apart = [
        weigh(replace(one.term, count=own[one.term.key]))
        for one in kept
        if own[one.term.key] >= _OWN * one.term.count
    ]
    ordered = sorted(filter(None, apart), key=lambda one: (-one.weight, one.term.key))
    once: dict[str, Weighed] = {}  # `text-to-speech` and `text to speech` are the same
    for one in ordered:
        once.setdefault(letters(one.term.text), one)
    return list(once.values())[:MOST_TERMS]


def is_plain(text: str) -> bool:
    """Whether a term is a single word in small letters, and so no name; also one of a script that
    has no others."""
    return " " not in text and text == text.lower() and any(map(str.isalpha, text))


def _plain(term: Term) -> float:
    if not is_plain(term.text) or term.everyday <= _PLAIN_PER_MILLION:
        return 1.0
    return math.sqrt(_PLAIN_PER_MILLION / term.everyday)


def log_likelihood(count: int, words: int, other: float, other_words: int) -> float:
    """G2 of a term that is said `count` times in a talk of `words`, and `other` times in
    `other_words` elsewhere; 0 where the talk says it no more often."""
    if count * other_words <= other * words:
        return 0.0
    share = (count + other) / (words + other_words)
    found = count * math.log(count / (words * share))
    return 2 * (found + (other * math.log(other / (other_words * share)) if other else 0.0))


_OWN = 0.3
"""A word that is said less often than this outside of longer phrases is told by them."""


def _own_counts(found: Sequence[Weighed]) -> dict[str, int]:
    """How often each term is said outside of the longer ones among them that are no chance."""
    counts = {one.term.key: one.term.count for one in found}
    own = dict(counts)
    for one in found:
        if one.weight < LEAST_HERE:
            continue
        parts = one.term.key.split()
        shorter = {
            " ".join(parts[first:last])
            for first in range(len(parts))
            for last in range(first + 1, len(parts) + 1)
            if last - first < len(parts)
        }
        for key in shorter & counts.keys():
            own[key] -= one.term.count
    return own


def fewest(term: Term) -> int:
    """How often a term is said at the least: less is chance."""
    return _FEWEST if " " in term.key else _FEWEST_WORD
