"""Excerpts about a topic, grouped by episode."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import talk_of
from app.store import topics, transcripts
from app.store.tables import EpisodeRow

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EpisodeExcerpts:
    """An episode's passages about a topic; `mentions` counts all, also those not shown."""

    episode: EpisodeRow
    mentions: int
    excerpts: Sequence[FoundPassage]


def topic_excerpts(
    session: Session, topic_id: int, limit: int, offset: int, per_episode: int
) -> tuple[int, list[EpisodeExcerpts]]:
    """How many episodes speak of a topic, and a page of them, each with the passages
    first that speak of it most."""
    total, rows = topics.episodes_of(session, topic_id, limit, offset)
    groups = []
    for row, count in rows:
        spans = topics.mentions(session, topic_id, row.id)
        inside = {
            passage: _between(spans, passage.first, passage.last)
            for passage in transcripts.passages_of(session, row.id)
        }
        best = sorted(inside, key=lambda one: (-len(inside[one]), one.number))
        talk = talk_of(session, row)
        found = [
            talk.shown(passage, [word for span in inside[passage] for word in range(*span)])
            for passage in best[:per_episode]
            if inside[passage]
        ]
        groups.append(EpisodeExcerpts(row, count, found))
    return total, groups


def _between(spans: Sequence[Span], first: int, last: int) -> Sequence[Span]:
    """Those of the spans, which are in order, that begin in `[first, last)`."""
    return spans[bisect_left(spans, (first, 0)) : bisect_left(spans, (last, 0))]
