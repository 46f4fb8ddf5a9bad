"""When each page's part of the archive last changed, for those who look for what is new."""

import datetime
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.episodes import years
from app.store.tables import EpisodeRow, SeriesRow, SourceRow, SpeakerRow, TopicRow


def addresses(session: Session) -> Iterator[tuple[str, datetime.date | None]]:
    """The path of each episode, person, topic and series, by slug, and of each year; an episode's
    with the day its file was last read anew, the others' without one, since they change with any
    of their talks."""
    episodes = (
        select(EpisodeRow.slug, SourceRow.imported_at)
        .join(SourceRow, SourceRow.id == EpisodeRow.source_id)
        .order_by(EpisodeRow.slug)
    )
    for slug, read_at in session.execute(episodes):
        yield f"/episodes/{slug}", read_at.date()
    for kind, row in (("people", SpeakerRow), ("topics", TopicRow), ("series", SeriesRow)):
        for slug in session.scalars(select(row.slug).order_by(row.slug)):
            yield f"/{kind}/{slug}", None
    for year in years(session):
        yield f"/years/{year:04}", None
