"""Words and phrases: how often talks say them, and which set a talk apart."""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.exploring.terms import CERTAIN_NAMING, Term
from app.store.derived_tables import (
    CloudRow,
    ProfileRow,
    RepeatedRow,
    TellingRow,
    TermRow,
    VoiceRow,
)
from app.store.tables import EpisodeRow, TranscriptRow


@dataclass(frozen=True, slots=True)
class TellingTerm:
    """A term that sets an episode apart; see `TellingRow`."""

    key: str
    text: str
    count: int
    weight: float
    first: int


def uncounted(session: Session) -> list[int]:
    """The episodes whose terms were counted in another state of them, or never."""
    query = (
        select(EpisodeRow.id)
        .outerjoin(ProfileRow, ProfileRow.episode_id == EpisodeRow.id)
        .where(ProfileRow.stamp.is_distinct_from(EpisodeRow.stamp))
    )
    return list(session.scalars(query))


def untold(session: Session) -> list[int]:
    """The episodes that are counted, and whose telling terms are missing."""
    query = select(ProfileRow.episode_id).where(ProfileRow.told.is_distinct_from(ProfileRow.stamp))
    return list(session.scalars(query))


def gone(session: Session) -> list[int]:
    """Episodes that were counted and are there no more."""
    known = select(EpisodeRow.id)
    return list(
        session.scalars(select(ProfileRow.episode_id).where(ProfileRow.episode_id.not_in(known)))
    )


def forget_all(session: Session, repeated: NDArray[np.int64]) -> None:
    """Begin anew: nothing is counted, and these runs are known as repeated."""
    for table in (ProfileRow, TermRow, TellingRow, VoiceRow, CloudRow, RepeatedRow):
        session.execute(delete(table))
    if len(repeated):
        session.execute(insert(RepeatedRow), [{"run": run} for run in repeated.tolist()])


def repeated(session: Session) -> NDArray[np.int64]:
    """The hashes of runs that several talks say alike, in order."""
    runs = session.scalars(select(RepeatedRow.run).order_by(RepeatedRow.run))
    return np.array(list(runs), dtype=np.int64)


def count_in(
    session: Session, counted: Mapping[int, Sequence[Term]], sizes: Mapping[int, int]
) -> None:
    """Count the terms of episodes, by their numbers, in place of those of earlier states. `sizes`
    is how many words each has, of scripts without spaces by their letters."""
    count_out(session, list(counted))
    _add(session, list(counted.values()), 1)
    session.add_all(
        ProfileRow(
            episode_id=row.id,
            stamp=row.stamp,
            told=None,
            words=sizes[row.id],
            terms=_pack(counted[row.id]),
        )
        for row in session.scalars(select(EpisodeRow).where(EpisodeRow.id.in_(counted.keys())))
    )
    session.flush()


def counted(session: Session, episode_id: int) -> list[Term]:
    """The terms of an episode; none of one that hasn't been counted yet."""
    row = session.get(ProfileRow, episode_id)
    return _unpack(row.terms) if row else []


def count_out(session: Session, episode_ids: Sequence[int]) -> None:
    """Count episodes no more."""
    rows = session.scalars(select(ProfileRow).where(ProfileRow.episode_id.in_(episode_ids))).all()
    _add(session, [_unpack(row.terms) for row in rows], -1)
    for row in rows:
        session.delete(row)
    if rows:
        session.execute(delete(TermRow).where(TermRow.episodes <= 0))
    session.flush()


def _add(session: Session, counted: Sequence[Sequence[Term]], sign: int) -> None:
    total: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for found in counted:
        for term in found:
            total[term.key] += term.count
            held[term.key] += 1
    if not total:
        return
    statement = upsert(TermRow)
    statement = statement.on_conflict_do_update(
        index_elements=[TermRow.key],
        set_={
            "count": TermRow.count + statement.excluded.count,
            "episodes": TermRow.episodes + statement.excluded.episodes,
        },
    )
    rows = [
        {"key": key, "count": sign * number, "episodes": sign * held[key]}
        for key, number in total.items()
    ]
    session.execute(statement, rows)


def counts_elsewhere(
    session: Session, episode_id: int, found: Sequence[Term]
) -> tuple[int, dict[str, int], int, int]:
    """How many words this talk has; how often others say some of its terms, how many words they
    have together, and how many talks they are."""
    own = {term.key: term.count for term in found}
    counts, words = everywhere(session, list(own))
    own_words = session.get_one(ProfileRow, episode_id).words
    elsewhere = {key: count - own[key] for key, count in counts.items()}
    talks = session.scalar(select(func.count()).select_from(ProfileRow)) or 0
    return own_words, elsewhere, words - own_words, talks - 1


_KEYS = func.json_each(bindparam("keys")).table_valued("value")
_COUNTS = select(TermRow.key, TermRow.count).where(TermRow.key.in_(select(_KEYS.c.value)))
"""How often terms are said, asked with one list instead of a parameter for each."""


def everywhere(session: Session, keys: Sequence[str]) -> tuple[dict[str, int], int]:
    """How often all talks say terms, and how many words they have together."""
    rows = session.execute(_COUNTS, {"keys": json.dumps(list(keys))})
    found = {key: count for key, count in rows}
    return found, session.scalar(select(func.sum(ProfileRow.words))) or 0


def spread(session: Session, keys: Sequence[str]) -> dict[str, int]:
    """In how many talks terms are said."""
    query = select(TermRow.key, TermRow.episodes).where(TermRow.key.in_(keys))
    return {key: episodes for key, episodes in session.execute(query)}


_SPREAD_TALKS = 3
"""Talks that a name sets apart, at the least, for it to be known in others."""


def known_names(session: Session) -> list[str]:
    """The words that set several talks apart, as they are written."""
    query = (
        select(TellingRow.text)
        .where(TellingRow.text.not_like("% %"))
        .group_by(TellingRow.text)
        .having(func.count() >= _SPREAD_TALKS)
    )
    return list(session.scalars(query))


def raw(session: Session) -> set[int]:
    """The episodes that are raw captions."""
    query = select(TranscriptRow.episode_id).where(TranscriptRow.restored.is_not(None))
    return set(session.scalars(query))


def keep_telling(session: Session, episode_id: int, found: Sequence[TellingTerm]) -> None:
    """Store the terms that set an episode apart, the most telling first."""
    session.execute(delete(TellingRow).where(TellingRow.episode_id == episode_id))
    rows = [
        {
            "episode_id": episode_id,
            "place": place,
            "key": one.key,
            "text": one.text,
            "count": one.count,
            "weight": one.weight,
            "first": one.first,
        }
        for place, one in enumerate(found)
    ]
    if rows:
        session.execute(insert(TellingRow), rows)
    session.execute(
        update(ProfileRow).where(ProfileRow.episode_id == episode_id).values(told=ProfileRow.stamp)
    )


def telling(session: Session, episode_id: int, limit: int) -> list[TellingTerm]:
    """The terms that set an episode apart, the most telling first."""
    query = (
        select(
            TellingRow.key, TellingRow.text, TellingRow.count, TellingRow.weight, TellingRow.first
        )
        .where(TellingRow.episode_id == episode_id)
        .order_by(TellingRow.place)
        .limit(limit)
    )
    return [TellingTerm(*row) for row in session.execute(query)]


def apart_in(session: Session, keys: Collection[str], most: int) -> dict[int, set[str]]:
    """The episodes that some of these terms set apart, as far as they are among the first `most`
    that do, with those terms."""
    query = select(TellingRow.episode_id, TellingRow.key).where(
        TellingRow.key.in_(keys), TellingRow.place < most
    )
    found: dict[int, set[str]] = defaultdict(set)
    for episode_id, key in session.execute(query):
        found[episode_id].add(key)
    return found


def _pack(found: Sequence[Term]) -> bytes:
    """The terms column by column, so that like stands beside like: keys, texts (none where it is
    the key), counts, how many words after the one before they come first, how often everyday
    words have them, in four digits, and how much they name things."""
    firsts = [one.first for one in found]
    columns = {
        "key": [one.key for one in found],
        "text": ["" if one.text == one.key else one.text for one in found],
        "count": [one.count for one in found],
        "after": [here - before for before, here in pairwise([0, *firsts])],
        "everyday": [float(f"{one.everyday:.4g}") for one in found],
        "naming": [round(one.naming, 1) for one in found],
    }
    plain = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(plain.encode("utf-8", "surrogatepass"))


def _unpack(blob: bytes) -> list[Term]:
    """What `_pack` packed, or an earlier version, row by row."""
    told = json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))
    if isinstance(told, list):
        return [Term(*row) for row in told]
    texts = (text or key for text, key in zip(told["text"], told["key"], strict=True))
    firsts = accumulate(told["after"])
    naming = told.get("naming") or [CERTAIN_NAMING] * len(told["key"])
    columns = (told["key"], texts, told["count"], firsts, told["everyday"], naming)
    return [Term(*row) for row in zip(*columns, strict=True)]
