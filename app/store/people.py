"""Speakers: who they are and where they speak."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.store.naming import free_slug
from app.store.tables import SpeakerRow, TurnRow


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Somebody who speaks, and in how many episodes."""

    slug: str
    name: str
    episodes: int


def ids(session: Session, names: Collection[str]) -> dict[str, int]:
    """The speakers' numbers by their names; those that are new are added."""
    found = {
        row.name: row.id
        for row in session.scalars(select(SpeakerRow).where(SpeakerRow.name.in_(names)))
    }
    for name in names:
        if name not in found:
            row = SpeakerRow(name=name, slug=free_slug(session, SpeakerRow.slug, name))
            session.add(row)
            session.flush()
            found[name] = row.id
    return found


def named_like(session: Session, wish: str) -> frozenset[int]:
    """Speakers whose name holds every word of `wish`, or whose slug is it."""
    query = select(SpeakerRow.id)
    for word in wish.replace("-", " ").split():
        query = query.where(SpeakerRow.name.icontains(word, autoescape=True))
    exact = session.scalars(select(SpeakerRow.id).where(SpeakerRow.slug == wish.lower())).all()
    return frozenset(exact or session.scalars(query))


def most_heard(session: Session, limit: int) -> Sequence[SpeakerCount]:
    """Those who speak in most episodes."""
    count = func.count(func.distinct(TurnRow.episode_id))
    rows = session.execute(
        select(SpeakerRow.slug, SpeakerRow.name, count)
        .join(TurnRow, TurnRow.speaker_id == SpeakerRow.id)
        .group_by(SpeakerRow.id)
        .order_by(count.desc(), SpeakerRow.name)
        .limit(limit)
    )
    return [SpeakerCount(slug, name, episodes) for slug, name, episodes in rows]


def count(session: Session) -> int:
    """How many speakers are known by name."""
    return session.scalar(select(func.count()).select_from(SpeakerRow)) or 0


def of_episode(session: Session, episode_id: int) -> Sequence[SpeakerRow]:
    """Who speaks in an episode, in order of first words."""
    return session.scalars(
        select(SpeakerRow)
        .join(TurnRow, TurnRow.speaker_id == SpeakerRow.id)
        .where(TurnRow.episode_id == episode_id)
        .group_by(SpeakerRow.id)
        .order_by(func.min(TurnRow.first))
    ).all()


def drop_silent(session: Session) -> None:
    """Forget speakers who speak nowhere any more."""
    speaking = select(TurnRow.speaker_id).where(TurnRow.speaker_id.is_not(None))
    session.execute(delete(SpeakerRow).where(SpeakerRow.id.not_in(speaking)))


def names(session: Session, speaker_ids: Collection[int]) -> frozenset[str]:
    """The names of these speakers."""
    query = select(SpeakerRow.name).where(SpeakerRow.id.in_(speaker_ids))
    return frozenset(session.scalars(query))


def named(session: Session, words: Sequence[str], limit: int) -> Sequence[str]:
    """Names of speakers that hold all of the words, the shortest first."""
    query = select(SpeakerRow.name)
    for word in words:
        query = query.where(SpeakerRow.name.icontains(word, autoescape=True))
    return session.scalars(query.order_by(func.length(SpeakerRow.name)).limit(limit)).all()


def by_ids(session: Session, speaker_ids: Collection[int]) -> dict[int, str]:
    """The names of these speakers by their numbers."""
    query = select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.id.in_(speaker_ids))
    return {key: name for key, name in session.execute(query)}


def between(session: Session, episode_id: int, first: int, last: int) -> Sequence[str]:
    """Who says the words `[first, last)` of an episode, in order; nobody where none is named."""
    return session.scalars(
        select(SpeakerRow.name)
        .join(TurnRow, TurnRow.speaker_id == SpeakerRow.id)
        .where(TurnRow.episode_id == episode_id, TurnRow.first < last, TurnRow.last > first)
        .order_by(TurnRow.first)
        .distinct()
    ).all()
