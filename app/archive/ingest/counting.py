"""Count what is told of talks without being asked for: only what changed is counted again."""

from itertools import islice

from app.archive.ingest.deriving import Deriving
from app.archive.ingest.rules import forget_former
from app.exploring.statistics import Statistics, question_ends
from app.exploring.statistics import statistics as counted
from app.store import episodes, statistics, transcripts
from app.store.database import Database, Session
from app.store.transcripts import StoredTranscript

BATCH_EPISODES = 50
"""Episodes whose figures are stored in one transaction."""
VERSION = 7
"""Goes up when figures are counted otherwise."""


def refresh(database: Database, deriving: Deriving) -> None:
    """Count the episodes that are new or changed. What was broken off is taken up by the next
    call."""
    forget_former(database, "statistics", VERSION, statistics.forget)
    with database.read() as session:
        behind = statistics.behind(session)
    found = deriving.each(_figures, behind)
    while some := dict(islice(found, BATCH_EPISODES)):
        with database.write() as session:
            for row in episodes.by_ids(session, list(some)).values():
                statistics.keep(session, row, some[row.id])


def _figures(session: Session, episode_id: int) -> Statistics:
    return figures(transcripts.load(session, episode_id))


def figures(talk: StoredTranscript) -> Statistics:
    """The figures of a talk, counted from its words."""
    words = tuple(talk.words)
    return counted(words, talk.turns, talk.marks, talk.timeline, questions(talk))


def questions(talk: StoredTranscript) -> list[int] | None:
    """The words with which questions end, by guessed marks where the words have none; None where
    they can't be told."""
    if guessed := talk.restored:
        return [one for one in range(len(talk.words)) if guessed.asks(one)]
    words = list(talk.words)
    for at, written in talk.readings.items():
        words[at] = written
    return question_ends(words)
