"""The JSON API of the words that set a talk apart, a person, a series or a year."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import BaseModel, Field

from app.store import episodes, terms
from app.web.addressed import EpisodeParameter, PersonParameter, SeriesParameter
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.cloud import CloudView, person_cloud, series_cloud, year_cloud
from app.web.views.episode import episode_view
from app.web.views.words import word_views

router = APIRouter(prefix="/api", tags=["episodes"])

_Limit = Annotated[int, Query(ge=1, le=200, description="How many words, at the most.")]


class TellingWord(FromView):
    """A word or phrase that sets a talk apart."""

    text: str = Field(description="As the talk mostly writes it.")
    count: int = Field(description="How often it is said, in any form.")
    weight: float = Field(
        description="Log-likelihood against the archive, or against everyday speech where that "
        "is less."
    )
    url: str = Field(description="A search for it within the talk.")


class GatheredWord(TellingWord):
    """A word or phrase that sets several talks apart."""

    episodes: int = Field(description="In how many of the talks it is said.")


class CloudAnswer(BaseModel):
    """What several talks say more often than the rest of the archive and everyday speech do."""

    name: str = Field(description="The person, the series or the year.")
    url: str = Field(description="Their page on this site.")
    words: list[GatheredWord] = Field(description="The most telling first.")


class WordsAnswer(BaseModel):
    """What a talk says more often than others do, the most telling first."""

    words: list[TellingWord] = Field(description="The most telling first.")


@router.get("/episodes/{slug}/words", summary="The words that set an episode apart")
def words(
    session: SessionParameter,
    row: EpisodeParameter,
    limit: _Limit = 80,
) -> WordsAnswer:
    """The words and phrases that a talk says more often than other talks and everyday speech do."""
    found = word_views(episode_view(row), terms.telling(session, row.id, limit))
    return WordsAnswer(words=[TellingWord.model_validate(one) for one in found])


@router.get("/people/{slug}/words", tags=["lists"], summary="The words that set a person apart")
def words_of_person(
    session: SessionParameter,
    row: PersonParameter,
    limit: _Limit = 80,
) -> CloudAnswer:
    """What somebody says more often than the archive and everyday speech do, of the words that
    files tell are theirs; of less than 300 nothing."""
    return _answer(person_cloud(session, row, limit))


@router.get("/series/{slug}/words", tags=["lists"], summary="The words that set a series apart")
def words_of_series(
    session: SessionParameter,
    row: SeriesParameter,
    limit: _Limit = 80,
) -> CloudAnswer:
    """What is said in a series more often than in the archive and in everyday speech."""
    return _answer(series_cloud(session, row, limit))


@router.get("/years/{year}/words", tags=["lists"], summary="The words that set a year apart")
def words_of_year(
    session: SessionParameter,
    year: Annotated[int, Path(ge=1, le=9999, description="The year.")],
    limit: _Limit = 80,
) -> CloudAnswer:
    """What was said in a year more often than in the archive and in everyday speech."""
    if year not in episodes.years(session):
        raise HTTPException(404, "There is no episode of that year.")
    return _answer(year_cloud(session, year, limit))


def _answer(cloud: CloudView) -> CloudAnswer:
    words = [GatheredWord.model_validate(one) for one in cloud.words]
    return CloudAnswer(name=cloud.name, url=cloud.url, words=words)
