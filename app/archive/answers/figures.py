"""The figures of a talk beside those of others."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.archive.ingest import counting
from app.archive.wording import probable_turns
from app.exploring.statistics import LongTurn, Statistics, by_speaker, words_before
from app.store import statistics
from app.store.statistics import Averages
from app.store.tables import EpisodeRow
from app.store.transcripts import StoredTranscript


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of a talk, and the averages of its series and of the archive; None where it is
    the only one there. `keys` are the passages in which the longest turns begin. `is_guessed`
    tells that nobody is told to speak, and who says what is a guess."""

    figures: Statistics
    keys: dict[LongTurn, str]
    series: Averages | None
    archive: Averages | None
    is_guessed: bool = False


def compared(session: Session, row: EpisodeRow, talk: StoredTranscript) -> Compared:
    """The figures of an episode; counted now where no import has counted them yet."""
    own = statistics.of_episode(session, row) or counting.figures(talk)
    if guessed := probable_turns(talk):
        asked = counting.questions(talk)
        speakers, longest = by_speaker(guessed, words_before(talk.words), talk.timeline, asked)
        own = replace(own, speakers=speakers, longest_turns=longest)
    keys = {
        turn: next(one.key for one in talk.passages if turn.first < one.last)
        for turn in own.longest_turns
    }
    series = statistics.averages(session, row.series_id) if row.series_id else None
    averages = _of_several(statistics.averages(session))
    return Compared(own, keys, _of_several(series), averages, bool(guessed))


def _of_several(averages: Averages | None) -> Averages | None:
    return averages if averages and averages.episodes > 1 else None
