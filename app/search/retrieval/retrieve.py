"""Candidates for a plan from the segments of the index: words, then runs of them, then meaning."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from app.search.codes import Codes
from app.search.index.facts import Allowed
from app.search.index.segment import Flags, Segment
from app.search.index.whoosh_index import Held
from app.search.meaning.sense import Sense
from app.search.port import Candidate, Counts, Plan, Retrieved
from app.search.retrieval.bm25 import CollectionStatistics, scores
from app.search.retrieval.by_meaning import add_meaning
from app.search.retrieval.choosing import Wanted
from app.search.retrieval.said_by import Covering, hits_by_speaker, said_by
from app.search.retrieval.scored import Scored, best_of, by_episode, hits_of
from app.search.retrieval.segment_scores import Scores
from app.search.retrieval.verbatim import add_verbatim
from app.search.weights import Proximity

_NO_TOKENS: Codes = np.zeros(0, dtype=np.int32)


def retrieve(
    held: Held,
    plan: Plan,
    within: Allowed,
    wanted: Wanted,
    sense: Sense | None = None,
    asked_for: Collection[int] = (),
    raw: Sequence[Flags] | None = None,
    topical: Mapping[str, frozenset[int]] = MappingProxyType({}),
) -> Retrieved:
    """The passages that are `wanted` for a plan. `sense` tells what query and passages mean,
    None to leave that out; `asked_for` are the speakers whom a question names, `raw` the
    documents of each segment that a machine heard, where people wrote others, `topical` the
    episodes that speak of a topic which is called so, by tokens."""
    segments, weights = held.segments, plan.weights
    archive = CollectionStatistics(
        segments,
        plan.terms,
        held.average_length,
        held.languages,
        weights.bm25,
        plan.is_explained,
        topical=topical,
    )
    scored = [
        scores(segment, plan.query, within, replace(archive, raw=raw[at] if raw else None))
        for at, segment in enumerate(segments)
    ]
    if within.speakers is not None:
        for segment, score in zip(segments, scored, strict=True):
            score.keep(said_by(segment, within.speakers, plan, held.languages))
    if asked_for:
        for segment, score in zip(segments, scored, strict=True):
            _favour(segment, score, asked_for, plan, held.languages)
    whole = max((score.whole for score in scored), default=0.0)
    is_quoted = add_verbatim(segments, scored, plan, whole, held.languages)
    _drop_unsaid(scored)
    best = max((float(score.coverage.max(initial=0.0)) for score in scored), default=0.0)
    found = best_of(segments, scored, best, whole, wanted, weights)
    others: list[Scored] = []
    is_large = held.passages >= weights.meaning.fewest_passages
    meanings = sense.now() if sense and is_large else None
    if sense and meanings and not is_quoted and _may_mean(plan, best, whole):
        vector = sense.vector(" ".join(plan.query.words))
        others = add_meaning(found, segments, scored, meanings, vector, weights)
    hits = hits_of(segments, scored, weights.coverage.kept_share * best, others)
    closer = wanted.closer if wanted.order == "relevance" else 0
    candidates = _candidates(found, closer, weights.proximity)
    candidates += [_candidate(one) for one in others]
    counts: Counts = {
        "episode": by_episode(segments, hits),
        "speaker": _by_speaker(held, scored, hits, plan, within) if plan.is_counted else {},
    }
    return Retrieved(candidates, sum(map(np.count_nonzero, hits)), counts, is_quoted)


def _by_speaker(
    held: Held, scored: Sequence[Scores], hits: Sequence[Flags], plan: Plan, within: Allowed
) -> Mapping[int, int]:
    """How many hits there would be of those who may be asked for."""
    covering = [
        Covering(segment, score.coverage, is_hit)
        for segment, score, is_hit in zip(held.segments, scored, hits, strict=True)
    ]
    found = hits_by_speaker(covering, plan, held.languages)
    if within.speakers is None:
        return found
    return {key: number for key, number in found.items() if key in within.speakers}


def _may_mean(plan: Plan, best: float, whole: float) -> bool:
    """Whether a query may be one in other words than its answer: no phrase, and so long that it may
    be a question, or one that no passage covers. A name of few words is found by these."""
    weights = plan.weights.meaning
    is_long = len(plan.query.words) >= weights.asked_words
    return not plan.query.phrases and (is_long or best < weights.said_share * whole)


def _favour(
    segment: Segment,
    score: Scores,
    speakers: Collection[int],
    plan: Plan,
    languages: Sequence[str],
) -> None:
    """Count what a passage holds of a question twice where one of these speakers says some of it;
    their names are no part of that."""
    names = plan.query.favour.names if plan.query.favour else ()
    terms = {node: term for node, term in plan.terms.items() if term.token not in names}
    theirs = said_by(segment, speakers, replace(plan, terms=terms), languages)
    documents = np.flatnonzero(theirs & (score.coverage > 0))
    score.add(documents, score.coverage[documents], lambda _: "said by whom the question names")


def _drop_unsaid(scored: Sequence[Scores]) -> None:
    """Where some passage says a word of the query, those found by title alone are no hits."""
    if any(bool((score.is_said & (score.coverage > 0)).any()) for score in scored):
        for score in scored:
            score.coverage[~score.is_said] = 0.0


def _candidates(found: Sequence[Scored], closer: int, weights: Proximity) -> list[Candidate]:
    """The passages found; so many that are to be looked at word by word with their tokens."""
    closest = [_candidate(one, weights.beyond_words) for one in found[:closer]]
    return closest + [_candidate(one) for one in found[closer:]]


def _candidate(one: Scored, beyond: int | None = None) -> Candidate:
    """A passage as a candidate; with its tokens and so many of the next one's, where given."""
    segment, document = one.segment, one.document
    is_close = beyond is not None
    return Candidate(
        one.passage_id,
        one.episode_id,
        one.score,
        one.covered,
        one.meaning,
        one.around,
        tokens=segment.tokens(document, beyond or 0) if is_close else _NO_TOKENS,
        own=int(segment.lengths[document]) if is_close else 0,
        has_slips=one.has_slips,
        explanation=one.explanation,
    )
