"""Answer what a reader typed: scope from the store, ranking from the engine, words to show."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.search import query as queries
from app.search.engine import Engine, Scope
from app.search.highlight import matching
from app.search.query import Query
from app.store import episodes, people, transcripts
from app.store.database import Database
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredPassage

DEEPEST = 10_000
"""Hits that can be paged through."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search besides the words; slugs or words of names."""

    episode: str = ""
    speaker: str = ""
    series: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A hit with its words; `marked` are those to highlight, 0 for the passage's first."""

    passage: StoredPassage
    episode: EpisodeRow
    words: Sequence[str]
    marked: frozenset[int]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one page, how many there are, and how long it took."""

    query: Query
    total: int
    took_ms: float
    hits: Sequence[FoundPassage]


def search(
    database: Database,
    engine: Engine,
    text: str,
    filters: Filters = Filters(),
    limit: int = 20,
    offset: int = 0,
) -> Answer:
    """Search the archive. Whatever was typed gives an answer, perhaps an empty one."""
    started = time.perf_counter()
    query = queries.parse(text)
    offset = min(offset, DEEPEST)
    with database.read() as session:
        found = engine.search(query, _scope(session, query, filters), limit, offset)
        ids = [hit.passage_id for hit in found.hits]
        passages = transcripts.passages_by_id(session, ids)
        rows = episodes.by_ids(session, [passage.episode_id for passage in passages.values()])
        words = {episode_id: transcripts.words(session, episode_id) for episode_id in rows}
    hits = []
    for hit in found.hits:
        if passage := passages.get(hit.passage_id):
            row = rows[passage.episode_id]
            said = words[row.id][passage.first : passage.last]
            marked = matching(said, query, row.language, found.heard_as)
            hits.append(FoundPassage(passage, row, said, marked, hit.score))
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return Answer(query, found.total, took_ms, hits)


def _scope(session: Session, query: Query, filters: Filters) -> Scope:
    """The scope that the query's own filters and the form's give together."""
    series = [*query.series, *([filters.series] if filters.series else [])]
    slugs = [*query.episodes, *([filters.episode] if filters.episode else [])]
    years = query.years or queries.parse(f"year:{filters.year}").years
    scope = Scope(episodes.in_scope(session, series, slugs, years))
    for name in [*query.speakers, *([filters.speaker] if filters.speaker else [])]:
        speaking = people.named_like(session, name)
        both = speaking if scope.speakers is None else scope.speakers & speaking
        scope = replace(scope, speakers=both)
    return scope
