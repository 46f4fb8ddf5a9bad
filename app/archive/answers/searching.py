"""Answer what a reader typed: ranking from the engine, words from the store."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers import scoping
from app.archive.answers.hits import FoundPassage, with_words
from app.archive.owner import heard_as
from app.search.expansion.plan import expand
from app.search.finding import Found, find
from app.search.port import Engine, Order
from app.search.query.parser import parse
from app.search.query.scope import Scope
from app.search.query.tree import Query
from app.search.ranking.refine import Hit
from app.search.results.highlight import TermMatch, matches
from app.search.weights import WEIGHTS, Weights
from app.store import episodes, people
from app.store.tables import EpisodeRow

DEEPEST = 10_000
"""Hits that can be paged through."""
GROUPED = 1_000
"""The best hits, which are put in order by date or by episode."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search besides the words; slugs or words of names."""

    episode: str = ""
    speaker: str = ""
    series: str = ""
    year: str = ""
    timing: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of the archive.

    `grouped` asks only for the best passage of each episode; `limit` and `offset` count episodes
    then. `counted` asks what the hits could be narrowed to, `explained` what their scores are made
    of.
    """

    text: str
    filters: Filters = Filters()
    limit: int = 20
    offset: int = 0
    order: Order = "relevance"
    grouped: bool = False
    counted: bool = False
    explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The hits of one page, how many passages and episodes there are, how long it took, and the
    numbers of passages found by what they could be narrowed to."""

    query: Query
    total: int
    episodes: int
    took_ms: float
    hits: Sequence[FoundPassage]
    counts: Mapping[str, Sequence[tuple[str, str, int]]]


def search(session: Session, engine: Engine, asked: Search, weights: Weights = WEIGHTS) -> Answer:
    """Search the archive. Whatever was typed gives an answer, perhaps an empty one."""
    started = time.perf_counter()
    query = parse(asked.text)
    offset = min(asked.offset, DEEPEST)
    last = offset + asked.limit
    is_plain = asked.order == "relevance" and not asked.grouped
    scope = query.scope & _chosen(asked.filters)
    most = last if is_plain else GROUPED
    known = heard_as.known(session)
    found = find(engine, query, most, scope, asked.order, known, weights, asked.explained)
    chosen = (_best_of_each(found.hits) if asked.grouped else found.hits)[offset:last]
    by_episode = found.counts["episode"]
    others = {key: count - 1 for key, count in by_episode.items()} if asked.grouped else {}
    speakers = scoping.names_of(session, scope.speakers)
    shown = with_words(session, found, query, chosen, others, speakers)
    counts = _counts(session, found) if asked.counted else {}
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return Answer(
        query=query,
        total=found.total,
        episodes=len(by_episode),
        took_ms=took_ms,
        hits=shown,
        counts=counts,
    )


def matches_within(
    session: Session, engine: Engine, episode: EpisodeRow, words: Sequence[str], text: str
) -> list[TermMatch]:
    """What counts for a query in the words of one episode, in order."""
    plan = expand(parse(text), engine.lexicon(), heard_as.known(session), WEIGHTS)
    return matches(words, plan.terms.values(), episode.language)


def _best_of_each(hits: Sequence[Hit]) -> list[Hit]:
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.episode_id, hit)
    return list(first.values())


def _counts(session: Session, found: Found) -> dict[str, list[tuple[str, str, int]]]:
    """What the hits could be narrowed to: value, name and number of passages, the most first."""
    filed = episodes.filed(session, found.counts["episode"])
    said_by = found.counts["speaker"]
    series: Counter[tuple[str, str]] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    timings: Counter[tuple[str, str]] = Counter()
    for episode_id, number in found.counts["episode"].items():
        if one := filed.get(episode_id):
            if one.series:
                series[one.series_slug, one.series] += number
            if one.date:
                years[str(one.date.year), str(one.date.year)] += number
            timings[one.timing, one.timing] += number
    names = people.by_ids(session, sorted(said_by, key=said_by.__getitem__)[-12:])
    speakers = Counter({(name, name): said_by[key] for key, name in names.items()})
    kinds = {"series": series, "speaker": speakers, "year": years, "timing": timings}
    return {
        kind: [(value, name, number) for (value, name), number in counter.most_common(12)]
        for kind, counter in kinds.items()
    }


def _chosen(filters: Filters) -> Scope:
    """The scope of what was chosen in a form."""

    def named(value: str) -> tuple[str, ...]:
        return (value,) if value else ()

    return Scope(
        episodes=named(filters.episode),
        series=named(filters.series),
        speakers=named(filters.speaker),
        dates=parse(f"year:{filters.year}").scope.dates if filters.year else (),
        timings=named(filters.timing),
    )
