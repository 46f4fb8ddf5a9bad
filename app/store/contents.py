"""The sections of episodes and what reading leaves out, kept so that no page looks for them."""

from collections.abc import Mapping, Sequence

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


def keep(
    session: Session,
    row: EpisodeRow,
    sections: Sequence[GuessedSection],
    left_out: Mapping[int, int],
) -> None:
    """Store the sections of an episode's present state, and the runs of words that clean reading
    leaves out, by their first word, with the word behind them."""
    session.merge(
        ContentsRow(
            episode_id=row.id,
            stamp=row.stamp,
            sections=[[one.passage, one.title] for one in sections],
            left_out=[list(run) for run in left_out.items()],
        )
    )


def of_episode(session: Session, row: EpisodeRow) -> list[GuessedSection] | None:
    """The sections of an episode's present state; None where they weren't kept yet."""
    kept = _kept(session, row)
    return [GuessedSection(*one) for one in kept.sections] if kept else None


def left_out(session: Session, row: EpisodeRow) -> dict[int, int] | None:
    """What clean reading leaves out of an episode's present state, as it was kept; None where it
    wasn't yet."""
    kept = _kept(session, row)
    return {first: last for first, last in kept.left_out} if kept else None


def _kept(session: Session, row: EpisodeRow) -> ContentsRow | None:
    kept = session.get(ContentsRow, row.id)
    return kept if kept and kept.stamp == row.stamp else None


def forget(session: Session) -> None:
    """Forget all sections: what they are told by has changed."""
    session.execute(delete(ContentsRow))
