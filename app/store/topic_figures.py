"""When and by whom a topic is spoken of, and which others are spoken of beside it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.store.tables import EpisodeRow, MentionRow, SpeakerRow, TopicRow, TurnRow

_BESIDE_WORDS = 60
"""Topics that are mentioned this near to each other are spoken of together."""
_FEWEST_TIMES = 3
"""Times that two topics stand together, at the least."""


@dataclass(frozen=True, slots=True)
class MentionCount:
    """A year, a person or a topic, with mentions counted; `slug` is empty for a year."""

    name: str
    slug: str
    mentions: int


def by_year(session: Session, topic_id: int) -> list[MentionCount]:
    """The mentions of a topic by the years of the talks that have dates, in order."""
    year = func.strftime("%Y", EpisodeRow.date)
    rows = session.execute(
        select(year, func.count())
        .join(MentionRow, MentionRow.episode_id == EpisodeRow.id)
        .where(MentionRow.topic_id == topic_id, EpisodeRow.date.is_not(None))
        .group_by(year)
        .order_by(year)
    )
    return [MentionCount(name, "", count) for name, count in rows]


def by_speaker(session: Session, topic_id: int, limit: int) -> list[MentionCount]:
    """Those who speak most of a topic."""
    count = func.count()
    before = aliased(TurnRow)
    begins = (
        select(func.max(before.first))
        .where(before.episode_id == MentionRow.episode_id, before.first <= MentionRow.first)
        .correlate(MentionRow)
        .scalar_subquery()
    )  # one key looked up for a mention, where a range would pass all turns before it
    rows = session.execute(
        select(SpeakerRow.name, SpeakerRow.slug, count)
        .select_from(MentionRow)
        .join(
            TurnRow,
            (TurnRow.episode_id == MentionRow.episode_id)
            & (TurnRow.first == begins)
            & (MentionRow.first < TurnRow.last),
        )
        .join(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
        .where(MentionRow.topic_id == topic_id)
        .group_by(SpeakerRow.id)
        .order_by(count.desc(), SpeakerRow.name)
        .limit(limit)
    )
    return [MentionCount(*row) for row in rows]


def beside(session: Session, topic_id: int, limit: int) -> list[MentionCount]:
    """The topics that are spoken of beside a topic more than elsewhere: by how often they stand
    near each other, over the root of how often the other is mentioned at all."""
    own, other = aliased(MentionRow), aliased(MentionRow)
    near = func.count(func.distinct(own.episode_id * 10_000_000 + own.first)).label("near")
    found = (
        select(other.topic_id.label("topic_id"), near)
        .join(
            own,
            (own.episode_id == other.episode_id)
            & other.first.between(own.first - _BESIDE_WORDS, own.first + _BESIDE_WORDS),
        )
        .where(own.topic_id == topic_id, other.topic_id != topic_id)
        .group_by(other.topic_id)
        .having(near >= _FEWEST_TIMES)
        .subquery()
    )
    total = (
        select(func.count())
        .where(MentionRow.topic_id == found.c.topic_id)
        .correlate(found)
        .scalar_subquery()
    )
    rows = session.execute(
        select(TopicRow.title, TopicRow.slug, found.c.near, total).join(
            found, found.c.topic_id == TopicRow.id
        )
    ).all()
    best = sorted(rows, key=lambda row: (-row[2] / (row[3] ** 0.5), row[0]))[:limit]
    return [MentionCount(title, slug, count) for title, slug, count, _ in best]
