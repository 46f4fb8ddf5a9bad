"""The JSON API of the words that set a talk apart."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from app.store import episodes, terms
from app.web.site import SessionParameter, SlugParameter
from app.web.views.episode import episode_view
from app.web.views.words import word_views

router = APIRouter(prefix="/api", tags=["episodes"])


class TellingWord(BaseModel):
    """A word or phrase that sets a talk apart."""

    model_config = ConfigDict(from_attributes=True)

    text: str = Field(description="As the talk mostly writes it.")
    count: int = Field(description="How often it is said, in any form.")
    weight: float = Field(
        description="Log-likelihood against the archive, or against everyday speech where that "
        "is less."
    )
    url: str = Field(description="A search for it within the talk.")


class WordsAnswer(BaseModel):
    """What a talk says more often than others do, the most telling first."""

    words: list[TellingWord] = Field(description="The most telling first.")


@router.get("/episodes/{slug}/words", summary="The words that set an episode apart")
def words(
    session: SessionParameter,
    slug: SlugParameter,
    limit: Annotated[int, Query(ge=1, le=200, description="How many words, at the most.")] = 80,
) -> WordsAnswer:
    """The words and phrases that a talk says more often than other talks and everyday speech do."""
    row = episodes.by_slug(session, slug)
    if row is None:
        raise HTTPException(404, "There is no such episode.")
    found = word_views(episode_view(row), terms.telling(session, row.id, limit))
    return WordsAnswer(words=[TellingWord.model_validate(one) for one in found])
