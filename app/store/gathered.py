"""What several episodes have together: those of a series, or of a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.language.codes import has_spaces
from app.store.kept_answers import kept_answer
from app.store.tables import (
    AppearanceRow,
    EpisodeRow,
    MentionRow,
    SeriesRow,
    SpeakerRow,
    TopicRow,
    has_guessed_length,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Which episodes: those of a series, by its number, or of a year; all where neither is told."""

    series_id: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many episodes there are, how many words they have, how long they are together, how many
    have no date, and of how many the length is guessed; `are_words_told` where some have words
    that are told from the number of letters."""

    episodes: int
    words: int
    ms: int
    undated: int
    guessed: int
    are_words_told: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A person, a topic, or a series, in how many of the episodes, and how much: the words that
    are known as theirs, the mentions, or the words said in it."""

    slug: str
    name: str
    episodes: int
    amount: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year, its episodes, the words said in them, and how long they are together."""

    year: int
    episodes: int
    words: int
    ms: int


@kept_answer
def totals(session: Session, which: Gathered) -> Totals:
    """How much they are."""
    query = select(
        func.count(EpisodeRow.id),
        func.coalesce(func.sum(EpisodeRow.word_count), 0),
        func.coalesce(func.sum(EpisodeRow.duration_ms), 0),
        func.count(EpisodeRow.id).filter(EpisodeRow.date.is_(None)),
        func.count(EpisodeRow.id).filter(has_guessed_length()),
    )
    languages = session.scalars(_of(select(EpisodeRow.language).distinct(), which))
    told = not all(map(has_spaces, languages))
    count, words, ms, undated, guessed = session.execute(_of(query, which)).one()
    return Totals(count, words, ms, undated, guessed, told)


@kept_answer
def people(session: Session, which: Gathered, limit: int) -> Sequence[Counted]:
    """Who takes part in most of them."""
    episodes = func.count(AppearanceRow.episode_id)
    words = func.sum(AppearanceRow.words)
    query = (
        select(SpeakerRow.slug, SpeakerRow.name, episodes, words)
        .join(AppearanceRow, AppearanceRow.speaker_id == SpeakerRow.id)
        .join(EpisodeRow, EpisodeRow.id == AppearanceRow.episode_id)
        .group_by(SpeakerRow.id)
        .order_by(episodes.desc(), words.desc(), SpeakerRow.name)
        .limit(limit)
    )
    return [Counted(*row) for row in session.execute(_of(query, which))]


@kept_answer
def topics(session: Session, which: Gathered, limit: int) -> Sequence[Counted]:
    """The topics that most of them speak of."""
    spoken = (
        select(MentionRow.topic_id, MentionRow.episode_id, func.count().label("mentions"))
        .group_by(MentionRow.topic_id, MentionRow.episode_id)
        .subquery()
    )
    episodes, mentions = func.count(), func.sum(spoken.c.mentions)
    query = (
        select(TopicRow.slug, TopicRow.title, episodes, mentions)
        .join(spoken, spoken.c.topic_id == TopicRow.id)
        .join(EpisodeRow, EpisodeRow.id == spoken.c.episode_id)
        .group_by(TopicRow.id)
        .order_by(episodes.desc(), mentions.desc(), TopicRow.title)
        .limit(limit)
    )
    return [Counted(*row) for row in session.execute(_of(query, which))]


@kept_answer
def series(session: Session, which: Gathered) -> Sequence[Counted]:
    """The series that they are of, those with most of them first."""
    episodes = func.count(EpisodeRow.id)
    query = (
        select(SeriesRow.slug, SeriesRow.name, episodes, func.sum(EpisodeRow.word_count))
        .join(EpisodeRow, EpisodeRow.series_id == SeriesRow.id)
        .group_by(SeriesRow.id)
        .order_by(episodes.desc(), SeriesRow.name)
    )
    return [Counted(*row) for row in session.execute(_of(query, which))]


@kept_answer
def years(session: Session, which: Gathered) -> Sequence[YearCount]:
    """The years of those that have dates, in order."""
    year = func.strftime("%Y", EpisodeRow.date)
    query = (
        select(
            year,
            func.count(),
            func.sum(EpisodeRow.word_count),
            func.sum(EpisodeRow.duration_ms),
        )
        .where(EpisodeRow.date.is_not(None))
        .group_by(year)
        .order_by(year)
    )
    rows = session.execute(_of(query, which))
    return [YearCount(int(text), *rest) for text, *rest in rows]


def _of(query: Select[*tuple[Any, ...]], which: Gathered) -> Select[*tuple[Any, ...]]:
    """The query, for those episodes alone."""
    return query.where(*_conditions(which))


def _conditions(which: Gathered) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.series_id is not None:
        found.append(EpisodeRow.series_id == which.series_id)
    if which.year is not None:
        found.append(func.strftime("%Y", EpisodeRow.date) == f"{which.year:04}")
    return found
