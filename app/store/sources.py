"""Source files: what was found, what became of it, and its bytes."""

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.store import former, links, transcripts
from app.store.slugs import first_free
from app.store.tables import EpisodeRow, SourceBytesRow, SourceRow, VersionRow


def signatures(session: Session) -> dict[str, str]:
    """The signature of each known file, by its path; missing files have none."""
    rows = session.execute(select(SourceRow.path, SourceRow.signature, SourceRow.state))
    return {path: "" if state == "missing" else signature for path, signature, state in rows}


_GAVE_ONE = SourceRow.id.in_(select(EpisodeRow.source_id)) | SourceRow.id.in_(
    select(VersionRow.source_id)
)


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file that gave an episode held when it was read."""

    sha256: str
    size: int


def contents(session: Session) -> dict[str, FileContent]:
    """What was in the files that gave episodes or versions of them, by their paths."""
    query = select(SourceRow.path, SourceRow.sha256, SourceRow.size)
    rows = session.execute(query.where(_GAVE_ONE))
    return {path: FileContent(sha256, size) for path, sha256, size in rows}


def move(session: Session, moves: Mapping[str, str]) -> None:
    """Let files go by other paths from now on, new ones by old ones; their episodes and the
    addresses of these stay. A new path is free, that of a file without an episode, or an old one.
    """
    ids = {
        new: session.scalars(select(SourceRow.id).where(SourceRow.path == old)).one()
        for old, new in moves.items()
    }
    moving = set(ids.values())
    for new in ids:
        there = session.scalar(select(SourceRow.id).where(SourceRow.path == new))
        if there is not None and there not in moving:
            session.execute(delete(SourceRow).where(SourceRow.id == there))
    for new, source_id in ids.items():  # two may have changed their places
        held = {"path": f"{source_id} is moved to {new}", "signature": "", "state": "imported"}
        session.execute(update(SourceRow).where(SourceRow.id == source_id).values(**held))
    for new, source_id in ids.items():
        session.execute(update(SourceRow).where(SourceRow.id == source_id).values(path=new))


def record(session: Session, path: str, **values: object) -> SourceRow:
    """Insert or update the file at `path` with the named columns. It is read after all others, also
    by a clock that was put back: who asks for what came since would miss it."""
    now = datetime.now(UTC).replace(tzinfo=None)
    latest = session.scalar(select(func.max(SourceRow.imported_at)))
    row = session.scalar(select(SourceRow).where(SourceRow.path == path))
    if row is None:
        row = SourceRow(path=path, seed=_free_seed(session, path))
        session.add(row)
    row.imported_at = max(now, latest or now)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    return row


def _free_seed(session: Session, path: str) -> str:
    """What the addresses of a new file's passages are drawn from: its path, unless they are drawn
    from that for another file, which was moved away from here."""
    taken = set(
        session.scalars(
            select(SourceRow.seed).where(SourceRow.seed.startswith(path, autoescape=True))
        )
    )
    return first_free(taken, [path])


def has_episode(session: Session, path: str) -> bool:
    """Whether the file at `path` gave an episode, or a version of one."""
    return session.scalar(select(SourceRow.id).where(SourceRow.path == path, _GAVE_ONE)) is not None


def talk_ids(session: Session) -> dict[str, list[str]]:
    """What files told of the recordings of their talks, by path; of those alone that are there."""
    query = select(SourceRow.path, SourceRow.talk_ids).where(SourceRow.state == "imported")
    return {path: list(ids) for path, ids in session.execute(query)}


def seeds(session: Session) -> dict[str, str]:
    """The paths of files that were moved, by those by which they first came."""
    query = select(SourceRow.seed, SourceRow.path).where(SourceRow.seed != SourceRow.path)
    return {seed: path for seed, path in session.execute(query)}


def hash_of(session: Session, path: str) -> str | None:
    """The hash of the file at `path` when it was last read; None for one that is new."""
    return session.scalar(select(SourceRow.sha256).where(SourceRow.path == path))


def keep_bytes(session: Session, source_id: int, compressed: bytes) -> None:
    """Keep a file's bytes, compressed with zlib."""
    session.merge(SourceBytesRow(source_id=source_id, compressed=compressed))


def original(session: Session, path: str) -> bytes | None:
    """The bytes of an imported file as they were."""
    row = session.scalar(
        select(SourceBytesRow.compressed).join(SourceRow).where(SourceRow.path == path)
    )
    return None if row is None else zlib.decompress(row)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that gave an episode, with its bytes as they were, compressed with zlib."""

    path: str
    seed: str
    state: str
    signature: str
    content: FileContent
    compressed: bytes
    episode_id: int


def kept(session: Session) -> Iterator[KeptFile]:
    """All files that gave episodes, one after another."""
    rows = session.execute(
        select(SourceRow, SourceBytesRow.compressed, EpisodeRow.id)
        .join(EpisodeRow, EpisodeRow.source_id == SourceRow.id)
        .outerjoin(SourceBytesRow, SourceBytesRow.source_id == SourceRow.id)
        .order_by(SourceRow.path)
        .execution_options(yield_per=50)
    )
    for row, compressed, episode_id in rows:
        content = FileContent(row.sha256, row.size)
        yield KeptFile(
            row.path, row.seed, row.state, row.signature, content, compressed or b"", episode_id
        )


def note_missing(session: Session, paths: Collection[str]) -> None:
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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file gives nothing: a sentence, and whether it should have given something."""

    text: str
    is_failure: bool


def reasons(session: Session) -> dict[str, Reason]:
    """Why files give nothing, by path; also those whose episodes stay as they were before."""
    query = select(SourceRow.path, SourceRow.reason, SourceRow.state)
    rows = session.execute(query.where(SourceRow.reason != "", SourceRow.state != "missing"))
    return {path: Reason(text, state != "left_aside") for path, text, state in rows}


def counts(session: Session) -> dict[str, int]:
    """How many files there are in each state."""
    rows = session.execute(select(SourceRow.state, func.count()).group_by(SourceRow.state))
    return {state: count for state, count in rows}


def drop_missing(session: Session) -> list[tuple[str, int]]:
    """Forget the files that are gone, with their episodes; gives path and episode of each. Where
    another file holds the same words, links and address lead on to its episode."""
    rows = session.execute(
        select(SourceRow.path, EpisodeRow.id, EpisodeRow.slug)
        .join(EpisodeRow, EpisodeRow.source_id == SourceRow.id)
        .where(SourceRow.state == "missing")
    ).all()
    for _, episode_id, slug in rows:
        twin = _twin(session, episode_id)
        if twin is None:
            links.withdraw(session, episode_id)
        else:
            links.hand_over(session, episode_id, twin)
            former.lead_on(session, EpisodeRow, slug, twin)
        former.is_dropped(session, EpisodeRow, episode_id, slug)
    session.flush()
    session.execute(delete(SourceRow).where(SourceRow.state == "missing"))
    return [(path, episode_id) for path, episode_id, _ in rows]


def _twin(session: Session, episode_id: int) -> int | None:
    """Another episode whose file is there and holds the same words, in whatever format."""
    count = select(EpisodeRow.word_count).where(EpisodeRow.id == episode_id).scalar_subquery()
    alike = session.scalars(
        select(EpisodeRow.id)
        .join(SourceRow, SourceRow.id == EpisodeRow.source_id)
        .where(EpisodeRow.word_count == count, SourceRow.state == "imported")
        .order_by(EpisodeRow.id)
    ).all()
    said = transcripts.words(session, episode_id)
    return next((one for one in alike if transcripts.words(session, one) == said), None)


def forget_gone(session: Session, source_id: int) -> None:
    """Forget a file that is gone and in which no episode reads any more."""
    is_read = select(EpisodeRow.source_id).where(EpisodeRow.source_id == source_id)
    gone = (SourceRow.id == source_id, SourceRow.state == "missing", ~is_read.exists())
    session.execute(delete(SourceRow).where(*gone))


def ids(session: Session, paths: Collection[str]) -> list[int]:
    """The numbers of files, by their paths."""
    return list(session.scalars(select(SourceRow.id).where(SourceRow.path.in_(paths))))
