"""The tables. The words of an episode stand once, in `transcript`; all else are spans."""

import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.store.episode_facts import FACTS, NAMED, EpisodeFacts, NamedPeople


class Base(DeclarativeBase):
    """Root of all tables."""


BY_KEY = {"sqlite_with_rowid": False}
"""Rows that are little more than their key stand in its order, without a second index of it."""


class SourceRow(Base):
    """A file that was found: an imported one, or one left aside and why.

    `state` is `imported`, `left_aside` (no transcript), `failed` or `missing` (it was
    imported once and is gone from the folder). `signature` tells whether the file, its
    sidecars or the archive's own facts changed. `seed` is the path by which the file first came,
    from which the addresses of its passages are drawn wherever it is moved. `talk_ids` are those of
    the talk's recordings that the file tells.
    """

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(unique=True)
    seed: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    signature: Mapped[str] = mapped_column(default="")
    talk_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    imported_at: Mapped[datetime.datetime]


class SourceBytesRow(Base):
    """The file as it was, compressed with zlib, for a better parser to read again."""

    __tablename__ = "source_bytes"

    source_id: Mapped[int] = mapped_column(
        ForeignKey("source.id", ondelete="CASCADE"), primary_key=True
    )
    compressed: Mapped[bytes] = mapped_column(LargeBinary)


class SeriesRow(Base):
    """A show or collection."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)


class SpeakerRow(Base):
    """Somebody who speaks in an episode, or is named as its host or guest."""

    __tablename__ = "speaker"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)


class EpisodeRow(Base):
    """One talk. `revision` changes whenever its words or facts do. `stamp` is drawn anew each time
    it is stored: index and mentions carry it, and are of this very state where it is the same
    (`mentioned` is that of the mentions)."""

    __tablename__ = "episode"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    revision: Mapped[int]
    stamp: Mapped[int]
    mentioned: Mapped[int | None]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    date: Mapped[datetime.date | None] = mapped_column(index=True)
    language: Mapped[str]
    channel: Mapped[str | None]
    duration_ms: Mapped[int]
    word_count: Mapped[int]
    timing: Mapped[str]
    media_url: Mapped[str | None]
    youtube_id: Mapped[str | None]
    keywords: Mapped[list[str]] = mapped_column(JSON)
    people: Mapped[NamedPeople] = mapped_column(NAMED)
    info: Mapped[list[list[str]]] = mapped_column(JSON)
    facts: Mapped[EpisodeFacts] = mapped_column(FACTS)
    added_at: Mapped[datetime.datetime]
    comment_count: Mapped[int] = mapped_column(default=0)

    series: Mapped[SeriesRow | None] = relationship(lazy="joined")
    source: Mapped[SourceRow] = relationship(lazy="select")


def has_guessed_length() -> ColumnElement[bool]:
    """Of which episodes nobody tells how long they are."""
    return func.json_extract(EpisodeRow.facts, "$.is_length_guessed", type_=Integer) == 1


class _Covers:
    """The words and what stands between them; see `store.packing` for the blobs."""

    words: Mapped[bytes] = mapped_column(LargeBinary)
    timeline: Mapped[bytes] = mapped_column(LargeBinary)
    breaks: Mapped[bytes] = mapped_column(LargeBinary)
    cues: Mapped[bytes] = mapped_column(LargeBinary)
    marks: Mapped[list[tuple[int, str]]] = mapped_column(JSON)
    readings: Mapped[list[tuple[int, str]]] = mapped_column(JSON)
    lifted_from: Mapped[str | None]
    restored: Mapped[bytes | None] = mapped_column(LargeBinary)
    confidences: Mapped[bytes | None] = mapped_column(LargeBinary)


class TranscriptRow(_Covers, Base):
    """The transcript that an episode reads in. `sketch` tells which others may be of the talk."""

    __tablename__ = "transcript"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    sketch: Mapped[bytes | None] = mapped_column(LargeBinary)


class CommentRow(Base):
    """What somebody wrote about a talk; `answers` is the number of the comment that it answers,
    `quoted` are the word ranges of which it speaks: what it quotes, then the
    words at the times that it tells."""

    __tablename__ = "comment"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author: Mapped[str | None]
    author_page: Mapped[str | None]
    score: Mapped[int | None]
    written_at: Mapped[datetime.datetime | None]
    is_deleted: Mapped[bool]
    answers: Mapped[int | None]
    quoted: Mapped[list[list[int]]] = mapped_column(JSON)


class VersionRow(_Covers, Base):
    """Another transcript of an episode's talk, with its spans; nothing of it is searched or
    counted. `passages` are rows of key, first word and the one after the last."""

    __tablename__ = "version"

    source_id: Mapped[int] = mapped_column(
        ForeignKey("source.id", ondelete="CASCADE"), primary_key=True
    )
    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), index=True
    )
    language: Mapped[str]
    kind: Mapped[str]
    media_url: Mapped[str | None]
    youtube_id: Mapped[str | None]
    turns: Mapped[list[tuple[int, int, str | None]]] = mapped_column(JSON)
    passages: Mapped[list[tuple[str, int, int]]] = mapped_column(JSON)

    source: Mapped[SourceRow] = relationship(lazy="joined")


class LikenessRow(Base):
    """How two episodes go together whose sketches are alike, in the states of them that these
    stamps name; see `transcripts.aligning.same_talk`."""

    __tablename__ = "likeness"

    first_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    stamps: Mapped[list[int]] = mapped_column(JSON)
    shorter: Mapped[float]
    longer: Mapped[float]
    same: Mapped[float]
    is_same_talk: Mapped[bool]


class TurnRow(Base):
    """One speaker's words `[first, last)`."""

    __tablename__ = "turn"
    __table_args__ = BY_KEY

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    first: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)


class AppearanceRow(Base):
    """Somebody's part in an episode: `role` is `host`, `guest` or `speaker`; `words` are those
    said in turns with that name, `first` is the first of them."""

    __tablename__ = "appearance"

    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True
    )
    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str]
    words: Mapped[int]
    first: Mapped[int | None]


class PassageRow(Base):
    """Words `[first, last)`: what search finds and a link opens. `key` is its address."""

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("episode_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id", ondelete="CASCADE"))
    number: Mapped[int]
    first: Mapped[int]
    last: Mapped[int]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    timing: Mapped[str]
    bound_ms: Mapped[int]


class LinkRow(Base):
    """A passage of an earlier version: its words, and where they are now (32-bit numbers, -1
    for nowhere). `slug` and `title` tell what it was once the episode is withdrawn."""

    __tablename__ = "link"

    key: Mapped[str] = mapped_column(primary_key=True)
    episode_id: Mapped[int | None] = mapped_column(
        ForeignKey("episode.id", ondelete="SET NULL"), index=True
    )
    slug: Mapped[str]
    title: Mapped[str]
    words: Mapped[bytes] = mapped_column(LargeBinary)
    places: Mapped[bytes] = mapped_column(LargeBinary)


class TopicRow(Base):
    """A topic: from `topics.yaml`, a keyword of some file, or found by machine in the talks."""

    __tablename__ = "topic"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    words: Mapped[list[str]] = mapped_column(JSON)
    is_curated: Mapped[bool] = mapped_column(default=False)
    is_found: Mapped[bool] = mapped_column(default=False)
    is_pinned: Mapped[bool] = mapped_column(default=False)
    parents: Mapped[list[str]] = mapped_column(JSON, default=list)
    links: Mapped[list[str]] = mapped_column(JSON, default=list)


class MentionRow(Base):
    """A topic is spoken of in words `[first, last)` of an episode."""

    __tablename__ = "mention"
    __table_args__ = (Index("mention_by_episode", "episode_id", "first"), BY_KEY)

    topic_id: Mapped[int] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True
    )
    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    first: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class SealRow(Base):
    """A digest of what was stored of an episode, in the state that `stamp` names; see `seals`."""

    __tablename__ = "seal"

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episode.id", ondelete="CASCADE"), primary_key=True
    )
    stamp: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class FormerSlugRow(Base):
    """An address that something had before; `kind` is the name of its table."""

    __tablename__ = "former_slug"

    kind: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    target_id: Mapped[int]


class FactRow(Base):
    """A single fact about the archive: its title, the progress of an import."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
