"""Versions: the other transcripts of an episode's talk. An episode reads in its best one, which
stands in its own tables; the others stand here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.store import former, links, sources
from app.store.episodes import packed
from app.store.packing import unpack_timeline
from app.store.tables import EpisodeRow, LinkRow, SourceRow, VersionRow
from app.store.transcripts import StoredPassage, StoredTranscript, unpacked
from app.transcripts.model import Transcript, Turn
from app.transcripts.passages import Passage


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to store; `keys` are the addresses of its passages, `places` the number of each of
    its words in the transcript that the episode reads in, or NOWHERE. `kind` says how it came to
    be: `written` or `automatic`."""

    source_id: int
    kind: str
    language: str
    transcript: Transcript
    passages: Sequence[Passage]
    keys: Sequence[str]
    places: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an episode, by the path of its file."""

    source_id: int
    path: str
    kind: str
    language: str
    media_url: str | None
    youtube_id: str | None


def held_by(session: Session, source_ids: Collection[int]) -> list[int]:
    """The episodes that are these files': they read in one of them, or have one for a version and
    read in a file that is gone. The oldest first."""
    reading = select(EpisodeRow.id).where(EpisodeRow.source_id.in_(source_ids))
    bereft = (
        select(EpisodeRow.id)
        .join(VersionRow, VersionRow.episode_id == EpisodeRow.id)
        .join(SourceRow, SourceRow.id == EpisodeRow.source_id)
        .where(VersionRow.source_id.in_(source_ids), SourceRow.state == "missing")
    )
    return sorted(set(session.scalars(reading)) | set(session.scalars(bereft)))


def of_others(session: Session, source_ids: Collection[int], others: Collection[int]) -> bool:
    """Whether one of these files is a version of an episode that reads in one of the others."""
    query = (
        select(func.count())
        .select_from(VersionRow)
        .join(EpisodeRow, EpisodeRow.id == VersionRow.episode_id)
        .where(VersionRow.source_id.in_(source_ids), EpisodeRow.source_id.in_(others))
    )
    return bool(session.scalar(query))


def join(session: Session, episode_id: int, other_id: int) -> None:
    """Let an episode be part of another one: its links and its address lead on to that."""
    other = session.get_one(EpisodeRow, other_id)
    links.hand_over(session, other_id, episode_id)
    former.lead_on(session, EpisodeRow, other.slug, episode_id)
    former.is_dropped(session, EpisodeRow, other_id, other.slug)
    session.delete(other)
    session.flush()
    session.expire_all()


def keep(session: Session, episode_id: int, versions: Sequence[NewVersion]) -> None:
    """Store the versions of an episode in place of those of before. Links to their passages lead
    to the words' places in the episode. A file that gave one before and is gone is forgotten."""
    reads = session.get_one(EpisodeRow, episode_id).source_id
    kept = {reads, *(one.source_id for one in versions)}
    mine = VersionRow.episode_id == episode_id
    before = set(session.scalars(select(VersionRow.source_id).where(mine)))
    session.execute(delete(VersionRow).where(mine | VersionRow.source_id.in_(kept)))
    for source_id in before - kept:
        sources.forget_gone(session, source_id)
    for one in versions:
        meta = one.transcript.metadata
        spans = [(passage.first, passage.last) for passage in one.passages]
        session.add(
            VersionRow(
                source_id=one.source_id,
                episode_id=episode_id,
                language=one.language,
                kind=one.kind,
                media_url=meta.media_url,
                youtube_id=meta.youtube_id,
                turns=[(turn.first, turn.last, turn.speaker) for turn in one.transcript.turns],
                passages=[
                    (key, first, last) for key, (first, last) in zip(one.keys, spans, strict=True)
                ],
                **packed(one.transcript),
            )
        )
        links.lead_into(
            session, episode_id, one.transcript.words, zip(one.keys, spans, strict=True), one.places
        )
    session.flush()


def of_episode(session: Session, episode_id: int) -> list[Version]:
    """The versions of an episode besides the one that it reads in, by path."""
    query = (
        select(
            VersionRow.source_id,
            SourceRow.path,
            VersionRow.kind,
            VersionRow.language,
            VersionRow.media_url,
            VersionRow.youtube_id,
        )
        .join(SourceRow, SourceRow.id == VersionRow.source_id)
        .where(VersionRow.episode_id == episode_id)
        .order_by(SourceRow.path)
    )
    return [Version(*row) for row in session.execute(query)]


def paths(session: Session, episode_ids: Collection[int]) -> dict[int, list[str]]:
    """The files of each of these episodes, the one that it reads in first."""
    own = select(EpisodeRow.id, SourceRow.path).join(
        SourceRow, SourceRow.id == EpisodeRow.source_id
    )
    found = {
        key: [path] for key, path in session.execute(own.where(EpisodeRow.id.in_(episode_ids)))
    }
    others = select(VersionRow.episode_id, SourceRow.path).join(
        SourceRow, SourceRow.id == VersionRow.source_id
    )
    others = others.where(VersionRow.episode_id.in_(episode_ids)).order_by(SourceRow.path)
    for key, path in session.execute(others):
        found[key].append(path)
    return found


def holding(session: Session, key: str) -> tuple[str, str, str] | None:
    """The slug of the episode and the file of its version in which a passage of that key stands,
    and the key; None where there is none. Looks through the passages of the link's episode."""
    link = session.get(LinkRow, key)
    if link is None or link.episode_id is None:
        return None
    row = session.get_one(EpisodeRow, link.episode_id)
    mine = select(VersionRow.passages, SourceRow.path).join(
        SourceRow, SourceRow.id == VersionRow.source_id
    )
    for passages, path in session.execute(mine.where(VersionRow.episode_id == row.id)):
        if any(one[0] == key for one in passages):
            return row.slug, path, key
    return None


def load(session: Session, source_id: int) -> StoredTranscript:
    """The whole transcript of a version."""
    row = session.get_one(VersionRow, source_id)
    timeline = unpack_timeline(row.timeline)
    passages = []
    for number, (key, first, last) in enumerate(row.passages):
        start, end = timeline.at(first), timeline.at(last)
        passages.append(
            StoredPassage(
                id=-1,
                key=key,
                episode_id=row.episode_id,
                number=number,
                first=first,
                last=last,
                speaker_id=None,
                speaker=None,
                start_ms=start.ms,
                end_ms=max(start.ms, end.ms),
                timing=start.kind.value,
                bound_ms=start.bound_ms,
            )
        )
    turns = [Turn(first, last, speaker) for first, last, speaker in row.turns]
    return unpacked(row, turns, passages)
