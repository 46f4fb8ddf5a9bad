"""Source files: what was found, what became of it, and its bytes."""

import zlib
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.store import links
from app.store.tables import EpisodeRow, SourceBytesRow, SourceRow


def signatures(session: Session) -> dict[str, str]:
    """The signature of each known file, by its path; missing files have none."""
    rows = session.execute(select(SourceRow.path, SourceRow.signature, SourceRow.state))
    return {path: "" if state == "missing" else signature for path, signature, state in rows}


def record(session: Session, path: str, **values: object) -> SourceRow:
    """Insert or update the file at `path` with the named columns."""
    row = session.scalar(select(SourceRow).where(SourceRow.path == path))
    if row is None:
        row = SourceRow(path=path)
        session.add(row)
    row.imported_at = datetime.now(UTC).replace(tzinfo=None)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    return row


def has_episode(session: Session, path: str) -> bool:
    """Whether the file at `path` gave an episode."""
    query = select(EpisodeRow.id).join(SourceRow, SourceRow.id == EpisodeRow.source_id)
    return session.scalar(query.where(SourceRow.path == path)) is not None


def keep_bytes(session: Session, source_id: int, compressed: bytes) -> None:
    """Keep a file's bytes, compressed with zlib."""
    session.merge(SourceBytesRow(source_id=source_id, compressed=compressed))


def original(session: Session, path: str) -> bytes | None:
    """The bytes of an imported file as they were."""
    row = session.scalar(
        select(SourceBytesRow.compressed).join(SourceRow).where(SourceRow.path == path)
    )
    return None if row is None else zlib.decompress(row)


def mark_missing(session: Session, paths: Collection[str]) -> None:
    """Note that imported files are gone from the archive folder; their episodes stay."""
    for path in paths:
        session.execute(
            update(SourceRow)
            .where(SourceRow.path == path, SourceRow.state == "imported")
            .values(state="missing", reason="The file is gone from the archive folder.")
        )
        session.execute(
            delete(SourceRow).where(SourceRow.path == path, SourceRow.state != "missing")
        )


def in_state(session: Session, state: str) -> Sequence[SourceRow]:
    """All files in a state, by path."""
    return session.scalars(
        select(SourceRow).where(SourceRow.state == state).order_by(SourceRow.path)
    ).all()


def counts(session: Session) -> dict[str, int]:
    """How many files there are in each state."""
    rows = session.execute(select(SourceRow.state, func.count()).group_by(SourceRow.state))
    return {state: count for state, count in rows}


def drop_missing(session: Session) -> list[tuple[str, int]]:
    """Forget the files that are gone, with their episodes; gives path and episode of each."""
    rows = session.execute(
        select(SourceRow.path, EpisodeRow.id)
        .outerjoin(EpisodeRow, EpisodeRow.source_id == SourceRow.id)
        .where(SourceRow.state == "missing")
    ).all()
    for _, episode_id in rows:
        if episode_id is not None:
            links.withdraw(session, episode_id)
    session.flush()
    session.execute(delete(SourceRow).where(SourceRow.state == "missing"))
    return [(path, episode_id) for path, episode_id in rows if episode_id is not None]
