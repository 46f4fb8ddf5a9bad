"""Answer what a reader typed: ranking from the engine, words from the store."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy.orm import Session

from app.archive.answers.asking import asked_for
from app.archive.answers.filter import Count, scope_of, value_counts
from app.archive.answers.filters.speaker import names_in
from app.archive.answers.hits import FoundPassage, with_words
from app.archive.answers.nearest import nearest_passages, phrases_of
from app.archive.owner import heard_as
from app.search.expansion.plan import expand
from app.search.finding import Found, find
from app.search.port import Engine, Order
from app.search.query.scope import EVERYTHING, Scope
from app.search.query.tree import Query
from app.search.ranking.refine import Hit
from app.search.results.highlight import TermMatch, matches
from app.search.results.in_phrases import in_phrases
from app.search.weights import WEIGHTS, Weights
from app.store import episodes, likeness
from app.store.tables import EpisodeRow

DEEPEST_HIT = 10_000
"""Hits that can be paged through."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of the archive.

    `filters` are what was chosen besides the words, by the names of filters. `grouped` asks only
    for the best passage of each episode; `limit` and `offset` count episodes then. `counted` asks
    what the hits could be narrowed to, `explained` what their scores are made of.
    """

    text: str
    filters: Mapping[str, str] = field(default_factory=dict)
    limit: int = 20
    offset: int = 0
    order: Order = "relevance"
    grouped: bool = False
    counted: bool = False
    explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """The hits of one page, how many passages and episodes there are, how long it took, and the
    numbers of passages found by what they could be narrowed to; `scope` is what they are by now.

    `is_nearest` tells that nobody says what was quoted: these are the nearest there is, each with
    its differences. `listed` is how many hits can be paged through: passages, or the best of each
    episode.
    """

    query: Query
    total: int
    episodes: int
    took_ms: float
    hits: Sequence[FoundPassage]
    counts: Mapping[str, Sequence[Count]]
    scope: Scope = EVERYTHING
    is_nearest: bool = False
    listed: int = 0


def search(
    session: Session, engine: Engine, asked: Search, weights: Weights = WEIGHTS
) -> SearchAnswer:
    """Search the archive. Whatever was typed gives an answer, perhaps an empty one. Raises
    FilterError where a filter was chosen that can't be read."""
    started = time.perf_counter()
    query = asked_for(session, asked.text)
    offset = min(asked.offset, DEEPEST_HIT)
    last = offset + asked.limit
    scope = query.scope & scope_of(asked.filters)
    known = heard_as.known(session)

    def found_for(query: Query, most: int, order: Order, grouped: bool = False) -> Found:
        return find(
            engine, query, most, scope, order, known, weights, asked.explained, grouped,
            asked.counted,
        )  # fmt: skip

    talks = likeness.groups(session) if asked.grouped else {}
    most = last + len(talks)  # as many may be folded
    found, differences = found_for(query, most, asked.order, asked.grouped), None
    if not found.total and phrases_of(query):
        near = nearest_passages(session, query, partial(found_for, order="relevance"))
        found, differences = near.found, near.differences
    grouped = asked.grouped and differences is None
    talks = talks if grouped else {}
    chosen = _folded(found.hits, talks)[offset:last]
    by_episode = found.counts["episode"]
    others = {key: count - 1 for key, count in by_episode.items()} if grouped else {}
    speakers = names_in(session, scope)
    shown = with_words(session, found, query, chosen, others, speakers, differences or {})
    shown = _with_others(session, shown, by_episode, talks)
    counts = value_counts(session, found.counts) if asked.counted else {}
    told = len({talks.get(key, key) for key in by_episode})
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return SearchAnswer(
        query=query,
        total=found.total,
        episodes=told,
        took_ms=took_ms,
        hits=shown,
        counts=counts,
        scope=scope,
        is_nearest=bool(differences and found.total),
        listed=min(told if grouped else found.total, DEEPEST_HIT),
    )


def matches_within(
    session: Session, engine: Engine, episode: EpisodeRow, words: Sequence[str], text: str
) -> list[TermMatch]:
    """What counts for a query in the words of one episode, in order."""
    query = asked_for(session, text)
    if query.is_empty:
        return []
    plan = expand(query, engine.lexicon(), heard_as.known(session), WEIGHTS)
    found = matches(words, plan.terms.values(), episode.language)
    return in_phrases(found, words, query, episode.language)


def _folded(hits: Sequence[Hit], talks: Mapping[int, int]) -> Sequence[Hit]:
    """The hits without those of an episode that seems to be of the same talk as one before."""
    if not talks:
        return hits
    first: dict[int, int] = {}
    return [
        hit
        for hit in hits
        if (talk := talks.get(hit.episode_id)) is None
        or first.setdefault(talk, hit.episode_id) == hit.episode_id
    ]


def _with_others(
    session: Session,
    shown: Sequence[FoundPassage],
    by_episode: Mapping[int, int],
    talks: Mapping[int, int],
) -> list[FoundPassage]:
    """The hits with the other episodes for which they stand, which seem to be of the same talk."""
    beside = {
        one.episode.id: [
            key
            for key in by_episode
            if key != one.episode.id and talks.get(key, key) == talks.get(one.episode.id)
        ]
        for one in shown
        if one.episode.id in talks
    }
    rows = episodes.by_ids(session, [key for ids in beside.values() for key in ids])
    return [
        replace(one, also=tuple(rows[key] for key in ids))
        if (ids := beside.get(one.episode.id))
        else one
        for one in shown
    ]
