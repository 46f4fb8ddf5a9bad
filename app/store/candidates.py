"""What topics are found in: terms that set several talks apart, and names that are no topics."""

from collections import Counter
from itertools import groupby
from operator import itemgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.exploring.topics import TopicCandidate
from app.store.derived_tables import TellingRow, TermRow
from app.store.tables import EpisodeRow, SeriesRow, SpeakerRow


def topic_candidates(session: Session, least: int) -> list[TopicCandidate]:
    """The terms that set so many talks apart, at the least."""
    several = select(TellingRow.key).group_by(TellingRow.key).having(func.count() >= least)
    rows = session.execute(
        select(
            TellingRow.key,
            TellingRow.text,
            TellingRow.count,
            TellingRow.weight,
            TellingRow.place,
            func.coalesce(TermRow.count, TellingRow.count),
            EpisodeRow.language,
        )
        .join(EpisodeRow, EpisodeRow.id == TellingRow.episode_id)
        .outerjoin(TermRow, TermRow.key == TellingRow.key)
        .where(TellingRow.key.in_(several))
        .order_by(TellingRow.key, TellingRow.episode_id)
    )
    found = []
    for key, group in groupby(rows, key=itemgetter(0)):
        told = list(group)
        spoken = [(row[1], row[2], row[3], row[4]) for row in told]
        language = Counter(row[6] for row in told).most_common(1)[0][0]
        found.append(TopicCandidate(key, spoken, told[0][5], language))
    return found


def names_of_people(session: Session) -> list[str]:
    """Everybody's names."""
    return list(session.scalars(select(SpeakerRow.name)))


def names_of_shows(session: Session) -> list[str]:
    """What shows are called: series, channels, and what their episodes are called before a
    number."""
    found = set(session.scalars(select(SeriesRow.name)))
    found |= {name for name in session.scalars(select(EpisodeRow.channel).distinct()) if name}
    titles = session.scalars(select(EpisodeRow.title))
    starts = Counter(title.rstrip("0123456789 #.:-") for title in titles if title[-1:].isdigit())
    return sorted(found | {start for start, count in starts.items() if count > 2})
