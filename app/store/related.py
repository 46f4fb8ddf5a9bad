"""What talks share with a talk."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.exploring.related import Shared
from app.exploring.telling import is_plain
from app.store import terms
from app.store.derived_tables import ProfileRow, TellingRow
from app.store.tables import AppearanceRow, EpisodeRow, SpeakerRow, TopicRow

MOST_COMPARED_TERMS = 80
"""Of the terms that set a talk apart so many are held against others."""
_USUAL, _FEW = 0.2, 5
"""A single word in small letters that more of the talks say, and more than a few, is no reason that
readers believe."""


def shared_terms(session: Session, episode_id: int) -> list[Shared]:
    """The terms that set this talk and others apart."""
    own, other = aliased(TellingRow), aliased(TellingRow)
    rows = session.execute(
        select(
            other.episode_id, own.key, own.text, own.weight, other.weight, own.first, other.first
        )
        .join(other, (other.key == own.key) & (other.episode_id != own.episode_id))
        .where(
            own.episode_id == episode_id,
            own.place < MOST_COMPARED_TERMS,
            other.place < MOST_COMPARED_TERMS,
        )
    ).all()
    keys = {row[1] for row in rows}
    spread: dict[str, int] = {}
    for row in rows:
        spread[row[1]] = spread.get(row[1], 1) + 1
    texts = {row[2].casefold() for row in rows}
    titles = select(TopicRow.title).where(func.lower(TopicRow.title).in_(texts))
    said = terms.spread(session, list(keys))
    usual = max(_FEW, _USUAL * (session.scalar(select(func.count()).select_from(ProfileRow)) or 0))
    topics = {title.casefold() for title in session.scalars(titles)} if keys else set()
    return [
        Shared(
            episode_id=row[0],
            text=row[2],
            weight=row[3],
            other_weight=row[4],
            first=row[5],
            other_first=row[6],
            spread=spread[row[1]],
            is_topic=row[2].casefold() in topics,
            is_weak=is_plain(row[2]) and said.get(row[1], 0) > usual,
        )
        for row in rows
    ]


def shared_people(session: Session, episode_id: int) -> dict[int, dict[str, int]]:
    """Who takes part in this talk and in others: by the other's number their names, with the
    number of all their talks."""
    own, other = aliased(AppearanceRow), aliased(AppearanceRow)
    rows = session.execute(
        select(other.episode_id, SpeakerRow.name)
        .join(own, own.speaker_id == other.speaker_id)
        .join(SpeakerRow, SpeakerRow.id == other.speaker_id)
        .where(own.episode_id == episode_id, other.episode_id != episode_id)
    ).all()
    counts: dict[str, int] = {}
    for _, name in rows:
        counts[name] = counts.get(name, 1) + 1
    found: dict[int, dict[str, int]] = {}
    for key, name in rows:
        found.setdefault(key, {})[name] = counts[name]
    return found


def same_series(session: Session, row: EpisodeRow) -> dict[int, str]:
    """The other episodes of an episode's series, with its name."""
    if row.series is None:
        return {}
    query = select(EpisodeRow.id).where(EpisodeRow.series_id == row.series_id)
    return {key: row.series.name for key in session.scalars(query) if key != row.id}
