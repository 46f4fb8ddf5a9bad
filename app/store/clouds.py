"""What each voice says of a talk's terms, and what sets people, series and years apart by it."""

import json
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Integer, cast, delete, func, select
from sqlalchemy.orm import Session

from app.exploring.clouds import FEWEST_WORDS, Apart, TalkTerms
from app.exploring.terms import Term
from app.store import terms
from app.store.derived_tables import CloudRow, ProfileRow, VoiceRow
from app.store.tables import AppearanceRow, EpisodeRow, TurnRow

CloudKind = Literal["person", "series", "year"]
PlacedTerms = Sequence[tuple[Term, Sequence[int]]]
"""Terms, each with the words at which it is said."""

_MOST_COUNT = 255
"""A voice's count of a term is a byte."""


@dataclass(frozen=True, slots=True)
class Group:
    """Talks that have a cloud: those in which a person (by number) speaks, or of a series (by
    number), or of a year. `stamps` are those of its episodes' states, by their numbers."""

    kind: CloudKind
    number: int
    words: int
    stamps: Mapping[int, int]


def keep_voices(session: Session, episode_id: int, placed: PlacedTerms) -> None:
    """Store how often each voice of an episode says each of its terms, in place of before."""
    session.execute(delete(VoiceRow).where(VoiceRow.episode_id == episode_id))
    turns = session.execute(
        select(TurnRow.first, TurnRow.last, TurnRow.speaker_id)
        .where(TurnRow.episode_id == episode_id)
        .order_by(TurnRow.first)
    ).all()
    firsts = [turn.first for turn in turns]
    said: dict[int, bytearray] = {}
    for number, (_, places) in enumerate(placed):
        held: Counter[int] = Counter()
        for word in places:
            at = bisect_right(firsts, word) - 1
            if at >= 0 and word < turns[at].last and turns[at].speaker_id is not None:
                held[turns[at].speaker_id] += 1
        for speaker, count in held.items():
            said.setdefault(speaker, bytearray(len(placed)))[number] = min(count, _MOST_COUNT)
    session.add_all(
        VoiceRow(episode_id=episode_id, speaker_id=speaker, counts=zlib.compress(bytes(counts)))
        for speaker, counts in said.items()
    )


def groups(session: Session) -> list[Group]:
    """All that can have a cloud, in their present state."""
    one = (EpisodeRow.id, EpisodeRow.stamp)
    voices = (
        select(VoiceRow.speaker_id, *one, AppearanceRow.words)
        .join(EpisodeRow, EpisodeRow.id == VoiceRow.episode_id)
        .join(ProfileRow, ProfileRow.episode_id == EpisodeRow.id)
        .join(
            AppearanceRow,
            (AppearanceRow.episode_id == VoiceRow.episode_id)
            & (AppearanceRow.speaker_id == VoiceRow.speaker_id),
        )
    )
    year = cast(func.strftime("%Y", EpisodeRow.date), Integer)
    counted = ProfileRow.episode_id == EpisodeRow.id
    whole = select(EpisodeRow.series_id, *one, ProfileRow.words).join(ProfileRow, counted)
    dated = select(year, *one, ProfileRow.words).join(ProfileRow, counted)
    return [
        *_grouped("person", session.execute(voices)),
        *_grouped("series", session.execute(whole.where(EpisodeRow.series_id.is_not(None)))),
        *_grouped("year", session.execute(dated.where(EpisodeRow.date.is_not(None)))),
    ]


def _grouped(kind: CloudKind, rows: Iterable[Any]) -> Iterator[Group]:
    """Groups of rows of a group's number, an episode, its stamp and its words."""
    stamps: dict[int, dict[int, int]] = {}
    words: Counter[int] = Counter()
    for number, episode, stamp, said in rows:
        stamps.setdefault(number, {})[episode] = stamp
        words[number] += said
    for number, held in stamps.items():
        if words[number] >= FEWEST_WORDS:
            yield Group(kind, number, words[number], held)


def told(session: Session) -> dict[tuple[str, int], dict[int, int]]:
    """The states of the episodes of which each kept cloud was made, by kind and number."""
    rows = session.execute(select(CloudRow.kind, CloudRow.number, CloudRow.stamps))
    return {
        (kind, number): {int(key): stamp for key, stamp in stamps.items()}
        for kind, number, stamps in rows
    }


def talk_terms(session: Session, group: Group) -> Iterator[TalkTerms]:
    """What each of a group's episodes says, or its person in it."""
    for episode in sorted(group.stamps):
        found = terms.counted(session, episode)
        if group.kind != "person":
            yield TalkTerms(found, [term.count for term in found])
        elif voice := session.get(VoiceRow, (episode, group.number)):
            yield TalkTerms(found, zlib.decompress(voice.counts))


def keep(session: Session, group: Group, found: Sequence[Apart]) -> None:
    """Store what sets a group apart, the most telling first."""
    rows = [(one.text, one.count, one.episodes, round(one.weight, 2)) for one in found]
    packed = json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")
    session.merge(
        CloudRow(
            kind=group.kind,
            number=group.number,
            stamps={str(key): stamp for key, stamp in group.stamps.items()},
            words=zlib.compress(packed),
        )
    )


def forget(session: Session) -> None:
    """Forget all clouds: they are told otherwise now."""
    session.execute(delete(CloudRow))


def drop(session: Session, kind: str, number: int) -> None:
    """Forget a cloud."""
    session.execute(delete(CloudRow).where(CloudRow.kind == kind, CloudRow.number == number))


def words(session: Session, kind: CloudKind, number: int, limit: int) -> list[Apart]:
    """What sets a person, a series or a year apart, the most telling first."""
    kept = session.get(CloudRow, (kind, number))
    if kept is None:
        return []
    rows = json.loads(zlib.decompress(kept.words).decode("utf-8", "surrogatepass"))
    return [Apart(*row) for row in rows[:limit]]
