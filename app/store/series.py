"""Series: shows and collections."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store import former
from app.store.kept_answers import kept_answer
from app.store.tables import EpisodeRow, SeriesRow


@dataclass(frozen=True, slots=True)
class SeriesCount:
    """A series and how many episodes it has."""

    slug: str
    name: str
    episodes: int


@kept_answer
def with_counts(session: Session) -> Sequence[SeriesCount]:
    """All series by name."""
    rows = session.execute(
        select(SeriesRow.slug, SeriesRow.name, func.count(EpisodeRow.id))
        .join(EpisodeRow, EpisodeRow.series_id == SeriesRow.id)
        .group_by(SeriesRow.id)
        .order_by(func.lower(SeriesRow.name))
    )
    return [SeriesCount(slug, name, episodes) for slug, name, episodes in rows]


def drop_empty(session: Session) -> None:
    """Forget series without episodes, and give their slugs to those whose names ask for them. The
    address of one that was renamed leads on to where its episodes are now."""
    used = select(EpisodeRow.series_id).where(EpisodeRow.series_id.is_not(None))
    for row in session.scalars(select(SeriesRow).where(SeriesRow.id.not_in(used))).all():
        former.is_dropped(session, SeriesRow, row.id, row.slug)
        session.delete(row)
    session.flush()
    former.give_back(session, SeriesRow)


def by_slug(session: Session, slug: str) -> SeriesRow | None:
    """The series at that address, or the one to which it leads on."""
    return former.by_slug(session, SeriesRow, slug)
