"""The engine over a Whoosh index, which puts its parts together."""

import heapq
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.search.expansion import vocabulary_file
from app.search.expansion.vocabulary import Vocabulary
from app.search.expansion.vocabulary_file import KeptVocabulary
from app.search.index.facts import FactLookup
from app.search.index.segment import Segment
from app.search.index.whoosh_index import Held, WhooshIndex, revisions_in
from app.search.index.writer import scattered
from app.search.meaning.sense import Sense
from app.search.meaning.vector_file import counted
from app.search.port import IndexedEpisode, MatchKind, Order, Plan, Retrieved
from app.search.query.scope import Scope
from app.search.retrieval.choosing import Wanted
from app.search.retrieval.lexicon import IndexLexicon
from app.search.retrieval.retrieve import retrieve
from app.search.weights import WEIGHTS

Answer = TypeVar("Answer")

_COMMON_WORDS = 600
"""Words whose posting lists are read before somebody asks."""
_SOON_SECONDS = 10.0
"""Seconds after a change of the index within which who changed it keeps its words."""


class WhooshEngine:
    """The search port over a Whoosh index in a folder of its own, of the archive whose database is
    known by `archive`. What a scope names is asked of `facts`: the index holds numbers alone."""

    def __init__(
        self, folder: Path, facts: FactLookup, sense: Sense | None = None, archive: str = ""
    ) -> None:
        self.folder = folder
        self._archive = archive
        self._facts = facts
        self._sense = sense
        self.forked()

    def forked(self) -> None:
        """Begin anew in a process that was forked: a segment has a place in its file, which it
        would share."""
        self._index = WhooshIndex(self.folder, self._archive)
        self._gathering = threading.Lock()
        self._now: IndexLexicon | None = None
        self._searched: tuple[Sequence[Segment], Mapping[int, int]] | None = None

    def rebuild(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Start anew with just these episodes."""
        self._index.rebuild(episodes)
        self._asked(self._gather)

    def replace(self, episodes: Iterable[IndexedEpisode]) -> None:
        """Add these episodes, in place of earlier versions of them, in one commit."""
        self._index.replace(episodes)
        self._changed()

    def remove(self, episode_ids: Iterable[int]) -> None:
        """Forget these episodes."""
        self._index.remove(episode_ids)
        self._changed()

    def _changed(self) -> None:
        """Let searches find what has changed, and only then put the index in order."""
        self._asked(self._gather)
        if self._index.tidy():
            self._asked(self._gather)

    def settle(self) -> None:
        """Put the parts of the index together where a search would ask several large ones."""
        if self._index.tidy(scattered):
            self._asked(self._gather)

    def contents(self) -> Mapping[int, int]:
        """The revision of each episode that the index holds."""
        return self._asked(self._index.contents)

    def digests(self) -> Mapping[int, int]:
        """All that the index holds of each episode, as a number."""
        return self._asked(self._index.digests)

    def searched(self) -> Mapping[int, int]:
        """The revision of each episode that a search finds at the moment: of the index of before,
        while a new one is being read."""
        now = self.lexicon().held
        if self._searched is None or self._searched[0] != now.segments:
            self._searched = now.segments, self._asked(lambda: revisions_in(now.segments))
        return self._searched[1]

    @property
    def flaw(self) -> str:
        """What is wrong with the index: a sentence, empty for nothing."""
        return self._index.flaw

    def lexicon(self) -> IndexLexicon:
        """The words of the index as it stands now; gathered once for each change of it. While
        somebody does that, for seconds in a large archive, the index of before answers others."""
        return self._asked(self._lexicon)

    def unsaid(self, tokens: Iterable[str]) -> int:
        """How many of these tokens nobody says in the index as it was last gathered; none before
        that."""
        now = self._now
        return sum(not now.words.said(token) for token in tokens) if now else 0

    def _lexicon(self) -> IndexLexicon:
        held, now = self._index.read(), self._now
        if now is None:
            return self._gather()
        if now.held.segments == held.segments or not self._gathering.acquire(blocking=False):
            return now
        try:
            kept = vocabulary_file.load(self.folder, held.languages)
            is_of_these = kept is not None and list(kept.parts) == list(held.parts)
            has_more = not set(held.parts) <= set(now.held.parts)  # else some is damaged or gone
            if not is_of_these and has_more and self._index.age() < _SOON_SECONDS:
                return now  # who changed the index is about to keep its words
            self._now = self._of(held, self._words(held, kept))
            return self._now
        finally:
            self._gathering.release()

    def _gather(self) -> IndexLexicon:
        """The words of the index as it stands now, kept for those who start later."""
        with self._gathering:
            held, now = self._index.read(), self._now
            if now is None or now.held.segments != held.segments:
                is_part = (
                    now is not None
                    and now.held.languages == held.languages
                    and set(now.held.parts) <= set(held.parts)
                )
                kept = (
                    KeptVocabulary(now.held.parts, now.words)
                    if now and is_part
                    else vocabulary_file.load(self.folder, held.languages)
                )
                now = self._now = self._of(held, self._words(held, kept))
            return now

    def _of(self, held: Held, words: Vocabulary) -> IndexLexicon:
        return IndexLexicon(held, words, self._facts.in_raw_captions(), self._index.recheck)

    def _words(self, held: Held, kept: KeptVocabulary | None) -> Vocabulary:
        """The words of the index: as they were kept, or kept now for those who start later."""
        if kept and list(kept.parts) == list(held.parts):
            return kept.words
        words = self._grown(held, kept) if kept and set(kept.parts) < set(held.parts) else None
        if words is None:
            parts = [(segment.stems, segment.forms) for segment in held.segments]
            words = vocabulary_file.gather(parts, held.passages, held.languages)
        with suppress(OSError):  # a reader may not be allowed to write
            vocabulary_file.keep(self.folder, held.parts, held.languages, words)
        return words

    def _grown(self, held: Held, kept: KeptVocabulary) -> Vocabulary:
        """The words that were kept of some parts of the index, with those of the rest."""
        known = set(kept.parts)
        pairs = zip(held.parts, held.segments, strict=True)
        fresh = [segment for part, segment in pairs if part not in known]

        @cache  # several forms have one stem
        def passages_with(stem: str) -> int:
            return sum(segment.frequency("text", stem) for segment in held.segments)

        return vocabulary_file.grown(
            kept.words,
            {stem for segment in fresh for stem in segment.stems},
            {form for segment in fresh for form in segment.forms},
            passages_with,
            held.passages,
            held.languages,
        )

    def retrieve(
        self, plan: Plan, scope: Scope, order: Order, limit: int, grouped: bool = False
    ) -> Retrieved:
        """The first passages for a plan, and some more."""
        closer = plan.weights.proximity.best_passages
        wanted = Wanted(order, limit, grouped, closer, self._facts.dates)
        return self._asked(lambda: self._retrieve(plan, scope, wanted))

    def _retrieve(self, plan: Plan, scope: Scope, wanted: Wanted) -> Retrieved:
        now = self._lexicon()
        held = now.held
        if not held.segments:
            return Retrieved()
        favour = plan.query.favour
        asked_for = self._facts.allowed(favour.scope).speakers if favour else None
        within = self._facts.allowed(scope)
        sense = self._sense
        topical = self._facts.topical(_misheard(plan))
        raw = now.raw_documents
        found = retrieve(held, plan, within, wanted, sense, asked_for or (), raw, topical)
        if wanted.order == "relevance":
            return found
        return replace(found, dates=self._facts.dates({one.episode_id for one in found.candidates}))

    def meant(self) -> tuple[int, int]:
        """Of how many passages the meaning is known, and how many there are."""
        if self._sense is None:
            return 0, 0
        parts = [(one, one.alive) for one in self._asked(self._index.read).segments]
        now = self._sense.now()
        return counted(now, parts) if now else 0, sum(int(alive.sum()) for _, alive in parts)

    def with_run(self, tokens: Sequence[str], limit: int) -> list[int]:
        """Passages in which the tokens begin to stand in a row, as they are."""
        return self._asked(lambda: self._with_run(tokens, limit))

    def _with_run(self, tokens: Sequence[str], limit: int) -> list[int]:
        held = self._index.read()
        found: list[int] = []
        for segment in held.segments if tokens else ():
            holding = segment.run(tokens, held.languages)
            holding = holding[segment.alive[holding]]
            found += segment.passages[holding[: limit - len(found)]].tolist()
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

    def warm(self) -> None:
        """Read what most searches need: the vocabulary, what sounds alike, who says what, and the
        posting lists of common words, and the model of meaning. Others may search meanwhile."""
        now = self.lexicon()
        now.warm()
        for segment in now.held.segments:
            segment.load()
        counts = now.words.counts
        for token in heapq.nlargest(_COMMON_WORDS, counts, key=counts.__getitem__):
            for segment in now.held.segments:
                segment.holding(token, now.languages)
        if self._sense and now.held.passages >= WEIGHTS.ranking.meaning.fewest_passages:
            self._sense.warm()


def _misheard(plan: Plan) -> frozenset[str]:
    """The words of a query for which something may stand that sounds alike."""
    return frozenset(
        term.token
        for term in plan.terms.values()
        if any(variant.kind is MatchKind.SOUNDS_LIKE for variant in term.variants)
    )
