"""Episodes in the order in which they came in or changed, for those who take what is new."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.store.tables import EpisodeRow, SeriesRow, SourceRow


@dataclass(frozen=True, slots=True)
class Window:
    """Which episodes: those that were read in `[first, until)`, in UTC without a zone, either end
    of which may be missing, of the series with that slug, of all if it is None."""

    first: datetime.datetime | None = None
    until: datetime.datetime | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Harvested:
    """An episode and when it was last read, in UTC without a zone."""

    row: EpisodeRow
    read_at: datetime.datetime


HarvestPlace = tuple[datetime.datetime, int]
"""When an episode was read, and its number: where it stands in the order."""


def page(
    session: Session, window: Window, after: HarvestPlace | None, limit: int
) -> tuple[int, Sequence[Harvested]]:
    """How many episodes there are in the window, and those of them that come after a place."""
    count = select(func.count(EpisodeRow.id)).join(SourceRow, SourceRow.id == EpisodeRow.source_id)
    query = select(EpisodeRow, SourceRow.imported_at).join(
        SourceRow, SourceRow.id == EpisodeRow.source_id
    )
    conditions = []
    if window.first is not None:
        conditions.append(SourceRow.imported_at >= window.first)
    if window.until is not None:
        conditions.append(SourceRow.imported_at < window.until)
    if window.series is not None:
        chosen = select(SeriesRow.id).where(SeriesRow.slug == window.series).scalar_subquery()
        conditions.append(EpisodeRow.series_id == chosen)
    total = session.scalar(count.where(*conditions)) or 0
    query = query.where(*conditions)
    if after is not None:
        query = query.where(tuple_(SourceRow.imported_at, EpisodeRow.id) > after)
    ordered = query.order_by(SourceRow.imported_at, EpisodeRow.id).limit(limit)
    return total, [Harvested(row, read_at) for row, read_at in session.execute(ordered)]


def one(session: Session, slug: str) -> Harvested | None:
    """The episode of that slug."""
    query = (
        select(EpisodeRow, SourceRow.imported_at)
        .join(SourceRow, SourceRow.id == EpisodeRow.source_id)
        .where(EpisodeRow.slug == slug)
    )
    found = session.execute(query).first()
    return Harvested(*found) if found else None


def earliest(session: Session) -> datetime.datetime | None:
    """When the first of the episodes was read; None where there are none."""
    query = select(func.min(SourceRow.imported_at)).join(
        EpisodeRow, EpisodeRow.source_id == SourceRow.id
    )
    return session.scalar(query)
