"""The words of episodes and the spans over them, read back."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.store.packing import (
    PackedWords,
    unpack_confidences,
    unpack_numbers,
    unpack_restored,
    unpack_timeline,
    unpack_words,
)
from app.store.tables import EpisodeRow, PassageRow, SpeakerRow, TranscriptRow, TurnRow, VersionRow
from app.transcripts.model import Mark, Turn
from app.transcripts.restored import Restored
from app.transcripts.timeline import Moment, Timeline, Timing


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as a page or a hit needs it, in the order of what `_passages` asks; times in
    milliseconds."""

    id: int
    key: str
    episode_id: int
    number: int
    first: int
    last: int
    speaker_id: int | None
    speaker: str | None
    start_ms: int
    end_ms: int
    timing: str
    bound_ms: int

    @property
    def start(self) -> Moment:
        """When its first word is said, and how surely."""
        return Moment(self.start_ms, Timing(self.timing), self.bound_ms)


@dataclass(frozen=True, slots=True)
class StoredTranscript:
    """Everything that stands between the covers of an episode. `readings` are words as the
    cleaner transcript `lifted_from` writes them, by their numbers; `confidences` are as in
    Transcript."""

    words: Sequence[str]
    marks: Sequence[Mark]
    breaks: Sequence[int]
    turns: Sequence[Turn]
    passages: Sequence[StoredPassage]
    timeline: Timeline
    readings: Mapping[int, str]
    lifted_from: str | None
    restored: Restored | None
    confidences: bytes = b""


def words(session: Session, episode_id: int) -> Sequence[str]:
    """The words of an episode; none where there is no such episode."""
    blob = session.scalar(select(TranscriptRow.words).where(TranscriptRow.episode_id == episode_id))
    return unpack_words(blob) if blob is not None else ()


_OF_THESE = TranscriptRow.episode_id.in_(bindparam("ids", expanding=True))
_WORDS = select(TranscriptRow.episode_id, TranscriptRow.words).where(_OF_THESE)


def words_of(session: Session, episode_ids: Collection[int]) -> dict[int, Sequence[str]]:
    """The words of several episodes."""
    rows = session.execute(_WORDS, {"ids": list(set(episode_ids))})
    return {episode_id: unpack_words(blob) for episode_id, blob in rows}


@dataclass(frozen=True, slots=True)
class SaidWords:
    """The words of an episode, what was guessed for them where they are raw captions, and how sure
    each of them is where its file tells it."""

    words: PackedWords
    restored: Restored | None
    confidences: bytes

    @property
    def size_bytes(self) -> int:
        """How much memory it takes, roughly."""
        guessed = 2 * len(self.words) if self.restored else 0
        return self.words.size_bytes + guessed + len(self.confidences)


_SAID = select(
    TranscriptRow.episode_id, TranscriptRow.words, TranscriptRow.restored, TranscriptRow.confidences
).where(_OF_THESE)
_KEPT_BYTES = 28_000_000
"""Of talks whose words are kept at hand, some 450 of an hour: the hits of searches come from the
same few again and again."""
_said: dict[tuple[int, int], SaidWords] = {}


def said_in(session: Session, rows: Collection[EpisodeRow]) -> dict[int, SaidWords]:
    """The words of several episodes; those asked for lately are kept by their stamps."""
    found = {}
    for row in rows:
        if known := _said.pop((row.id, row.stamp), None):
            found[row.id] = _said[row.id, row.stamp] = known  # behind those asked for before
    stamps = {row.id: row.stamp for row in rows if row.id not in found}
    stored = session.execute(_SAID, {"ids": list(stamps)}) if stamps else ()
    for key, words, guessed, sure in stored:
        found[key] = _said[key, stamps[key]] = SaidWords(
            words=PackedWords(words),
            restored=unpack_restored(guessed) if guessed else None,
            confidences=unpack_confidences(sure) if sure else b"",
        )
    if stamps:
        _make_room()
    return found


def _make_room() -> None:
    """Let go of the talks that were asked for longest ago, so that the rest fits."""
    kept = list(_said.items())  # others may change it meanwhile
    spare = sum(said.size_bytes for _, said in kept) - _KEPT_BYTES
    for key, said in kept:
        if spare <= 0:
            return
        _said.pop(key, None)
        spare -= said.size_bytes


_READINGS = select(TranscriptRow.episode_id, TranscriptRow.readings).where(_OF_THESE)


def readings_of(session: Session, episode_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """By episode the words that a cleaner transcript writes otherwise, by their numbers."""
    rows = session.execute(_READINGS, {"ids": list(set(episode_ids))})
    return {episode_id: dict(readings) for episode_id, readings in rows}


def timeline(session: Session, episode_id: int) -> Timeline:
    """The timeline of an episode, read without its words."""
    blob = session.scalars(
        select(TranscriptRow.timeline).where(TranscriptRow.episode_id == episode_id)
    ).one()
    return unpack_timeline(blob)


_TIMELINES = select(TranscriptRow.episode_id, TranscriptRow.timeline).where(_OF_THESE)


def timelines_of(session: Session, episode_ids: Collection[int]) -> dict[int, Timeline]:
    """The timelines of several episodes."""
    rows = session.execute(_TIMELINES, {"ids": list(set(episode_ids))})
    return {episode_id: unpack_timeline(blob) for episode_id, blob in rows}


def load(session: Session, episode_id: int) -> StoredTranscript:
    """The whole transcript of an episode."""
    row = session.get_one(TranscriptRow, episode_id)
    turns = turns_of(session, [episode_id])[episode_id]
    return unpacked(row, turns, passages_of(session, episode_id))


def unpacked(
    row: TranscriptRow | VersionRow, turns: Sequence[Turn], passages: Sequence[StoredPassage]
) -> StoredTranscript:
    """A transcript as a table keeps it, with its spans."""
    return StoredTranscript(
        words=unpack_words(row.words),
        marks=[Mark(at, text) for at, text in row.marks],
        breaks=[number for (number,) in unpack_numbers(row.breaks, 1)],
        turns=turns,
        passages=passages,
        timeline=unpack_timeline(row.timeline),
        readings=dict(row.readings),
        lifted_from=row.lifted_from,
        restored=unpack_restored(row.restored) if row.restored else None,
        confidences=unpack_confidences(row.confidences),
    )


_TURNS = (
    select(TurnRow.episode_id, TurnRow.first, TurnRow.last, SpeakerRow.name)
    .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
    .where(TurnRow.episode_id.in_(bindparam("ids", expanding=True)))
    .order_by(TurnRow.episode_id, TurnRow.first)
)


def turns_of(session: Session, episode_ids: Collection[int]) -> dict[int, list[Turn]]:
    """The turns of several episodes, in order; none where a transcript names nobody."""
    found: dict[int, list[Turn]] = {episode_id: [] for episode_id in episode_ids}
    for episode_id, first, last, speaker in session.execute(_TURNS, {"ids": list(found)}):
        found[episode_id].append(Turn(first, last, speaker))
    return found


_EARLIER = aliased(TurnRow)
_LAST_BEFORE = (
    select(func.max(_EARLIER.first))
    .where(
        _EARLIER.episode_id == PassageRow.episode_id,
        _EARLIER.first <= PassageRow.first - bindparam("words"),
    )
    .correlate(PassageRow)
    .scalar_subquery()
)
"""Turns don't overlap: of those that begin before the words asked for, only the last one may have
some of them. So the others needn't be read."""
_TURNS_NEAR = (
    select(TurnRow.episode_id, TurnRow.first, TurnRow.last, SpeakerRow.name)
    .select_from(TurnRow)
    .distinct()
    .join(
        PassageRow,
        (PassageRow.episode_id == TurnRow.episode_id)
        & (TurnRow.first >= func.coalesce(_LAST_BEFORE, 0))
        & (TurnRow.first < PassageRow.last + bindparam("words"))
        & (TurnRow.last > PassageRow.first - bindparam("words")),
    )
    .outerjoin(SpeakerRow, SpeakerRow.id == TurnRow.speaker_id)
    .where(PassageRow.id.in_(bindparam("ids", expanding=True)))
    .order_by(TurnRow.episode_id, TurnRow.first)
)


def turns_near(session: Session, passage_ids: Sequence[int], words: int) -> dict[int, list[Turn]]:
    """By episode the turns, in order, that have words within so many of one of the passages."""
    found: dict[int, list[Turn]] = {}
    asked = {"ids": passage_ids, "words": words}
    for episode_id, first, last, speaker in session.execute(_TURNS_NEAR, asked):
        found.setdefault(episode_id, []).append(Turn(first, last, speaker))
    return found


def restored(session: Session, episode_id: int) -> Restored | None:
    """What was guessed for the words of an episode; None where it isn't raw captions."""
    query = select(TranscriptRow.restored).where(TranscriptRow.episode_id == episode_id)
    blob = session.scalar(query)
    return unpack_restored(blob) if blob else None


def in_raw_captions(session: Session) -> frozenset[int]:
    """The episodes that are read in raw captions, whose words nobody wrote."""
    query = select(TranscriptRow.episode_id).where(TranscriptRow.restored.is_not(None))
    return frozenset(session.scalars(query))


Column = InstrumentedAttribute[Any] | ColumnElement[Any]


def holds(episode_id: Column, word: Column) -> ColumnElement[bool]:
    """That a passage is the one in which a word of an episode stands, for a join."""
    return (
        (PassageRow.episode_id == episode_id)
        & (PassageRow.first <= word)
        & (PassageRow.last > word)
    )


def _passages() -> Select[*tuple[Any, ...]]:
    return select(
        PassageRow.id,
        PassageRow.key,
        PassageRow.episode_id,
        PassageRow.number,
        PassageRow.first,
        PassageRow.last,
        PassageRow.speaker_id,
        SpeakerRow.name.label("speaker"),
        PassageRow.start_ms,
        PassageRow.end_ms,
        PassageRow.timing,
        PassageRow.bound_ms,
    ).outerjoin(SpeakerRow, SpeakerRow.id == PassageRow.speaker_id)


_OF = _passages().where(PassageRow.episode_id == bindparam("id")).order_by(PassageRow.number)


def passages_of(session: Session, episode_id: int) -> list[StoredPassage]:
    """The passages of an episode in order."""
    return [StoredPassage(*row) for row in session.execute(_OF, {"id": episode_id})]


_PLACES = func.json_each(bindparam("places")).table_valued("value")
_EPISODE, _WITHIN = (func.json_extract(_PLACES.c.value, path) for path in ("$[0]", "$[1]"))
_AT = _passages().add_columns(_WITHIN.label("word")).join(_PLACES, holds(_EPISODE, _WITHIN))
_NUMBERED = _passages().join(
    _PLACES, (PassageRow.episode_id == _EPISODE) & (PassageRow.number == _WITHIN)
)


def passages_at(
    session: Session, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], StoredPassage]:
    """The passages in which words stand, by the numbers of their episodes and their own."""
    found = {}
    for *told, word in session.execute(_AT, {"places": json.dumps(list(places))}):
        passage = StoredPassage(*told)
        found[passage.episode_id, word] = passage
    return found


_BY_ID = _passages().where(PassageRow.id.in_(bindparam("ids", expanding=True)))


def passages_by_id(session: Session, ids: Sequence[int]) -> dict[int, StoredPassage]:
    """Passages by their numbers."""
    found = [StoredPassage(*row) for row in session.execute(_BY_ID, {"ids": ids})]
    return {passage.id: passage for passage in found}


def passages_by_number(
    session: Session, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], StoredPassage]:
    """Passages by the numbers of their episodes and their own."""
    rows = session.execute(_NUMBERED, {"places": json.dumps(list(places))})
    found = [StoredPassage(*row) for row in rows]
    return {(passage.episode_id, passage.number): passage for passage in found}


_BESIDE = aliased(PassageRow)
_BESIDES = (
    select(PassageRow.id, func.min(_BESIDE.first), func.max(_BESIDE.last))
    .join(
        _BESIDE,
        (_BESIDE.episode_id == PassageRow.episode_id)
        & _BESIDE.number.between(PassageRow.number - 1, PassageRow.number + 1),
    )
    .where(PassageRow.id.in_(bindparam("ids", expanding=True)))
    .group_by(PassageRow.id)
)


def besides(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each of these passages the words `[first, last)` of it and of those next to it."""
    found = session.execute(_BESIDES, {"ids": ids})
    return {key: (first, last) for key, first, last in found}


def every_text(session: Session, ids: Sequence[int]) -> Iterator[tuple[EpisodeRow, Sequence[str]]]:
    """Episodes with their words, one after another."""
    for episode_id in ids:
        row = session.get(EpisodeRow, episode_id)
        if row is not None:
            yield row, words(session, episode_id)
