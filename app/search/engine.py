"""The engine over a Whoosh index: what the index holds, read for the ranking."""

import heapq
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from app.search.expansion import vocabulary_file
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.allowed import Resolve
from app.search.index.vectors import Meaning
from app.search.index.whoosh_index import Held, WhooshIndex
from app.search.port import Found, HeardAs, IndexedEpisode, Variant
from app.search.query.scope import Scope
from app.search.query.tree import Query
from app.search.ranking.rank import rank
from app.search.snapshot import Snapshot
from app.search.weights import Weights

Answer = TypeVar("Answer")

_COMMON = 600
"""Words whose posting lists are read before somebody asks."""

_WEIGHTS = Weights()


class WhooshEngine:
    """The search port over a Whoosh index in a folder of its own, of the archive whose database is
    known by `archive`. Whom a scope names is asked of `resolve`: the index holds numbers alone."""

    def __init__(
        self,
        folder: Path,
        resolve: Resolve,
        meaning: Meaning | None = None,
        weights: Weights = _WEIGHTS,
        archive: str = "",
    ) -> None:
        self.folder = folder
        self._archive = archive
        self._resolve = resolve
        self._weights = weights
        self._meaning = meaning
        self._index = WhooshIndex(folder, meaning, archive)
        self._gathering = threading.Lock()
        self._now: Snapshot | None = None

    def weighted(self, weights: Weights) -> "WhooshEngine":
        """The same index, searched with other weights."""
        return WhooshEngine(self.folder, self._resolve, self._meaning, weights, self._archive)

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""
        self._index.rebuild(episodes)
        self._snapshot()

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them, in one commit."""
        self._index.replace(episodes)
        self._snapshot()

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""
        self._index.remove(episode_ids)
        self._snapshot()

    def search(
        self, query: Query, scope: Scope, limit: int, heard_as: HeardAs = MappingProxyType({})
    ) -> Found:
        """The best passages for a query."""
        return self._asked(lambda: self._search(query, scope, limit, heard_as))

    def _search(self, query: Query, scope: Scope, limit: int, heard_as: HeardAs) -> Found:
        now = self._snapshot()
        if query.is_empty or not now.segments:
            return Found(0, ())
        vector = self._meaning.vectors([" ".join(query.words)])[0] if self._meaning else None
        return rank(now, query, self._resolve(scope), limit, heard_as, self._weights, vector)

    def alike(self, token: str) -> Sequence[Variant]:
        """What captions may have written for a word, the likeliest first."""
        variants = self._asked(lambda: self._snapshot().alike([token])[token])
        return sorted(variants, key=lambda variant: -variant.weight)

    def standing(self, tokens: Sequence[str], limit: int) -> list[int]:
        """Passages in which the tokens begin to stand in a row, as they are."""
        return self._asked(lambda: self._standing(tokens, limit))

    def _standing(self, tokens: Sequence[str], limit: int) -> list[int]:
        held = self._index.read()
        found: list[int] = []
        for segment in held.segments if tokens else ():
            holds = segment.run(tokens, held.languages) & segment.alive
            found += segment.passages[holds][: limit - len(found)].tolist()
            if len(found) >= limit:
                break
        return found

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        """What is asked of the index. What fails is asked once more if the index was damaged under
        our hands: without the parts of it that are."""
        try:
            return ask()
        except Exception:
            if not self._index.recheck():
                raise  # the index is whole, so the fault is another
            self._now = None
            return ask()

    def _snapshot(self) -> Snapshot:
        """The index as it stands now; put together once for each change of it. While somebody does
        that, for seconds in a large archive, the index of before answers others."""
        held, now = self._index.read(), self._now
        if now is not None and now.segments == held.segments:
            return now
        if not self._gathering.acquire(blocking=now is None) and now is not None:
            return now
        try:
            if self._now is None or self._now.segments != held.segments:
                self._now = Snapshot(held.segments, held.languages, self._vocabulary_of(held))
            return self._now
        finally:
            self._gathering.release()

    def _vocabulary_of(self, held: Held) -> Vocabulary:
        """The words of what the index holds, kept for those who start later."""
        expansion = self._weights.expansion
        words = vocabulary_file.load(self.folder, held.names, held.languages, expansion)
        if words is None:
            words = vocabulary_file.gather(held.segments, held.languages, expansion)
            with suppress(OSError):  # a reader may not be allowed to write
                vocabulary_file.keep(self.folder, held.names, words)
        return words

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""
        return self._asked(self._index.contents)

    @property
    def flaw(self) -> str:
        """What is wrong with the index: a sentence, empty for nothing."""
        return self._index.flaw

    def vocabulary(self) -> Vocabulary:
        """Every word of the passages and in how many of them its forms stand, roughly."""
        return self._asked(lambda: self._snapshot().vocabulary)

    def warm(self) -> None:
        """Read what most searches need: the vocabulary, what sounds alike, and the posting lists
        of common words. Others may search meanwhile."""
        now = self._snapshot()
        now.warm()
        counts = now.vocabulary.counts
        for token in heapq.nlargest(_COMMON, counts, key=counts.__getitem__):
            for segment in now.segments:
                segment.holding(token, now.languages)
