"""Where topics are spoken of: their mentions, and the passages that speak about them most."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.store.derived_tables import ExcerptsRow
from app.store.tables import EpisodeRow, MentionRow
from app.store.transcripts import StoredPassage, passages_by_number


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `[first, last)` of an episode that speak of a topic."""

    topic_id: int
    episode_id: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The passages of an episode that speak about a topic most, by their numbers, the best
    first."""

    topic_id: int
    episode_id: int
    passages: tuple[int, ...]


def unmentioned(session: Session) -> list[int]:
    """The episodes whose mentions were found in another state of them, or never."""
    is_behind = EpisodeRow.mentioned.is_distinct_from(EpisodeRow.stamp)
    return list(session.scalars(select(EpisodeRow.id).where(is_behind)))


def find_anew(session: Session) -> None:
    """Let all mentions be found anew; until then those that are known stay."""
    session.execute(update(EpisodeRow).values(mentioned=None))


def mentioned(session: Session) -> list[int]:
    """The episodes whose mentions are those of their present state."""
    query = select(EpisodeRow.id).where(EpisodeRow.mentioned == EpisodeRow.stamp)
    return list(session.scalars(query))


def keep(
    session: Session, row: EpisodeRow, mentions: Iterable[Mention], excerpts: Iterable[Excerpts]
) -> None:
    """Store all mentions of an episode, in place of those of an earlier state, and the best
    passages about each topic."""
    session.execute(delete(MentionRow).where(MentionRow.episode_id == row.id))
    session.execute(delete(ExcerptsRow).where(ExcerptsRow.episode_id == row.id))
    add(session, mentions, excerpts)
    row.mentioned = row.stamp


def add(session: Session, mentions: Iterable[Mention], excerpts: Iterable[Excerpts]) -> None:
    """Store mentions, and the best passages about their topics."""
    best = [
        {"topic_id": e.topic_id, "episode_id": e.episode_id, "passages": list(e.passages)}
        for e in excerpts
    ]
    if best:
        session.execute(insert(ExcerptsRow), best)
    rows = [
        {"topic_id": m.topic_id, "episode_id": m.episode_id, "first": m.first, "last": m.last}
        for m in mentions
    ]
    if rows:
        session.execute(insert(MentionRow), rows)


def of_episode(session: Session, episode_id: int) -> list[Mention]:
    """All mentions in an episode."""
    rows = session.scalars(select(MentionRow).where(MentionRow.episode_id == episode_id))
    return [Mention(row.topic_id, row.episode_id, row.first, row.last) for row in rows]


def spans(
    session: Session, topic_id: int, episode_ids: Collection[int]
) -> dict[int, list[tuple[int, int]]]:
    """Where each of these episodes speaks of a topic, as word spans `[first, last)` in order."""
    rows = session.execute(
        select(MentionRow.episode_id, MentionRow.first, MentionRow.last)
        .where(MentionRow.topic_id == topic_id, MentionRow.episode_id.in_(episode_ids))
        .order_by(MentionRow.episode_id, MentionRow.first)
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for episode_id, first, last in rows:
        found.setdefault(episode_id, []).append((first, last))
    return found


def excerpts(
    session: Session, topic_id: int, episode_ids: Collection[int]
) -> dict[int, list[StoredPassage]]:
    """The passages of each of these episodes that speak about a topic most, the best first; none
    where no import has looked for them yet."""
    rows = session.execute(
        select(ExcerptsRow.episode_id, ExcerptsRow.passages).where(
            ExcerptsRow.topic_id == topic_id, ExcerptsRow.episode_id.in_(episode_ids)
        )
    )
    places = [(episode_id, number) for episode_id, numbers in rows for number in numbers]
    passages = passages_by_number(session, places)
    found: dict[int, list[StoredPassage]] = {}
    for place in places:
        if place in passages:
            found.setdefault(place[0], []).append(passages[place])
    return found
