"""What somebody said over all of their talks: how much, the longest, and of which topics."""

import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, case, desc, func, select
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

_SIZE = TurnRow.last - TurnRow.first
_MONOLOGUE = 0.95
"""Who says more of a talk, be it around a line that is played in, answers nobody."""


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


def is_spaced(session: Session, speaker_id: int) -> bool:
    """Whether what somebody says has as many words as there are between spaces."""
    theirs = AppearanceRow.speaker_id == speaker_id
    words = session.scalar(select(func.sum(AppearanceRow.words)).where(theirs))
    between = session.scalar(select(func.sum(_SIZE)).where(TurnRow.speaker_id == speaker_id))
    return bool(words == between)


def longest(session: Session, speaker_id: int, limit: int, *, answers: bool) -> list[SpokenTurn]:
    """Somebody's longest turns by what stands between spaces, as few of one episode as give so
    many; with `answers` those alone that follow somebody else's words, where others say more than
    a word between."""
    turns = select(TurnRow.episode_id, TurnRow.first, TurnRow.last, _SIZE.label("size")).where(
        TurnRow.speaker_id == speaker_id
    )
    if answers:
        alone = (
            select(AppearanceRow.episode_id)
            .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
            .where(
                AppearanceRow.speaker_id == speaker_id,
                AppearanceRow.words > _MONOLOGUE * EpisodeRow.word_count,
            )
        )
        turns = turns.where(TurnRow.episode_id.not_in(alone), _speaker_before() != speaker_id)
    # Beside a greatest value SQLite gives the other columns of its row.
    one_each = turns.add_columns(func.max(_SIZE)).group_by(TurnRow.episode_id)
    found = _longest(session, one_each, limit)
    if not found or len(found) == limit:
        return found
    place = func.row_number().over(partition_by=TurnRow.episode_id, order_by=_SIZE.desc())
    placed = turns.add_columns(place.label("place")).subquery()
    of_one = math.ceil(limit / len(found))
    return _longest(session, select(placed).where(placed.c.place <= of_one), limit)


def _longest(session: Session, turns: Select[Any], limit: int) -> list[SpokenTurn]:
    """The longest of these turns, each with its episode and the passage in which it begins."""
    chosen = turns.order_by(desc("size")).limit(limit).subquery()
    rows = session.execute(
        select(EpisodeRow, chosen.c.first, chosen.c.last, PassageRow.key)
        .join(chosen, chosen.c.episode_id == EpisodeRow.id)
        .join(PassageRow, holds(chosen.c.episode_id, chosen.c.first))
        .order_by(chosen.c.size.desc(), EpisodeRow.id)
    )
    return [SpokenTurn(*row) for row in rows]


def _speaker_before() -> ScalarSelect[int | None]:
    """Who speaks up to where a turn begins: the turn before it is found by its key, since a search
    for where turns end would read all of a talk for each."""
    before = aliased(TurnRow)
    ends_there = case((before.last == TurnRow.first, before.speaker_id))
    return (
        select(ends_there)
        .where(before.episode_id == TurnRow.episode_id, before.first < TurnRow.first)
        .order_by(before.first.desc())
        .limit(1)
        .scalar_subquery()
    )


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
