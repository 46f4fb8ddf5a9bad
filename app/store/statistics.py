"""The figures of episodes, kept so that no page counts words."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.exploring.statistics import Statistics, as_kept, as_told
from app.store.derived_tables import StatisticsRow
from app.store.tables import EpisodeRow, has_guessed_length


def behind(session: Session) -> list[int]:
    """The episodes whose figures are of another state of them, or are missing."""
    query = (
        select(EpisodeRow.id)
        .outerjoin(StatisticsRow, StatisticsRow.episode_id == EpisodeRow.id)
        .where(StatisticsRow.stamp.is_distinct_from(EpisodeRow.stamp))
    )
    return list(session.scalars(query))


def keep(session: Session, row: EpisodeRow, figures: Statistics) -> None:
    """Store the figures of an episode's present state."""
    session.merge(
        StatisticsRow(
            episode_id=row.id,
            stamp=row.stamp,
            distinct_words=figures.distinct_words,
            words_per_minute=figures.words_per_minute,
            questions=figures.questions,
            kept=as_kept(figures),
        )
    )


def forget(session: Session) -> None:
    """Forget all figures: they are counted otherwise now."""
    session.execute(delete(StatisticsRow))


def of_episode(session: Session, row: EpisodeRow) -> Statistics | None:
    """The figures of an episode's present state; None where they weren't kept yet."""
    kept = session.get(StatisticsRow, row.id)
    return as_told(kept.kept) if kept and kept.stamp == row.stamp else None


@dataclass(frozen=True, slots=True)
class Averages:
    """What episodes have on average, None where it is known for none of them; of how many of them
    the length is guessed."""

    episodes: int
    words: float
    ms: float
    distinct_words: float
    words_per_minute: float | None
    questions: float | None
    guessed_lengths: int


def averages(session: Session, series_id: int | None = None) -> Averages:
    """What the episodes of a series, or of the whole archive, have on average."""
    query = select(
        func.count(EpisodeRow.id),
        func.coalesce(func.avg(EpisodeRow.word_count), 0),
        func.coalesce(func.avg(EpisodeRow.duration_ms), 0),
        func.coalesce(func.avg(StatisticsRow.distinct_words), 0),
        func.avg(StatisticsRow.words_per_minute),
        func.avg(StatisticsRow.questions),
        func.count(EpisodeRow.id).filter(has_guessed_length()),
    ).join(StatisticsRow, StatisticsRow.episode_id == EpisodeRow.id)
    if series_id is not None:
        query = query.where(EpisodeRow.series_id == series_id)
    return Averages(*session.execute(query).one())
