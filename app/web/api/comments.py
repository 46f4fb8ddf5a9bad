"""The JSON API of what people wrote about a talk."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, field_validator

from app.store import comments as stored
from app.store import transcripts
from app.web.addressed import EpisodeParameter
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.comment import CommentSort, comment_views
from app.web.views.episode import episode_view

router = APIRouter(prefix="/api", tags=["episodes"])


class CommentedPassage(FromView):
    """A passage of which a comment speaks."""

    key: str = Field(description="Its key, as in `/p/{key}`.")
    url: str = Field(description="Where it is read.")


class OneComment(FromView):
    """What somebody wrote about a talk."""

    number: int = Field(description="Its number within the talk.")
    answers: int | None = Field(description="The number of the comment that it answers.")
    text: str = Field(description="As it was written; empty where it was deleted.")
    author: str | None = Field(description="By the name that the file gives, if any.")
    score: int | None = Field(description="What others gave it, where the file tells.")
    written_at: datetime.datetime | None = Field(description="When, in UTC.")
    is_deleted: bool = Field(description="Whether its author or a moderator took it back.")
    passages: list[CommentedPassage] = Field(description="Which it quotes, or tells the time of.")

    @field_validator("written_at")
    @classmethod
    def _in_utc(cls, value: datetime.datetime | None) -> datetime.datetime | None:
        return value and value.replace(tzinfo=datetime.UTC)


class CommentsAnswer(BaseModel):
    """Comments on a talk, each answer after what it answers."""

    total: int = Field(description="How many there are.")
    comments: list[OneComment] = Field(description="Those of this page.")


@router.get("/episodes/{slug}/comments", summary="What people wrote about an episode")
def comments(
    session: SessionParameter,
    row: EpisodeParameter,
    sort: Annotated[CommentSort, Query(description="Which come first.")] = "best",
    limit: Annotated[int, Query(ge=1, le=1000, description="How many, at the most.")] = 100,
    offset: Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")] = 0,
) -> CommentsAnswer:
    """Comments from the files beside the transcript, with the passages that they speak of."""
    total, found = comment_views(
        episode_view(row),
        transcripts.load(session, row.id),
        stored.of_episode(session, row.id),
        sort,
        slice(offset, offset + limit),
    )
    shown = [OneComment.model_validate(one) for one in found]
    return CommentsAnswer(total=total, comments=shown)
