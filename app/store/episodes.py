"""Episodes: storing one, finding some."""

import datetime
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from app.exploring.trends import CountedEpisode
from app.language.tokens import spoken_words
from app.store import former, links, people
from app.store.derived_tables import ProfileRow
from app.store.episode_facts import facts_of, people_named
from app.store.kept_answers import kept_answer
from app.store.packing import (
    pack_confidences,
    pack_numbers,
    pack_restored,
    pack_sketch,
    pack_timeline,
    pack_words,
)
from app.store.slugs import free_slug
from app.store.tables import (
    EpisodeRow,
    MentionRow,
    PassageRow,
    SeriesRow,
    TranscriptRow,
    TurnRow,
)
from app.transcripts.aligning.same_talk import Sketch
from app.transcripts.model import Metadata, Transcript
from app.transcripts.passages import Passage

EpisodeSort = Literal["newest", "oldest", "title", "longest", "added"]


@dataclass(frozen=True, slots=True)
class NewEpisode:
    """An episode to store; `keys` are the passages' addresses, in their order. `episode_id` is the
    one whose place it takes, where that isn't the one that its file gave before."""

    source_id: int
    title: str
    language: str
    revision: int
    transcript: Transcript
    passages: Sequence[Passage]
    keys: Sequence[str]
    sketch: Sketch | None = None
    episode_id: int | None = None


def save(session: Session, new: NewEpisode) -> int:
    """Store an episode in place of the one that its file gave before; gives its number.

    An episode keeps its slug for good, whatever its title becomes.
    """
    meta = new.transcript.metadata
    series_id = _series_id(session, meta.series) if meta.series else None
    if new.episode_id is None:
        row = session.scalar(select(EpisodeRow).where(EpisodeRow.source_id == new.source_id))
    else:
        row = session.get_one(EpisodeRow, new.episode_id)
    if row is None:
        slug = free_slug(session, EpisodeRow.slug, new.title, f"{new.title} {meta.series or ''}")
        row = EpisodeRow(source_id=new.source_id, slug=slug, added_at=_now())
        session.add(row)
    else:
        links.carry_over(session, row.id, new.transcript.words, new.keys)
        if row.series and series_id not in (None, row.series_id):
            former.lead_on(session, SeriesRow, row.series.slug, series_id)
    row.source_id, row.series_id = new.source_id, series_id
    row.stamp, row.mentioned = secrets.randbits(62), None
    _fill(row, new, meta)
    session.flush()
    for table in (TranscriptRow, TurnRow, PassageRow, MentionRow):
        session.execute(delete(table).where(table.episode_id == row.id))
    sketched = None if new.sketch is None else pack_sketch(new.sketch)
    covers = packed(new.transcript)
    session.add(TranscriptRow(episode_id=row.id, sketch=sketched, **covers))
    _add_spans(session, row.id, new)
    people.keep_appearances(session, row.id, new.transcript)
    links.drop_standing(session, new.keys)
    session.flush()
    return row.id


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def _fill(row: EpisodeRow, new: NewEpisode, meta: Metadata) -> None:
    row.title, row.language, row.revision = new.title, new.language, new.revision
    row.description = meta.description or ""
    row.date, row.channel = meta.date, meta.channel
    row.media_url, row.youtube_id = meta.media_url, meta.youtube_id
    row.duration_ms = meta.duration_ms or new.transcript.timeline.end_ms
    row.word_count = spoken_words(new.transcript.words)
    row.timing = new.transcript.timeline.at(len(new.transcript.words) // 2).kind
    row.keywords = list(meta.keywords)
    row.people = people_named(meta)
    row.info = [list(fact) for fact in meta.info]
    row.facts = facts_of(new.transcript)


def packed(transcript: Transcript) -> dict[str, Any]:
    """The words of a transcript and what stands between them, as tables keep them."""
    cues = ((cue.first, cue.last, cue.start_ms, cue.end_ms) for cue in transcript.cues)
    return {
        "words": pack_words(transcript.words),
        "timeline": pack_timeline(transcript.timeline),
        "breaks": pack_numbers(((word,) for word in transcript.breaks), 1),
        "cues": pack_numbers(cues, 4),
        "marks": [(mark.at, mark.text) for mark in transcript.marks],
        "readings": [(reading.word, reading.text) for reading in transcript.readings],
        "lifted_from": transcript.lifted_from,
        "restored": transcript.restored and pack_restored(transcript.restored),
        "confidences": pack_confidences(transcript.confidences),
    }


def _add_spans(session: Session, episode_id: int, new: NewEpisode) -> None:
    names = {turn.speaker for turn in new.transcript.turns if turn.speaker}
    speaker_ids = people.ids(session, sorted(names))
    turns = [
        {
            "episode_id": episode_id,
            "first": turn.first,
            "last": turn.last,
            "speaker_id": speaker_ids.get(turn.speaker or ""),
        }
        for turn in new.transcript.turns
    ]
    passages = list(_passages(episode_id, new, speaker_ids))
    # As rows and not as objects, of which most of an import's would be these.
    for table, rows in ((TurnRow, turns), (PassageRow, passages)):
        if rows:
            session.execute(insert(table), rows)


def _passages(
    episode_id: int, new: NewEpisode, speaker_ids: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    """The rows of an episode's passages."""
    timeline = new.transcript.timeline
    for number, (passage, key) in enumerate(zip(new.passages, new.keys, strict=True)):
        start = timeline.at(passage.first)
        yield {
            "key": key,
            "episode_id": episode_id,
            "number": number,
            "first": passage.first,
            "last": passage.last,
            "speaker_id": speaker_ids.get(passage.speaker or ""),
            "start_ms": start.ms,
            "end_ms": max(start.ms, timeline.at(passage.last).ms),
            "timing": start.kind,
            "bound_ms": start.bound_ms,
        }


def _series_id(session: Session, name: str) -> int:
    row = session.scalar(select(SeriesRow).where(SeriesRow.name == name))
    if row is None:
        row = SeriesRow(name=name, slug=free_slug(session, SeriesRow.slug, name))
        session.add(row)
        session.flush()
    return row.id


def by_slug(session: Session, slug: str) -> EpisodeRow | None:
    """The episode at that address, or the one to which it leads on."""
    return former.by_slug(session, EpisodeRow, slug)


_THESE = EpisodeRow.id.in_(bindparam("ids", expanding=True))
_BY_ID = select(EpisodeRow).where(_THESE)
_DATES = select(EpisodeRow.id, EpisodeRow.date).where(_THESE)


def by_ids(session: Session, ids: Sequence[int]) -> dict[int, EpisodeRow]:
    """Episodes by their numbers."""
    rows = session.scalars(_BY_ID, {"ids": list(set(ids))}) if ids else ()
    return {row.id: row for row in rows}


def stamps(session: Session) -> dict[int, int]:
    """The stamp of every episode, by its number."""
    return {key: value for key, value in session.execute(select(EpisodeRow.id, EpisodeRow.stamp))}


def languages(session: Session) -> list[str]:
    """The languages of all episodes, as their files tell them (`en`, `en-GB`)."""
    return sorted(session.scalars(select(EpisodeRow.language).distinct()))


def ids(session: Session) -> Sequence[int]:
    """The numbers of all episodes, in order of their slugs."""
    return session.scalars(select(EpisodeRow.id).order_by(EpisodeRow.slug)).all()


def revision_of(session: Session, source_id: int) -> int | None:
    """The revision of the episode that a file gave; None where it gave none yet."""
    return session.scalar(select(EpisodeRow.revision).where(EpisodeRow.source_id == source_id))


def source_of(session: Session, episode_id: int) -> int | None:
    """The file in which an episode reads."""
    return session.scalar(select(EpisodeRow.source_id).where(EpisodeRow.id == episode_id))


@kept_answer
def count(session: Session) -> int:
    """How many episodes there are."""
    return session.scalar(select(func.count()).select_from(EpisodeRow)) or 0


@kept_answer
def words(session: Session) -> int:
    """How many words were said in all."""
    return session.scalar(select(func.coalesce(func.sum(EpisodeRow.word_count), 0))) or 0


@kept_answer
def hours(session: Session) -> float:
    """How long all talks are together."""
    return (session.scalar(select(func.sum(EpisodeRow.duration_ms))) or 0) / 3_600_000


def page(
    session: Session,
    sort: EpisodeSort = "newest",
    series: str | None = None,
    year: int | None = None,
    title: str = "",
    limit: int = 50,
    offset: int = 0,
) -> tuple[int, Sequence[EpisodeRow]]:
    """How many episodes pass the filters, and a page of them in the order asked for.

    `series` is a slug; `title` holds words that the title must hold.
    """
    query = _filtered(select(EpisodeRow), series, year, title)
    total = session.scalar(_filtered(select(func.count(EpisodeRow.id)), series, year, title))
    ordered = query.order_by(*_ORDERS[sort], EpisodeRow.slug)
    return total or 0, session.scalars(ordered.limit(limit).offset(offset)).all()


def latest(session: Session, limit: int, series: str | None = None) -> Sequence[EpisodeRow]:
    """The newest episodes, of all or of the series with that slug; what has no date counts from
    the day it came in, and of those of a day the highest numbers come first."""
    came = func.coalesce(EpisodeRow.date, func.date(EpisodeRow.added_at))
    last = (_SERIES.asc().nulls_last(), _SEASON.desc().nulls_last(), _NUMBER.desc().nulls_last())
    query = _filtered(select(EpisodeRow), series, None, "")
    ordered = query.order_by(came.desc(), EpisodeRow.date.desc(), *last, EpisodeRow.slug)
    return session.scalars(ordered.limit(limit)).all()


def on_day(session: Session, day: datetime.date) -> Sequence[EpisodeRow]:
    """The episodes of this day in other years, the latest first."""
    same = func.strftime("%m-%d", EpisodeRow.date) == f"{day:%m-%d}"
    query = select(EpisodeRow).where(same, EpisodeRow.date != day)
    return session.scalars(query.order_by(EpisodeRow.date.desc(), EpisodeRow.slug)).all()


_SEASON = func.json_extract(EpisodeRow.facts, "$.season")
_NUMBER = func.json_extract(EpisodeRow.facts, "$.number")
_SERIES = select(SeriesRow.name).where(SeriesRow.id == EpisodeRow.series_id).scalar_subquery()
_IN_SERIES = (
    _SERIES.asc().nulls_last(),
    _SEASON.asc().nulls_last(),
    _NUMBER.asc().nulls_last(),
)
"""How what has no date stands."""
_ORDERS: Mapping[EpisodeSort, tuple[ColumnElement[Any], ...]] = {
    "newest": (EpisodeRow.date.desc().nulls_last(), *_IN_SERIES),
    "oldest": (EpisodeRow.date.asc().nulls_last(), *_IN_SERIES),
    "title": (func.lower(EpisodeRow.title), _NUMBER.asc()),
    "longest": (EpisodeRow.duration_ms.desc(),),
    "added": (EpisodeRow.added_at.desc(),),
}


@kept_answer
def undated(session: Session) -> int:
    """How many episodes have no date."""
    query = select(func.count(EpisodeRow.id)).where(EpisodeRow.date.is_(None))
    return session.scalar(query) or 0


@kept_answer
def without_series(session: Session) -> int:
    """How many episodes are of no series."""
    query = select(func.count(EpisodeRow.id)).where(EpisodeRow.series_id.is_(None))
    return session.scalar(query) or 0


def _filtered(query: Select[Any], series: str | None, year: int | None, title: str) -> Select[Any]:
    if series:
        chosen = select(SeriesRow.id).where(SeriesRow.slug == series).scalar_subquery()
        query = query.where(EpisodeRow.series_id == chosen)
    if year:
        query = query.where(func.strftime("%Y", EpisodeRow.date) == f"{year:04}")
    for word in title.split():
        query = query.where(EpisodeRow.title.icontains(word, autoescape=True))
    return query


def titled(session: Session, limit: int) -> list[tuple[str, str]]:
    """Slugs and titles of episodes, the newest first."""
    query = select(EpisodeRow.slug, EpisodeRow.title)
    ordered = query.order_by(EpisodeRow.date.desc().nulls_last(), EpisodeRow.slug)
    return [(slug, title) for slug, title in session.execute(ordered.limit(limit))]


@kept_answer
def years(session: Session) -> Sequence[int]:
    """The years in which there are episodes, the newest first."""
    year = func.strftime("%Y", EpisodeRow.date)
    found = session.scalars(select(year).where(EpisodeRow.date.is_not(None)).distinct())
    return sorted((int(text) for text in found), reverse=True)


def in_series(session: Session, wish: str) -> frozenset[int]:
    """The episodes of a series, named by its slug, else by words of its name."""
    exact = former.by_slug(session, SeriesRow, wish.lower())
    named = select(SeriesRow.id).where(SeriesRow.name.icontains(wish, autoescape=True))
    chosen = [exact.id] if exact else session.scalars(named).all()
    return frozenset(session.scalars(select(EpisodeRow.id).where(EpisodeRow.series_id.in_(chosen))))


def slugged(session: Session, slug: str) -> frozenset[int]:
    """The episode of that slug, if there is one."""
    row = by_slug(session, slug)
    return frozenset({row.id} if row else ())


def dated(
    session: Session, first: datetime.date | None, last: datetime.date | None
) -> frozenset[int]:
    """The episodes of the days `[first, last)`, either end of which may be missing; of an episode
    without a date it is unknown, so that no days hold it."""
    query = select(EpisodeRow.id)
    query = query.where(EpisodeRow.date >= first) if first else query
    query = query.where(EpisodeRow.date < last) if last else query
    return frozenset(session.scalars(query))


def timed(session: Session, timing: str) -> frozenset[int]:
    """The episodes most of whose times are known in that way."""
    return frozenset(session.scalars(select(EpisodeRow.id).where(EpisodeRow.timing == timing)))


def dates(session: Session, ids: Collection[int]) -> dict[int, datetime.date]:
    """The dates of episodes; those without one are left out."""
    rows = session.execute(_DATES, {"ids": list(set(ids))})
    return {key: date for key, date in rows if date is not None}


@kept_answer
def told(session: Session) -> Sequence[CountedEpisode]:
    """How many words are said in each episode, of scripts without spaces by their letters, and
    where in time it stands."""
    words = func.coalesce(ProfileRow.words, EpisodeRow.word_count)
    query = (
        select(EpisodeRow.id, EpisodeRow.slug, words, EpisodeRow.date, _NUMBER)
        .outerjoin(ProfileRow, ProfileRow.episode_id == EpisodeRow.id)
        .order_by(EpisodeRow.slug)
    )
    return [CountedEpisode(*row) for row in session.execute(query)]


class Filed(NamedTuple):
    """Where an episode belongs."""

    series: str
    series_slug: str
    date: datetime.date | None
    timing: str


@kept_answer
def filed(session: Session) -> Mapping[int, Filed]:
    """Where each episode belongs, by its number."""
    query = select(
        EpisodeRow.id, SeriesRow.name, SeriesRow.slug, EpisodeRow.date, EpisodeRow.timing
    ).outerjoin(SeriesRow, SeriesRow.id == EpisodeRow.series_id)
    return {
        key: Filed(name or "", slug or "", date, timing)
        for key, name, slug, date, timing in session.execute(query)
    }
