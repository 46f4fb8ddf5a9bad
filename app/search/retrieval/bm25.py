"""What every passage of a segment scores for a query: BM25F over the query's tree.

BM25F: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.6.
"""

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from app.language.numbers import number_readings
from app.language.stop_words import STOP_WORDS
from app.search.codes import code
from app.search.index.facts import Allowed
from app.search.index.segment import Flags, Floats, Longs, Segment
from app.search.port import MatchKind, QueryTerm, Variant
from app.search.query.tree import All, Any, Node, Not, Phrase, Prefix, Query, Word
from app.search.retrieval.segment_scores import Scores
from app.search.retrieval.spoken_phrase import holding_phrase
from app.search.weights import Bm25


@dataclass(frozen=True, slots=True)
class _HeldPhrase:
    """Which documents of a segment hold a phrase, and which of them only with what slips into
    speech."""

    is_there: Flags
    has_slips: Flags


@dataclass(frozen=True, slots=True)
class CollectionStatistics:
    """What the scores of a segment depend on beyond it: all segments with their sizes, and weights;
    and whether they are to be explained. `raw` are the segment's documents that a machine heard,
    where others were written by people; `topical` are the episodes that speak of a topic which is
    called so, by tokens. `phrases` are those that a hit must hold, and `among` the documents of the
    episodes in which it may then lie: what others hold needn't be counted."""

    segments: Sequence[Segment]
    terms: Mapping[Node, QueryTerm]
    average: float
    languages: tuple[str, ...]
    weights: Bm25
    is_explained: bool = False
    raw: Flags | None = None
    topical: Mapping[str, frozenset[int]] = field(default_factory=dict)
    phrases: Mapping[Phrase, _HeldPhrase] = field(default_factory=dict)
    among: Flags | None = None

    def tells_little(self, term: QueryTerm) -> bool:
        """Whether a word is one of those that any sentence has, or stands nearly everywhere. That
        is asked of all segments together: one that has just come is small, and would count words
        that the others pass over."""
        if self._count <= self.weights.common_passages:
            return False
        held = self._holders(term.token)
        return term.token in STOP_WORDS or held > self.weights.common_share * self._count

    def is_rare(self, term: QueryTerm) -> bool:
        """Whether so few passages hold a word that it tells something of those beside them; one
        that nobody says is as frequent as what may stand for it. Of all segments together, too."""
        held = self._holders(term.token) or sum(
            min(map(self._holders, variant.tokens)) for variant in term.variants
        )
        return held < self.weights.common_share * self._count

    def among_these(self, documents: Longs) -> Longs:
        """Those of the documents that are to be counted."""
        return documents if self.among is None else documents[self.among[documents]]

    @property
    def _count(self) -> int:
        return sum(segment.count for segment in self.segments)

    def _holders(self, token: str) -> int:
        return sum(segment.holders(token, self.languages) for segment in self.segments)


def scores(
    segment: Segment, query: Query, within: Allowed, archive: CollectionStatistics
) -> Scores:
    """The scores of a segment's documents. Those that aren't `within`, or without what the query
    requires, cover nothing."""
    found = _nothing(segment, archive)
    leaves = [archive.terms[node] for node in query.root.nodes if isinstance(node, Word | Prefix)]
    telling = sum(not archive.tells_little(term) for term in leaves)
    spare = telling >= archive.weights.telling_words
    held = {phrase: _holding_phrase(segment, phrase, archive) for phrase in query.phrases}
    archive = replace(archive, phrases=held, among=_among(segment, held.values()))
    _add(segment, query.root, archive, found, spare)
    found.settle()
    if query.is_empty:  # all that is let through
        found.whole = 1.0
        found.coverage[:] = 1.0
        found.is_said[:] = True
    if query.phrases:  # the rest of a phrase may stand in the next passage
        found.coverage[found.allowed] = found.whole
        found.is_said |= found.allowed
    allowed = found.allowed & segment.alive
    for wish, column in (
        (within.episodes, segment.episodes),
        (within.passages, segment.passages),
    ):
        if wish is not None:
            allowed &= np.isin(column, np.fromiter(wish, dtype=np.int64, count=len(wish)))
    found.keep(allowed)
    return found


def _nothing(segment: Segment, archive: CollectionStatistics) -> Scores:
    count = segment.count
    return Scores(
        score=np.zeros(count, dtype=np.float32),
        coverage=np.zeros(count, dtype=np.float32),
        lent_score=np.zeros(count, dtype=np.float32),
        lent_coverage=np.zeros(count, dtype=np.float32),
        is_said=np.zeros(count, dtype=np.bool_),
        allowed=np.ones(count, dtype=np.bool_),
        has_slips=np.zeros(count, dtype=np.bool_),
        are_explained=archive.is_explained,
    )


def _add(
    segment: Segment, node: Node, archive: CollectionStatistics, into: Scores, spare: bool
) -> None:
    """Add what a part of the query scores; common words are passed over where `spare`."""
    match node:
        case Word() | Prefix():
            _add_term(segment, archive.terms[node], archive, into, spare)
        case Phrase(tokens):
            for token in dict.fromkeys(tokens):
                _add_term(segment, archive.terms[Word(token)], archive, into, spare)
            held = archive.phrases.get(node) or _holding_phrase(segment, node, archive)
            into.has_slips |= held.has_slips
            into.allowed &= held.is_there
        case Not(inner):
            into.allowed &= ~present(segment, inner, archive)
        case All(nodes):
            for inner in dict.fromkeys(nodes):
                _add(segment, inner, archive, into, spare)
        case Any(nodes):
            _add_best(segment, nodes, archive, into)


def _add_best(
    segment: Segment, nodes: tuple[Node, ...], archive: CollectionStatistics, into: Scores
) -> None:
    """Of several alternatives the best one of each document counts."""
    parts = []
    for node in nodes:
        part = _nothing(segment, archive)
        _add(segment, node, archive, part, spare=False)
        part.drop(~part.allowed)
        parts.append(part)
    into.add_best(parts)
    into.is_said |= reduce(np.logical_or, (part.is_said & part.allowed for part in parts))
    into.has_slips |= reduce(np.logical_and, (part.has_slips | ~part.allowed for part in parts))
    into.allowed &= reduce(np.logical_or, (part.allowed for part in parts))


def _add_term(
    segment: Segment, term: QueryTerm, archive: CollectionStatistics, into: Scores, spare: bool
) -> None:
    if spare and archive.tells_little(term):
        return
    into.whole += term.idf
    weights = archive.weights
    touched, tf, sure = _frequencies(segment, term, archive, into.is_said)
    length = segment.lengths[touched] / max(1.0, archive.average)
    norm = weights.k1 * (1 - weights.b + weights.b * length)
    gain = term.idf * tf * (weights.k1 + 1) / (tf + norm)
    into.add(
        touched,
        gain,
        lambda at: (
            f"“{term.token}” counts {tf[at]:.2f} times in {segment.lengths[touched[at]]:.0f} words"
            f" (idf {term.idf:.2f})"
        ),
    )
    said = np.flatnonzero(tf > max(weights.title, weights.speaker))
    episodes = segment.episodes[touched[said]]
    first = said[np.flatnonzero(np.diff(episodes, prepend=-1))]  # they follow one another
    introduced = weights.introduced * gain[first]
    into.add(touched[first], introduced, lambda _: f"“{term.token}” is first said here")
    gain = gain.copy()  # what was added before is noted
    gain[first] += introduced
    covered = term.idf * sure
    into.coverage[touched] += covered
    for step in (1, -1) if archive.is_rare(term) and not term.token.isdigit() else ():
        near, from_here = _neighbours(segment, touched, step)
        side = "before" if step > 0 else "after"
        described = f"“{term.token}” stands in the passage {side}"
        lent = weights.beside * covered[from_here]
        into.lend(near, weights.beside * gain[from_here], lent, _always(described))


def _always(described: str) -> Callable[[int], str]:
    return lambda _: described


def _frequencies(
    segment: Segment, term: QueryTerm, archive: CollectionStatistics, is_said: Flags
) -> tuple[Longs, Floats, Floats]:
    """The documents that hold a term, rising, how much of it each does, and how surely (1 where the
    word itself stands there, less where something stands for it); notes in `is_said` whose text
    does."""
    said = [_said(segment, one, archive) for one in term.stems]
    named = [
        (archive.among_these(segment.named(name, one)), boost)
        for name, boost in (("title", archive.weights.title), ("speaker", archive.weights.speaker))
        for one in term.stems
    ]
    if len(said) == 1 and not term.variants and not any(len(documents) for documents, _ in named):
        ((documents, frequency),) = said
        is_said[documents] = True
        return documents, frequency, np.ones(len(documents), dtype=np.float32)
    weight = np.zeros(segment.count, dtype=np.float32)
    sure = np.zeros(segment.count, dtype=np.float32)
    told = _told(segment, term, archive)
    for variant in term.variants:
        documents = archive.among_these(holding(segment, variant, archive.languages))
        likely = _likely(segment, told, variant, documents, archive)
        weight[documents] = np.maximum(weight[documents], likely)
        sure[documents] = np.maximum(sure[documents], likely)
        is_said[documents] = True
    for documents, frequency in said:
        weight[documents] += frequency
        sure[documents] = 1.0
        is_said[documents] = True
    for documents, boost in named:
        weight[documents] += boost
        sure[documents] = 1.0
    touched = np.flatnonzero(weight != 0)  # of flags some ten times as fast
    return touched, weight[touched], sure[touched]


def _said(segment: Segment, stem: str, archive: CollectionStatistics) -> tuple[Longs, Floats]:
    """The documents whose text holds a stem, rising, and how often it does."""
    documents, frequency = segment.postings("text", stem)
    if archive.among is None:
        return documents, frequency
    is_among = archive.among[documents]
    return documents[is_among], frequency[is_among]


def _told(segment: Segment, term: QueryTerm, archive: CollectionStatistics) -> Longs:
    """The episodes of which it is known that they may say a term, so that what sounds like it is
    likelier meant: where the title, people, keywords or chapters have the very word, a topic that
    is spoken of does, or something stands there that the owner says is heard for it."""
    kinds = {variant.kind for variant in term.variants}
    if MatchKind.SOUNDS_LIKE not in kinds:
        return np.zeros(0, dtype=np.int64)
    found = [np.array(sorted(archive.topical.get(term.token, ())), dtype=np.int64)]
    for place, one in itertools.product(("title", "told"), term.stems):
        found.append(segment.episodes[segment.named(place, one)])
    for variant in term.variants:
        if variant.kind is MatchKind.HEARD_AS:
            found.append(segment.episodes[holding(segment, variant, archive.languages)])
    return np.unique(np.concatenate(found))


def _likely(
    segment: Segment, told: Longs, variant: Variant, documents: Longs, archive: CollectionStatistics
) -> Floats:
    """How surely a variant stands for a term in each document: what sounds like it is likelier
    meant where a machine heard it than where somebody wrote it, and likeliest in the episodes of
    which it is `told`."""
    likely = np.full(len(documents), variant.weight, dtype=np.float32)
    if variant.kind is not MatchKind.SOUNDS_LIKE or not len(documents):
        return likely
    weights = archive.weights
    if archive.raw is not None:
        likely[archive.raw[documents]] *= weights.raw
    likely[np.isin(segment.episodes[documents], told)] *= weights.primed
    return np.minimum(likely, np.float32(1.0))


def holding(segment: Segment, variant: Variant, languages: tuple[str, ...]) -> Longs:
    """The documents in which a variant of a word stands."""
    if len(variant.tokens) == 1 and not variant.as_is:
        return segment.holding(variant.tokens[0], languages)
    return segment.run(variant.tokens, languages)


def present(segment: Segment, node: Node, archive: CollectionStatistics) -> Flags:
    """Which documents hold a part of the query just as it was typed."""
    match node:
        case Word(token):
            return _flags(segment, [segment.run((token,), archive.languages)])
        case Phrase(tokens, slop):
            ways = number_readings(tokens) if len(tokens) > 1 else (tokens,)
            if slop:
                parts = [segment.phrase(list(map(code, way)), slop) for way in ways]
                return reduce(np.logical_or, parts)
            return _flags(segment, [segment.run(way, archive.languages) for way in ways])
        case Prefix():
            found = np.zeros(segment.count, dtype=np.bool_)
            term = archive.terms.get(node)
            for variant in term.variants if term else ():
                found[holding(segment, variant, archive.languages)] = True
            return found
        case All(nodes):
            parts = [present(segment, inner, archive) for inner in nodes]
            return reduce(np.logical_and, parts, np.ones(segment.count, dtype=np.bool_))
        case Any(nodes):
            parts = [present(segment, inner, archive) for inner in nodes]
            return reduce(np.logical_or, parts, np.zeros(segment.count, dtype=np.bool_))
        case Not(inner):
            return ~present(segment, inner, archive)


def _holding_phrase(segment: Segment, phrase: Phrase, archive: CollectionStatistics) -> _HeldPhrase:
    if phrase.slop or len(phrase.tokens) < 2:
        return _HeldPhrase(present(segment, phrase, archive), np.zeros(segment.count, np.bool_))
    exact, loose = holding_phrase(segment, phrase.tokens, archive.languages)
    is_there, has_slips = _flags(segment, [exact, loose]), _flags(segment, [loose])
    has_slips[exact] = False
    return _HeldPhrase(is_there, has_slips)


def _among(segment: Segment, held: Collection[_HeldPhrase]) -> Flags | None:
    """The documents of the episodes in which all phrases stand; None where there are none."""
    if not held:
        return None
    documents = np.flatnonzero(reduce(np.logical_and, (one.is_there for one in held)))
    return np.isin(segment.episodes, segment.episodes[documents])


def _flags(segment: Segment, documents: Sequence[Longs]) -> Flags:
    """Which documents are any of these."""
    found = np.zeros(segment.count, dtype=np.bool_)
    for some in documents:
        found[some] = True
    return found


def _neighbours(segment: Segment, touched: Longs, step: int) -> tuple[Longs, Longs]:
    """The passages `step` after those touched, which rise, of the same episode, that aren't touched
    themselves; and which of `touched` each is beside."""
    near = touched + step
    lacking = np.ones(len(touched), dtype=np.bool_)
    if step > 0:
        lacking[:-1] = near[:-1] != touched[1:]
    else:
        lacking[1:] = near[1:] != touched[:-1]
    lacking &= (near >= 0) & (near < segment.count)
    from_here = np.flatnonzero(lacking)
    near = near[from_here]
    is_theirs = segment.episodes[near] == segment.episodes[touched[from_here]]
    return near[is_theirs], from_here[is_theirs]
