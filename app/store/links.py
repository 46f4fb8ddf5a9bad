"""Links to passages: those that stand, and those of earlier versions of a transcript.

A passage that stands is its own link. When a new version no longer has it, what it said and
where its words went is kept here, carried over once by each import.
"""

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from app.store import transcripts
from app.store.packing import pack_words, unpack_words
from app.store.tables import EpisodeRow, LinkRow, PassageRow
from app.transcripts.aligning.carry import NOWHERE, PlacesAfter, places, word_keys


@dataclass(frozen=True, slots=True)
class StoredLink:
    """What a key names: the words as first seen, and the place of each in the episode as it is
    now (NOWHERE where it is gone). `episode_id` is None when the episode was withdrawn."""

    key: str
    episode_id: int | None
    slug: str
    title: str
    words: Sequence[str]
    places: PlacesAfter


def find(session: Session, key: str, words_of: Callable[[int], Sequence[str]]) -> StoredLink | None:
    """The link of that key; None where there never was one. `words_of` gives the words of an
    episode, read once for all links that need them."""
    passage = session.scalar(select(PassageRow).where(PassageRow.key == key))
    if passage is not None:
        row = session.get_one(EpisodeRow, passage.episode_id)
        said = words_of(row.id)[passage.first : passage.last]
        standing = np.arange(passage.first, passage.last, dtype=np.int32)
        return StoredLink(key, row.id, row.slug, row.title, said, standing)
    link = session.get(LinkRow, key)
    if link is None:
        return None
    standing = np.frombuffer(link.places, dtype="<i4")
    words = unpack_words(link.words)
    return StoredLink(key, link.episode_id, link.slug, link.title, words, standing)


def carry_over(
    session: Session, episode_id: int, after: Sequence[str], standing: Collection[str] = ()
) -> None:
    """Keep the links of an episode whose words are about to become `after`; those that `standing`
    are keys of are passages then too, and needn't be kept."""
    before = _words_before(session, episode_id)
    if before is None:
        _keep_where_said(session, episode_id, after)
        return
    moved = places(word_keys(before), word_keys(after))
    for link in session.scalars(select(LinkRow).where(LinkRow.episode_id == episode_id)):
        before_at = np.frombuffer(link.places, dtype="<i4")
        carried = np.where(before_at == NOWHERE, NOWHERE, moved[np.maximum(before_at, 0)])
        link.places = carried.astype("<i4").tobytes()
    passages = session.execute(
        select(PassageRow.key, PassageRow.first, PassageRow.last).where(
            PassageRow.episode_id == episode_id
        )
    )
    stays = frozenset(standing)
    spans = [(key, (first, last)) for key, first, last in passages if key not in stays]
    lead_into(session, episode_id, before, spans, moved)


def _words_before(session: Session, episode_id: int) -> list[str] | None:
    """The words of an episode; None where they are damaged."""
    try:
        return list(transcripts.words(session, episode_id))
    except zlib.error:
        return None


def _keep_where_said(session: Session, episode_id: int, after: Sequence[str]) -> None:
    """Keep the links of an episode whose words can't be told any more: where these words are said
    at the places that are known, they lead there, else nowhere."""
    said = word_keys(after)
    for link in session.scalars(select(LinkRow).where(LinkRow.episode_id == episode_id)):
        standing, words = (
            np.frombuffer(link.places, dtype="<i4"),
            word_keys(unpack_words(link.words)),
        )
        stand = [
            at if 0 <= at < len(said) and said[at] == word else NOWHERE
            for at, word in zip(standing.tolist(), words, strict=False)
        ]
        link.places = np.array(stand, dtype="<i4").tobytes()


def lead_into(
    session: Session,
    episode_id: int,
    words: Sequence[str],
    passages: Iterable[tuple[str, tuple[int, int]]],
    moved: PlacesAfter,
) -> None:
    """Let the keys of another transcript's passages lead into an episode: `passages` are keys with
    the words `[first, last)` that they name, `moved` tells where each word is in the episode."""
    row = session.get_one(EpisodeRow, episode_id)
    for key, (first, last) in passages:
        session.merge(
            LinkRow(
                key=key,
                episode_id=episode_id,
                slug=row.slug,
                title=row.title,
                words=pack_words(words[first:last]),
                places=moved[first:last].astype("<i4").tobytes(),
            )
        )


_KEYS = func.json_each(bindparam("keys")).table_valued("value")
_DROPPED = delete(LinkRow).where(LinkRow.key.in_(select(_KEYS.c.value)))


def drop_standing(session: Session, standing: Sequence[str]) -> None:
    """Forget the links that are passages again."""
    session.execute(_DROPPED, {"keys": json.dumps(list(standing))})


def hand_over(session: Session, episode_id: int, other_id: int) -> None:
    """Let the links of an episode that is about to be dropped lead into another one of the same
    words."""
    carry_over(session, episode_id, transcripts.words(session, other_id))
    session.flush()
    links = update(LinkRow).where(LinkRow.episode_id == episode_id)
    session.execute(links.values(episode_id=other_id))


def withdraw(session: Session, episode_id: int) -> None:
    """Keep what the links of an episode said that is about to be dropped."""
    carry_over(session, episode_id, ())
    session.execute(update(LinkRow).where(LinkRow.episode_id == episode_id).values(episode_id=None))
