"""What people wrote about a talk."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.store.tables import CommentRow, EpisodeRow
from app.transcripts.model import Comment

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoredComment:
    """A comment, its number within its talk, and the word ranges `[first, last)` of which it
    speaks: what it quotes, then where the times are that it tells."""

    number: int
    comment: Comment
    spoken_of: Sequence[Span]


def keep(
    session: Session,
    episode_id: int,
    comments: Sequence[Comment],
    spoken_of: Sequence[Sequence[Span]],
) -> None:
    """Store the comments of a talk, in place of those before; `spoken_of` has the word ranges of
    which each of them speaks."""
    session.execute(delete(CommentRow).where(CommentRow.episode_id == episode_id))
    session.execute(
        update(EpisodeRow)
        .where(EpisodeRow.id == episode_id)
        .values(comment_count=sum(not one.is_deleted for one in comments))
    )
    session.add_all(
        CommentRow(
            episode_id=episode_id,
            number=number,
            text=one.text,
            author=one.author,
            author_page=one.author_page,
            score=one.score,
            written_at=one.written_at,
            is_deleted=one.is_deleted,
            answers=one.answers,
            quoted=[list(span) for span in spans],
        )
        for number, (one, spans) in enumerate(zip(comments, spoken_of, strict=True))
    )


def of_episode(session: Session, episode_id: int) -> list[StoredComment]:
    """The comments of a talk in their order: each after the one that it answers."""
    rows = session.scalars(
        select(CommentRow).where(CommentRow.episode_id == episode_id).order_by(CommentRow.number)
    )
    return [_stored(row) for row in rows]


def spoken_of(session: Session, episode_id: int) -> list[list[Span]]:
    """The word ranges of which each comment on a talk speaks, without those that speak of none."""
    rows = session.scalars(select(CommentRow.quoted).where(CommentRow.episode_id == episode_id))
    return [[(first, last) for first, last in spans] for spans in rows if spans]


def _stored(row: CommentRow) -> StoredComment:
    comment = Comment(
        text=row.text,
        author=row.author,
        author_page=row.author_page,
        score=row.score,
        written_at=row.written_at,
        is_deleted=row.is_deleted,
        answers=row.answers,
    )
    return StoredComment(row.number, comment, [(first, last) for first, last in row.quoted])
