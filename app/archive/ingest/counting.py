"""Count what is told of talks without being asked for: only what changed is counted again."""

from app.exploring.statistics import Statistics, question_ends
from app.exploring.statistics import statistics as counted
from app.store import episodes, statistics, transcripts
from app.store.database import Database
from app.store.transcripts import StoredTranscript

BATCH_EPISODES = 50
"""Episodes whose figures are stored in one transaction."""


def refresh(database: Database) -> None:
    """Count the episodes that are new or changed. What was broken off is taken up by the next
    call."""
    with database.read() as session:
        behind = statistics.behind(session)
    for start in range(0, len(behind), BATCH_EPISODES):
        with database.write() as session:
            rows = episodes.by_ids(session, behind[start : start + BATCH_EPISODES])
            for row in rows.values():
                statistics.keep(session, row, figures(transcripts.load(session, row.id)))


def figures(talk: StoredTranscript) -> Statistics:
    """The figures of a talk, counted from its words."""
    return counted(talk.words, talk.turns, talk.marks, talk.timeline, questions(talk))


def questions(talk: StoredTranscript) -> list[int] | None:
    """The words with which questions end, by guessed marks where the words have none; None where
    they can't be told."""
    if guessed := talk.restored:
        return [one for one in range(len(talk.words)) if guessed.asks(one)]
    return question_ends([talk.readings.get(at, word) for at, word in enumerate(talk.words)])
