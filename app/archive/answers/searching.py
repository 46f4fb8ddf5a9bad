"""Answer what a reader typed: ranking from the engine, words from the store."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.orm import Session

from app.archive.answers.asking import asked_for
from app.archive.answers.filter import Count, counts_of, scope_of
from app.archive.answers.filters.speaker import names_in
from app.archive.answers.hits import FoundPassage, with_words
from app.archive.answers.nearest import nearest, phrases_of
from app.archive.owner import heard_as
from app.search.expansion.plan import expand
from app.search.finding import Found, find
from app.search.port import Engine, Order
from app.search.query.tree import Query
from app.search.ranking.refine import Hit
from app.search.results.highlight import TermMatch, matches
from app.search.weights import WEIGHTS, Weights
from app.store.tables import EpisodeRow

DEEPEST = 10_000
"""Hits that can be paged through."""
GROUPED = 1_000
"""The best hits, which are put in order by date or by episode."""


HITS_AN_EPISODE = 5
"""Hits for each episode of a page that are looked at first, to find the best of each."""


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
class Answer:
    """The hits of one page, how many passages and episodes there are, how long it took, and the
    numbers of passages found by what they could be narrowed to. `is_nearest` tells that nobody says
    what was quoted: these are the nearest there is, each with its differences."""

    query: Query
    total: int
    episodes: int
    took_ms: float
    hits: Sequence[FoundPassage]
    counts: Mapping[str, Sequence[Count]]
    is_nearest: bool = False


def search(session: Session, engine: Engine, asked: Search, weights: Weights = WEIGHTS) -> Answer:
    """Search the archive. Whatever was typed gives an answer, perhaps an empty one. Raises
    FilterError where a filter was chosen that can't be read."""
    started = time.perf_counter()
    query = asked_for(session, asked.text)
    offset = min(asked.offset, DEEPEST)
    last = offset + asked.limit
    scope = query.scope & scope_of(asked.filters)
    known = heard_as.known(session)

    def found_for(query: Query, most: int) -> Found:
        return find(engine, query, most, scope, asked.order, known, weights, asked.explained)

    found, differences = _enough(asked, last, partial(found_for, query)), None
    if not found.total and phrases_of(query):
        near = nearest(session, query, found_for)
        found, differences = near.found, near.differences
    grouped = asked.grouped and differences is None
    chosen = (_best_of_each(found.hits) if grouped else found.hits)[offset:last]
    by_episode = found.counts["episode"]
    others = {key: count - 1 for key, count in by_episode.items()} if grouped else {}
    speakers = names_in(session, scope)
    shown = with_words(session, found, query, chosen, others, speakers, differences or {})
    counts = counts_of(session, found.counts) if asked.counted else {}
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return Answer(
        query=query,
        total=found.total,
        episodes=len(by_episode),
        took_ms=took_ms,
        hits=shown,
        counts=counts,
        is_nearest=bool(differences and found.total),
    )


def _enough(asked: Search, last: int, find: Callable[[int], Found]) -> Found:
    """As many of the best hits, of which `find` finds so many, as tell those up to the `last`
    asked for. The best of each episode are mostly among a few for each."""
    if asked.order != "relevance":
        return find(GROUPED)
    if not asked.grouped:
        return find(last)
    few = HITS_AN_EPISODE * last
    if few < GROUPED:
        found = find(few)
        if len(_best_of_each(found.hits)) >= min(last, len(found.counts["episode"])):
            return found
    return find(GROUPED)


def matches_within(
    session: Session, engine: Engine, episode: EpisodeRow, words: Sequence[str], text: str
) -> list[TermMatch]:
    """What counts for a query in the words of one episode, in order."""
    query = asked_for(session, text)
    if query.is_empty:
        return []
    plan = expand(query, engine.lexicon(), heard_as.known(session), WEIGHTS)
    return matches(words, plan.terms.values(), episode.language)


def _best_of_each(hits: Sequence[Hit]) -> list[Hit]:
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.episode_id, hit)
    return list(first.values())
