"""An index as it stands at one moment: what queries read of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.search.expansion.sound_alikes import expand
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.codes import code
from app.search.index.ngram_filter import NgramFilter
from app.search.index.segment import Segment
from app.search.port import Variant


@dataclass(frozen=True)
class Snapshot:
    """The segments of an index, the languages of its episodes and the words that stand there."""

    segments: Sequence[Segment]
    languages: tuple[str, ...]
    vocabulary: Vocabulary

    @cached_property
    def ngrams(self) -> NgramFilter:
        """Which runs of tokens stand in the passages."""
        return NgramFilter([segment.stream for segment in self.segments])

    def alike(self, words: Sequence[str]) -> dict[str, list[Variant]]:
        """What captions may have written for each word of a query."""
        return expand(words, self.vocabulary, self.ngrams.holds, self._beside)

    def warm(self) -> None:
        """Put together what the first name that nobody says would wait for."""
        _ = self.ngrams, self.vocabulary.by_shape

    @cached_property
    def _tokens(self) -> dict[int, str]:
        return {code(form): form for form in self.vocabulary.counts}

    def _beside(self, token: str, step: int) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for segment in self.segments:
            places = segment.positions(code(token), segment.holding(token, self.languages)) + step
            places = places[(places >= 0) & (places < len(segment.stream))]
            codes, numbers = np.unique(segment.stream[places], return_counts=True)
            for one, number in zip(codes.tolist(), numbers.tolist(), strict=True):
                if one in self._tokens:
                    found[self._tokens[one]] += number
        return found
