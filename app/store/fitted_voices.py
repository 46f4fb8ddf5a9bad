"""Talks in which nobody is named, those of their hosts in which somebody is, and who probably
speaks by weights that were fitted to these."""

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.store import seals
from app.store.derived_tables import FittedVoicesRow
from app.store.packing import pack_restored, unpack_restored
from app.store.tables import AppearanceRow, EpisodeRow, SpeakerRow, TranscriptRow, TurnRow
from app.transcripts.restored import Voice


@dataclass(frozen=True, slots=True)
class UnnamedTalk:
    """A talk in raw captions that names no speakers, its one host, and by which talks (0 for none)
    its present state was guessed; None where it wasn't yet."""

    episode_id: int
    host: str
    series_id: int | None
    language: str
    fitted_to: int | None


def unnamed(session: Session) -> list[UnnamedTalk]:
    """The talks of one host in which nobody is named, in order of their slugs."""
    query = (
        select(
            EpisodeRow.id,
            EpisodeRow.people,
            EpisodeRow.series_id,
            EpisodeRow.language,
            FittedVoicesRow.fitted_to,
        )
        .join(TranscriptRow, TranscriptRow.episode_id == EpisodeRow.id)
        .outerjoin(
            FittedVoicesRow,
            (FittedVoicesRow.episode_id == EpisodeRow.id)
            & (FittedVoicesRow.stamp == EpisodeRow.stamp),
        )
        .where(
            TranscriptRow.restored.is_not(None),
            ~select(TurnRow.first).where(TurnRow.episode_id == EpisodeRow.id).exists(),
        )
        .order_by(EpisodeRow.slug)
    )
    return [
        UnnamedTalk(key, people.hosts[0], series, language, fitted_to)
        for key, people, series, language, fitted_to in session.execute(query)
        if len(people.hosts) == 1
    ]


@dataclass(frozen=True, slots=True)
class TalkOfTwo:
    """A talk of which somebody and one other say nearly all. `is_host` says whether its facts name
    them as host; `talks` and `others_talks` are how many talks each of the two is heard in."""

    episode_id: int
    slug: str
    revision: int
    series_id: int | None
    other: str
    is_host: bool
    talks: int
    others_talks: int


@dataclass(frozen=True, slots=True)
class ToldOf:
    """The talks of somebody and one other, and how many there are of three or more."""

    two: Sequence[TalkOfTwo]
    several: int


def told_of(
    session: Session, name: str, language: str, least_words: int, both: float, part: float
) -> ToldOf:
    """The talks in which somebody is named and no guest, that have so many words. In one of two
    these say the share `both` of it at the least, and each `part`; in one of several a third one
    says as much as that."""
    said: dict[int, dict[str, tuple[int, str]]] = defaultdict(dict)
    theirs = (
        select(AppearanceRow.episode_id)
        .join(SpeakerRow, SpeakerRow.id == AppearanceRow.speaker_id)
        .where(SpeakerRow.name == name, AppearanceRow.words > 0, AppearanceRow.role != "guest")
    )
    query = (
        select(AppearanceRow.episode_id, SpeakerRow.name, AppearanceRow.words, AppearanceRow.role)
        .join(SpeakerRow, SpeakerRow.id == AppearanceRow.speaker_id)
        .where(AppearanceRow.episode_id.in_(theirs), AppearanceRow.words > 0)
    )
    for key, one, words, role in session.execute(query):
        said[key][one] = words, role
    rows = session.execute(
        select(
            EpisodeRow.id,
            EpisodeRow.slug,
            EpisodeRow.revision,
            EpisodeRow.series_id,
            EpisodeRow.word_count,
        ).where(
            EpisodeRow.id.in_(theirs),
            EpisodeRow.word_count >= least_words,
            EpisodeRow.language == language,
        )
    ).all()
    found, several = [], 0
    for row in rows:
        of_talk = said[row.id]
        first = sorted(of_talk, key=lambda one: (-of_talk[one][0], one))
        counts = [of_talk[one][0] for one in first]
        several += len(first) > 2 and counts[2] >= part * row.word_count
        is_of_two = len(first) > 1 and sum(counts[:2]) >= both * row.word_count
        if is_of_two and name in first[:2] and counts[1] >= part * row.word_count:
            found.append((row, first[first[0] == name], of_talk[name][1] == "host"))
    heard = _heard(session, {name, *(other for _, other, _ in found)})
    two = [
        TalkOfTwo(*row[:4], other, is_host, heard[name], heard[other])
        for row, other, is_host in found
    ]
    return ToldOf(two, several)


def _heard(session: Session, names: set[str]) -> dict[str, int]:
    """In how many talks people speak."""
    query = (
        select(SpeakerRow.name, func.count())
        .join(AppearanceRow, AppearanceRow.speaker_id == SpeakerRow.id)
        .where(SpeakerRow.name.in_(names), AppearanceRow.words > 0)
        .group_by(SpeakerRow.name)
    )
    return {name: count for name, count in session.execute(query)}


def keep(session: Session, found: Sequence[tuple[int, Sequence[Voice]]], fitted_to: int) -> None:
    """Store who probably speaks in episodes, as new states of them where that is somebody else, and
    seal these."""
    changed = []
    for episode_id, voices in found:
        row = session.get_one(EpisodeRow, episode_id)
        transcript = session.get_one(TranscriptRow, episode_id)
        if transcript.restored is None:
            continue
        restored = unpack_restored(transcript.restored)
        if restored.voices != tuple(voices):
            transcript.restored = pack_restored(replace(restored, voices=tuple(voices)))
            row.stamp, row.mentioned = secrets.randbits(62), None
            changed.append(episode_id)
        session.merge(FittedVoicesRow(episode_id=episode_id, stamp=row.stamp, fitted_to=fitted_to))
    seals.put(session, changed)


def forget(session: Session) -> None:
    """Let all be guessed anew: what it is guessed by has changed."""
    session.execute(update(FittedVoicesRow).values(fitted_to=-1))
