"""Words of the archive that sound like a word of the query: what captions may have written.

Spellings are mapped to rough sounds and compared by their longest common subsequence, after
Logan and Van Thong, "Confusion-based query expansion for OOV words in spoken document
retrieval", ICSLP 2002. A query's neighbouring words are also tried as one (`auto-regressive`
finds `autoregressive`, `GPT-3` finds `gbt3`), and one word as two (`deeplearning` finds
`deep learning`, `OpenAI` finds `open eye`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from app.transcripts.sounds import sound

ALIKE = 0.84
"""Words whose sounds have this much in common are taken for one another."""
SHORTEST = 4
"""Sounds shorter than this must be equal."""
RARE = 40
"""A word that stands in more passages than this needs no help."""
MOST = 6
"""Expansions of a word at the most, the closest first."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """Stems that may stand for a query's word: one, or two in a row. `weight` is below 1."""

    stems: tuple[str, ...]
    weight: float


class Vocabulary:
    """The stems of an archive and in how many passages each stands."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self.counts:
            found.setdefault(sound(stem), []).append(stem)
        return found

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for heard in self._by_sound:
            found.setdefault(len(heard), []).append(heard)
        return found

    def alike(self, word: str) -> list[Expansion]:
        """Single stems that sound like `word`, the closest first; without `word` itself."""
        heard = sound(word)
        if len(heard) < 3 or word.isdigit():
            return []
        scored = [(stem, 1.0) for stem in self._by_sound.get(heard, ())]
        if len(heard) >= SHORTEST:
            for length in range(len(heard) - 2, len(heard) + 3):
                near = process.extract(
                    heard,
                    self._by_length.get(length, ()),
                    scorer=fuzz.ratio,
                    score_cutoff=100 * ALIKE,
                    limit=MOST,
                )
                scored += [
                    (stem, score / 100)
                    for other, score, _ in near
                    if other != heard
                    and other[:1] == heard[:1]
                    and _digits(other) == _digits(heard)
                    for stem in self._by_sound[other]
                ]
        ordered = sorted(scored, key=lambda pair: (-pair[1], -self.counts[pair[0]]))
        found = (Expansion((stem,), 0.6 * score) for stem, score in ordered if stem != word)
        return list(found)[:MOST]

    def split(self, word: str) -> list[Expansion]:
        """Two stems in a row that sound like `word` together."""
        heard = sound(word)
        if len(heard) < 5:
            return []
        pairs = []
        for place in range(2, len(heard) - 1):
            left = self._by_sound.get(heard[:place], ())
            right = self._by_sound.get(heard[place:], ())
            pairs += [(a, b) for a in left[:3] for b in right[:3]]
        return [Expansion(pair, 0.7) for pair in pairs[:MOST]]


def _digits(token: str) -> str:
    """The digits of a token: `gpt3` is never `gpt4`, however alike they sound."""
    return "".join(letter for letter in token if letter.isdigit())


def expand(words: Sequence[str], vocabulary: Vocabulary) -> dict[str, list[Expansion]]:
    """Expansions of the query's words. Words that are common in the archive have none."""
    counts = vocabulary.counts
    found: dict[str, list[Expansion]] = {word: [] for word in words}
    for word in found:
        if counts.get(word, 0) <= RARE:
            found[word] += vocabulary.alike(word)
            found[word] += vocabulary.split(word)
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            joined = "".join(run)
            near = [Expansion((joined,), 0.9)] if joined in counts else []
            if min(counts.get(word, 0) for word in run) <= RARE or any(map(str.isdigit, run)):
                near += vocabulary.alike(joined)[:3]
            for word in run:
                found[word] += near
    return found
