"""The figures of a talk beside those of others."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.archive.ingest import counting
from app.exploring.statistics import LongTurn, Statistics
from app.store import statistics, transcripts
from app.store.statistics import Averages
from app.store.tables import EpisodeRow


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of a talk, and the averages of its series and of the archive; None where it is
    the only one there. `keys` are the passages in which the longest turns begin."""

    figures: Statistics
    keys: dict[LongTurn, str]
    series: Averages | None
    archive: Averages | None


def compared(session: Session, row: EpisodeRow) -> Compared:
    """The figures of an episode; counted now where no import has counted them yet."""
    own = statistics.of_episode(session, row) or counting.figures(session, row)
    passages = transcripts.passages_of(session, row.id)
    keys = {
        turn: next(one.key for one in passages if turn.first < one.last)
        for turn in own.longest_turns
    }
    series = statistics.averages(session, row.series_id) if row.series_id else None
    return Compared(own, keys, _of_several(series), _of_several(statistics.averages(session)))


def _of_several(averages: Averages | None) -> Averages | None:
    return averages if averages and averages.episodes > 1 else None
