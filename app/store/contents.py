"""The sections of episodes, kept so that no page looks for them."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.exploring.contents.guessing import GuessedSection
from app.store.derived_tables import ContentsRow
from app.store.tables import EpisodeRow


def behind(session: Session) -> list[int]:
    """The episodes whose sections are of another state of them, or are missing."""
    query = (
        select(EpisodeRow.id)
        .outerjoin(ContentsRow, ContentsRow.episode_id == EpisodeRow.id)
        .where(ContentsRow.stamp.is_distinct_from(EpisodeRow.stamp))
    )
    return list(session.scalars(query))


def keep(session: Session, row: EpisodeRow, sections: Sequence[GuessedSection]) -> None:
    """Store the sections of an episode's present state."""
    rows = [[one.passage, one.title] for one in sections]
    session.merge(ContentsRow(episode_id=row.id, stamp=row.stamp, sections=rows))


def of_episode(session: Session, row: EpisodeRow) -> list[GuessedSection] | None:
    """The sections of an episode's present state; None where they weren't kept yet."""
    kept = session.get(ContentsRow, row.id)
    if kept is None or kept.stamp != row.stamp:
        return None
    return [GuessedSection(*one) for one in kept.sections]


def forget(session: Session) -> None:
    """Forget all sections: what they are told by has changed."""
    session.execute(delete(ContentsRow))
