"""Excerpts about a topic, grouped by episode."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.answers.hits import FoundPassage
from app.archive.answers.whole_passages import talks_of
from app.store import topic_mentions, topics
from app.store.tables import EpisodeRow


@dataclass(frozen=True, slots=True)
class EpisodeExcerpts:
    """An episode's passages about a topic; `mentions` counts all, also those not shown."""

    episode: EpisodeRow
    mentions: int
    excerpts: Sequence[FoundPassage]


def topic_excerpts(
    session: Session, topic_id: int, limit: int, offset: int
) -> tuple[int, list[EpisodeExcerpts]]:
    """How many episodes speak of a topic, and a page of them, each with the passages
    first that speak about it most."""
    total, rows = topics.episodes_of(session, topic_id, limit, offset)
    ids = [row.id for row, _ in rows]
    best = topic_mentions.excerpts(session, topic_id, ids)
    mentions = topic_mentions.spans(session, topic_id, ids)
    shown = [passage for passages in best.values() for passage in passages]
    talks = talks_of(session, [row for row, _ in rows], shown)
    groups = []
    for row, count in rows:
        highlighted = [word for span in mentions[row.id] for word in range(*span)]
        found = [
            talks[row.id].shown(
                passage, [word for word in highlighted if passage.first <= word < passage.last]
            )
            for passage in best.get(row.id, ())
        ]
        groups.append(EpisodeExcerpts(row, count, found))
    return total, groups
