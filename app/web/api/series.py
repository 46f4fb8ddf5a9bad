"""The JSON API of a series."""

from fastapi import APIRouter
from pydantic import Field

from app.store.gathered import Gathered
from app.web.addressed import SeriesParameter
from app.web.addresses import href
from app.web.api.from_view import FromView
from app.web.site import SessionParameter
from app.web.views.episode import SeriesView
from app.web.views.gathered import gathered_view

router = APIRouter(prefix="/api", tags=["lists"])


class Counted(FromView):
    """A person, a topic, or a year, in so many of the episodes."""

    slug: str = Field(description="What its addresses name it by.")
    name: str = Field(description="What it is called.")
    url: str = Field(description="Where it is read.")
    episodes: int = Field(description="In how many of them.")
    amount: int = Field(
        description="Of a person the words known as theirs, of a topic the mentions, of a year the "
        "words said in it."
    )


class SeriesWord(FromView):
    """A word or phrase that sets the episodes apart."""

    text: str = Field(description="As it is written where it is said most.")
    count: int = Field(description="How often the episodes say it that it sets apart.")
    weight: float = Field(description="How far ahead it stands; the first have most.")
    url: str = Field(description="A search for it in the series.")


class OneSeries(FromView):
    """A series with what its episodes have together."""

    slug: str = Field(description="What its addresses name it by.")
    name: str = Field(description="What it is called.")
    url: str = Field(description="Its page on this site.")
    feed: str = Field(description="The feed of its new episodes.")
    list: str = Field(description="The list of its episodes, as JSON in pages.")
    episodes: int = Field(description="How many it has.")
    undated: int = Field(description="How many of them have no date.")
    words: int = Field(description="How many are said in them.")
    minutes: float = Field(description="How long they are together.")
    is_length_guessed: bool = Field(
        description="Whether the length of any is guessed from how much is said."
    )
    people: tuple[Counted, ...] = Field(description="Who takes part in most of them.")
    topics: tuple[Counted, ...] = Field(description="The topics that most of them speak of.")
    years: tuple[Counted, ...] = Field(description="The years of those with dates, in order.")
    telling: tuple[SeriesWord, ...] = Field(description="The most telling first.")


@router.get("/series/{slug}", summary="A series")
def tell_series(
    session: SessionParameter,
    row: SeriesParameter,
) -> OneSeries:
    """A series: its size, who takes part, of what they speak, its years."""
    view = gathered_view(session, Gathered(series_id=row.id), {"series": row.slug})
    own = SeriesView(row.slug, row.name)
    return OneSeries(
        slug=row.slug,
        name=row.name,
        url=own.url,
        feed=href(f"/episodes.atom?series={row.slug}"),
        list=href(f"/api/episodes?series={row.slug}"),
        episodes=view.episodes,
        undated=view.undated,
        words=view.words,
        minutes=view.minutes,
        is_length_guessed=view.is_length_guessed,
        people=tuple(map(Counted.model_validate, view.people)),
        topics=tuple(map(Counted.model_validate, view.topics)),
        years=tuple(map(Counted.model_validate, view.years)),
        telling=tuple(map(SeriesWord.model_validate, view.telling)),
    )
