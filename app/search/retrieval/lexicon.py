"""The words of a Whoosh index at one moment, and how they stand in its passages."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.search.codes import Codes, code
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.ngram_filter import NgramFilter
from app.search.index.segment import Flags, Segment
from app.search.index.whoosh_index import Held

Answer = TypeVar("Answer")

_ANY_USE = 1_000_000
"""More words than any language lists."""


@dataclass(frozen=True)
class IndexLexicon:
    """The lexicon of what an index holds. `is_damaged` looks at the index again: a part that was
    damaged under our hands tells nothing, whatever it holds. `raw` are the episodes whose words
    nobody wrote."""

    held: Held
    words: Vocabulary
    raw: frozenset[int] = frozenset()
    is_damaged: Callable[[], bool] = lambda: False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the index's episodes."""
        return self.held.languages

    def frequency(self, token: str) -> int:
        """In how many passages any form of a token stands, at the most."""
        return sum(self._of_each(lambda segment: segment.holders(token, self.languages)))

    def holds(self, *choices: Sequence[str]) -> NDArray[np.bool_]:
        """Which runs of one token of each of two or three choices stand in the passages, or seem
        to: an axis for each choice."""
        return self._ngrams.holds(*choices)

    @cached_property
    def _ngrams(self) -> NgramFilter:
        """One filter for all segments: what only seems to stand somewhere does so however the
        index is cut."""
        streams = self._of_each(lambda segment: segment.by_episode())
        return NgramFilter(list(itertools.chain.from_iterable(streams)))

    def beside(self, token: str, step: int) -> Mapping[str, int]:
        """The tokens that stand `step` after (before, where negative) a token, and how often."""

        def neighbours(segment: Segment) -> Codes:
            here = segment.positions(code(token), segment.holding(token, self.languages))
            here = here[(here + step >= 0) & (here + step < len(segment.stream))]
            episodes, others = (
                segment.episodes[segment.document_of(at)] for at in (here, here + step)
            )
            found: Codes = segment.stream[here[episodes == others] + step]
            return found

        found: Counter[str] = Counter()
        for stream in self._of_each(neighbours):
            codes, numbers = np.unique(stream, return_counts=True)
            for one, number in zip(codes.tolist(), numbers.tolist(), strict=True):
                if one in self._tokens:
                    found[self._tokens[one]] += number
        return found

    def _of_each(self, ask: Callable[[Segment], Answer]) -> Iterator[Answer]:
        """What each segment answers."""
        for segment in self.held.segments:
            try:
                answer = ask(segment)
            except Exception:
                if not self.is_damaged():
                    raise
            else:
                yield answer

    def warm(self) -> None:
        """Put together what the first name that nobody says would wait for."""
        _ = self.words.by_shape, self.garbled.by_shape, self._ngrams

    @cached_property
    def garbled(self) -> Vocabulary:
        """Words that only machines wrote."""
        numbers: Counter[int] = Counter()
        passages = 0
        for codes, count in self._of_each(self._in_raw_captions):
            numbers.update(codes)
            passages += count
        counts = {
            token: number
            for one, number in numbers.items()
            if (token := self._tokens.get(one))
            and self.words.said(token) <= number
            and not self.words.is_among(token, _ANY_USE)
        }
        return Vocabulary(dict(sorted(counts.items())), passages)

    @cached_property
    def raw_documents(self) -> Sequence[Flags]:
        """Of each segment the documents that a machine heard; none where it heard all: then
        nobody's writing is to be trusted more."""
        found = [np.isin(one.episodes, list(self.raw)) for one in self.held.segments]
        return [np.zeros_like(one) for one in found] if all(one.all() for one in found) else found

    def _in_raw_captions(self, segment: Segment) -> tuple[Mapping[int, int], int]:
        """In how many of a segment's passages that a machine heard each token stands, by code, and
        how many such passages there are."""
        is_raw = np.isin(segment.episodes, list(self.raw)) & segment.alive
        words = np.repeat(is_raw, np.diff(segment.starts))
        documents = np.repeat(np.arange(segment.count), np.diff(segment.starts))[words]
        pairs = np.unique((documents << 32) | segment.stream[words].view(np.uint32))
        codes, numbers = np.unique(pairs.astype(np.uint32).view(np.int32), return_counts=True)
        return dict(zip(codes.tolist(), numbers.tolist(), strict=True)), int(is_raw.sum())

    @cached_property
    def _tokens(self) -> dict[int, str]:
        return {code(form): form for form in self.words.counts}
