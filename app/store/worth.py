"""The passages of each talk that read best by themselves, kept so that no page looks for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.store.derived_tables import WorthRow
from app.store.tables import EpisodeRow

_GOOD = 0.7
"""Of four hundred talks every fourth has a passage that is worth so much."""


@dataclass(frozen=True, slots=True)
class WorthReading:
    """A passage, by its number in its episode, and how well it reads by itself."""

    number: int
    worth: float


def behind(session: Session) -> list[int]:
    """The episodes whose passages were chosen of another state of them, or not yet."""
    kept = select(WorthRow.episode_id).where(
        WorthRow.episode_id == EpisodeRow.id, WorthRow.stamp == EpisodeRow.stamp
    )
    return list(session.scalars(select(EpisodeRow.id).where(~kept.exists())))


def keep(session: Session, row: EpisodeRow, chosen: Iterable[WorthReading]) -> None:
    """Store the passages of an episode's present state, the best first, in place of before."""
    session.execute(delete(WorthRow).where(WorthRow.episode_id == row.id))
    session.add_all(
        WorthRow(
            episode_id=row.id, place=place, stamp=row.stamp, number=one.number, worth=one.worth
        )
        for place, one in enumerate(chosen)
    )


def best(session: Session, limit: int) -> list[tuple[int, int]]:
    """The passages that read best in the whole archive, by the numbers of their episodes and their
    own, the best first; several of one talk only where they are good."""
    query = (
        select(WorthRow.episode_id, WorthRow.number)
        .join(EpisodeRow, EpisodeRow.id == WorthRow.episode_id)
        .where(WorthRow.stamp == EpisodeRow.stamp, WorthRow.number >= 0)
        .where((WorthRow.place == 0) | (WorthRow.worth >= _GOOD))
        .order_by(WorthRow.worth.desc(), WorthRow.episode_id, WorthRow.number)
        .limit(limit)
    )
    return [(row.episode_id, row.number) for row in session.execute(query)]


def forget(session: Session) -> None:
    """Forget all passages: what reads well is told otherwise now."""
    session.execute(delete(WorthRow))
