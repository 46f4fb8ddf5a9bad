"""Addresses that something had before, which lead on to where it is now."""

from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.store.slugs import slugify
from app.store.tables import EpisodeRow, FormerSlugRow, SeriesRow, SpeakerRow, TopicRow

Row = EpisodeRow | SeriesRow | SpeakerRow | TopicRow
"""What has an address."""


def lead_on(session: Session, table: type[Row], slug: str, target_id: int) -> None:
    """From now on the slug leads to row `target_id` of the table, unless another row has it."""
    session.merge(FormerSlugRow(kind=table.__tablename__, slug=slug, target_id=target_id))
    session.flush()


FormerRow = TypeVar("FormerRow", EpisodeRow, SeriesRow, SpeakerRow, TopicRow)


def by_slug(session: Session, table: type[FormerRow], slug: str) -> FormerRow | None:
    """The row at an address, or the one to which it leads on."""
    row = session.scalar(select(table).where(table.slug == slug))
    if row is not None:
        return row
    after = target(session, table, slug)
    return None if after is None else session.get(table, after)


def target(session: Session, table: type[Row], slug: str) -> int | None:
    """The number of the row to which a slug leads that no row has any more."""
    query = select(FormerSlugRow.target_id).where(
        FormerSlugRow.kind == table.__tablename__, FormerSlugRow.slug == slug
    )
    return session.scalar(query)


def leading_on(session: Session, table: type[Row]) -> dict[str, int]:
    """The numbers of the rows to which former slugs lead, of those that are still there."""
    query = (
        select(FormerSlugRow.slug, FormerSlugRow.target_id)
        .join(table, table.id == FormerSlugRow.target_id)
        .where(FormerSlugRow.kind == table.__tablename__)
    )
    return {slug: key for slug, key in session.execute(query)}


def is_dropped(session: Session, table: type[Row], row_id: int, slug: str) -> None:
    """A row is dropped: what led to it leads on to where its own slug does, or nowhere."""
    after = target(session, table, slug)
    led_here = (FormerSlugRow.kind == table.__tablename__, FormerSlugRow.target_id == row_id)
    if after is None or after == row_id:
        session.execute(delete(FormerSlugRow).where(*led_here))
    else:
        session.execute(update(FormerSlugRow).where(*led_here).values(target_id=after))


def give_back(session: Session, table: type[SeriesRow | SpeakerRow | TopicRow]) -> None:
    """Give each row the slug that its name asks for where that is free: somebody who is gone by
    now, such as a name with markup, may have taken it first."""
    label = table.title if issubclass(table, TopicRow) else table.name
    rows = session.execute(select(table.id, table.slug, label).order_by(table.id)).all()
    taken = {slug for _, slug, _ in rows}
    for row_id, slug, name in rows:
        wish = slugify(name)
        if slug != wish and wish not in taken:
            session.execute(update(table).where(table.id == row_id).values(slug=wish))
            lead_on(session, table, slug, row_id)
            taken.add(wish)
