"""Episodes that may be of one talk: their sketches, and how they go together word by word."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.store.kept_answers import kept_answer
from app.store.packing import unpack_sketch
from app.store.tables import EpisodeRow, LikenessRow, TranscriptRow
from app.transcripts.aligning.same_talk import Likeness, Sketch

Pair = tuple[int, int]
"""Two episodes, the smaller number first."""


def sketches(session: Session) -> dict[int, Sketch]:
    """The sketches of all episodes that have one."""
    query = select(TranscriptRow.episode_id, TranscriptRow.sketch)
    rows = session.execute(query.where(TranscriptRow.sketch.is_not(None)))
    return {key: unpack_sketch(blob) for key, blob in rows if blob}


def stamps(session: Session) -> dict[Pair, tuple[int, ...]]:
    """For each pair that was compared the stamps that its episodes had then."""
    query = select(LikenessRow.first_id, LikenessRow.second_id, LikenessRow.stamps)
    return {(first, second): tuple(told) for first, second, told in session.execute(query)}


def keep(session: Session, pair: Pair, compared: Sequence[int], found: Likeness) -> None:
    """Store how two episodes go together, in the states of them that the stamps name."""
    session.merge(
        LikenessRow(
            first_id=pair[0],
            second_id=pair[1],
            stamps=list(compared),
            shorter=found.shorter,
            longer=found.longer,
            same=found.same,
            is_same_talk=found.is_same_talk,
        )
    )


def drop(session: Session, pairs: Collection[Pair]) -> None:
    """Forget how these episodes go together."""
    for first, second in pairs:
        session.execute(
            delete(LikenessRow).where(
                LikenessRow.first_id == first, LikenessRow.second_id == second
            )
        )


def same_talks(session: Session) -> dict[Pair, Likeness]:
    """The pairs of episodes that seem to be of one talk, and how they go together."""
    query = select(LikenessRow).where(LikenessRow.is_same_talk).order_by(LikenessRow.first_id)
    return {
        (row.first_id, row.second_id): Likeness(row.shorter, row.longer, row.same)
        for row in session.scalars(query)
    }


@kept_answer
def groups(session: Session) -> Mapping[int, int]:
    """For each episode that seems to be of one talk with others the first of them."""
    first: dict[int, int] = {}
    for one, other in same_talks(session):
        lead = min(first.get(one, one), first.get(other, other))
        joined = {first.get(one, one), first.get(other, other)}
        for key, value in first.items():
            if value in joined:
                first[key] = lead
        first[one] = first[other] = lead
    return first


def titles(session: Session, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Slug and title of these episodes."""
    query = select(EpisodeRow.id, EpisodeRow.slug, EpisodeRow.title)
    rows = session.execute(query.where(EpisodeRow.id.in_(ids)))
    return {key: (slug, title) for key, slug, title in rows}
