"""What somebody said over all of their talks: how much, the longest, and of which topics."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.store.tables import (
    AppearanceRow,
    EpisodeRow,
    MentionRow,
    PassageRow,
    TopicRow,
    TurnRow,
)
from app.store.transcripts import holds


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """Words `[first, last)` of an episode that somebody says in one turn; `key` is the passage in
    which they begin."""

    episode: EpisodeRow
    first: int
    last: int
    key: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A topic and how often somebody speaks of it."""

    slug: str
    title: str
    mentions: int


def share(session: Session, speaker_id: int) -> float:
    """The share, of 1, that somebody has in the words of the talks in which they speak."""
    query = (
        select(func.sum(AppearanceRow.words), func.sum(EpisodeRow.word_count))
        .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
        .where(AppearanceRow.speaker_id == speaker_id, AppearanceRow.words > 0)
    )
    theirs, all_words = session.execute(query).one()
    return theirs / all_words if theirs and all_words else 0.0


def longest(session: Session, speaker_id: int, limit: int, *, answers: bool) -> list[SpokenTurn]:
    """Somebody's longest turns, as few of one episode as give so many; with `answers` those alone
    that follow somebody else's words."""
    size = TurnRow.last - TurnRow.first
    place = func.row_number().over(partition_by=TurnRow.episode_id, order_by=size.desc())
    query = select(
        TurnRow.episode_id, TurnRow.first, TurnRow.last, size.label("size"), place.label("place")
    ).where(TurnRow.speaker_id == speaker_id)
    if answers:
        before = aliased(TurnRow)
        others = select(AppearanceRow.speaker_id).where(AppearanceRow.speaker_id != speaker_id)
        query = query.join(
            before, (before.episode_id == TurnRow.episode_id) & (before.last == TurnRow.first)
        ).where(before.speaker_id.in_(others))
    ranked = query.subquery()
    number = select(func.count(ranked.c.episode_id.distinct())).scalar_subquery()
    rows = session.execute(
        select(EpisodeRow, ranked.c.first, ranked.c.last, PassageRow.key)
        .join(ranked, ranked.c.episode_id == EpisodeRow.id)
        .join(PassageRow, holds(ranked.c.episode_id, ranked.c.first))
        .where((ranked.c.place - 1) * number < limit)
        .order_by(ranked.c.size.desc(), EpisodeRow.id)
        .limit(limit)
    )
    return [SpokenTurn(*row) for row in rows]


def topics(session: Session, speaker_id: int, limit: int) -> list[Spoken]:
    """The topics of which somebody speaks most, in turns of their own."""
    count = func.count()
    query = (
        select(TopicRow.slug, TopicRow.title, count)
        .select_from(TurnRow)
        .join(
            MentionRow,
            (MentionRow.episode_id == TurnRow.episode_id)
            & (MentionRow.first >= TurnRow.first)
            & (MentionRow.first < TurnRow.last),
        )
        .join(TopicRow, TopicRow.id == MentionRow.topic_id)
        .where(TurnRow.speaker_id == speaker_id)
        .group_by(TopicRow.id)
        .order_by(count.desc(), TopicRow.title)
        .limit(limit)
    )
    return [Spoken(*row) for row in session.execute(query)]


def first_turn(session: Session, speaker_id: int) -> SpokenTurn | None:
    """The first turn of somebody in the oldest talk in which they speak; those without a date come
    after the others."""
    oldest = (
        select(AppearanceRow.episode_id, AppearanceRow.first)
        .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
        .where(AppearanceRow.speaker_id == speaker_id, AppearanceRow.words > 0)
        .order_by(EpisodeRow.date.asc().nulls_last(), EpisodeRow.id)
        .limit(1)
        .subquery()
    )
    row = session.execute(
        select(EpisodeRow, TurnRow.first, TurnRow.last, PassageRow.key)
        .join(oldest, oldest.c.episode_id == EpisodeRow.id)
        .join(TurnRow, (TurnRow.episode_id == EpisodeRow.id) & (TurnRow.first == oldest.c.first))
        .join(PassageRow, holds(TurnRow.episode_id, TurnRow.first))
    ).first()
    return SpokenTurn(*row) if row else None
