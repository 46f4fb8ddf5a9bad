"""Seals: a digest of all that was stored of a talk, by which is told later whether it is so still.

Titles, numbers and spans look right whatever becomes of them; compressed words tell it themselves.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.tables import (
    AppearanceRow,
    CommentRow,
    EpisodeRow,
    PassageRow,
    SealRow,
    TranscriptRow,
    TurnRow,
)

LATER = EpisodeRow.mentioned.key
"""The column of an episode that is written at another time than the rest."""
_PARTS = (
    (TranscriptRow, "episode_id"),
    (TurnRow, "first"),
    (PassageRow, "number"),
    (AppearanceRow, "speaker_id, role"),
    (CommentRow, "number"),
)
"""The tables of what is stored with an episode and changes with it alone, and an order of their
rows."""
TABLES = tuple(row.__tablename__ for row in (EpisodeRow, *(row for row, _ in _PARTS)))


def missing(session: Session) -> list[int]:
    """The episodes without a seal of their present state."""
    query = (
        select(EpisodeRow.id)
        .outerjoin(SealRow, SealRow.episode_id == EpisodeRow.id)
        .where(SealRow.stamp.is_distinct_from(EpisodeRow.stamp))
    )
    return list(session.scalars(query))


def put(session: Session, episode_ids: Sequence[int]) -> None:
    """Seal episodes as they stand now."""
    session.flush()
    opened = session.connection().connection.driver_connection
    assert isinstance(opened, sqlite3.Connection)
    with as_bytes(opened):
        questions = _asked(opened)
        digests = {key: _digest(opened, questions, key) for key in episode_ids}
    for episode_id, digest in digests.items():
        stamp = session.scalar(select(EpisodeRow.stamp).where(EpisodeRow.id == episode_id))
        session.merge(SealRow(episode_id=episode_id, stamp=stamp, digest=digest))


def broken(opened: sqlite3.Connection) -> Iterator[int]:
    """The episodes that aren't as they were when they were sealed."""
    query = "SELECT seal.episode_id, digest FROM seal JOIN episode ON id = seal.episode_id"
    with as_bytes(opened):
        questions = _asked(opened)
        for episode_id, digest in opened.execute(query).fetchall():
            if digest != _digest(opened, questions, episode_id):
                yield episode_id


@contextmanager
def as_bytes(opened: sqlite3.Connection) -> Iterator[None]:
    """Read texts as the bytes that they are stored in, be they text or no more."""
    before, opened.text_factory = opened.text_factory, bytes
    try:
        yield
    finally:
        opened.text_factory = before


def _asked(opened: sqlite3.Connection) -> list[str]:
    """The questions for all that is sealed of an episode, by its number."""
    query = "SELECT name FROM pragma_table_info('episode') ORDER BY name"
    columns = [name.decode() for (name,) in opened.execute(query)]
    own = ", ".join(f'"{one}"' for one in columns if one != LATER)
    parts = [
        f"SELECT * FROM {row.__tablename__} WHERE episode_id = ? ORDER BY {order}"  # noqa: S608 (ours)
        for row, order in _PARTS
    ]
    return [f"SELECT {own} FROM episode WHERE id = ?", *parts]  # noqa: S608 (our names)


def _digest(opened: sqlite3.Connection, questions: Sequence[str], episode_id: int) -> bytes:
    """16 bytes that hang on every value that is asked for."""
    found = blake2b(digest_size=16)
    for question in questions:
        for row in opened.execute(question, (episode_id,)):
            for value in row:
                data = value if isinstance(value, bytes) else repr(value).encode()
                found.update(len(data).to_bytes(4, "big") + data)
    return found.digest()
