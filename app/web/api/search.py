"""The JSON API of the search."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.archive.answers import suggesting
from app.archive.answers.searching import Search, search
from app.search.port import Order
from app.store import transcripts
from app.web.api.differences import Difference
from app.web.api.from_view import FromView
from app.web.api.turns import Turn
from app.web.filters import ChosenFilters
from app.web.site import SessionParameter, SiteParameter
from app.web.views.answer import answer_view

router = APIRouter(prefix="/api", tags=["search"])


class Reason(FromView):
    """Words of a passage that counted for a word of the query."""

    term: str = Field(description="The word of the query.")
    said: str = Field(description="What stands in the passage.")
    kind: Literal["word", "prefix", "heard_as", "written", "form", "sounds_like"] = Field(
        description="In what way it counts."
    )
    weight: float = Field(description="1 for the word itself, less for what may stand for it.")


class Explanation(FromView):
    """What a score is made of: the values of the parts add up to that of the whole."""

    value: float = Field(description="How much was added; below zero where something is missing.")
    description: str = Field(description="What for.")
    parts: list["Explanation"] = Field(description="What it is made of.")


class Hit(FromView):
    """A passage that was found."""

    episode: str = Field(description="The episode's slug.")
    title: str = Field(description="The episode's title.")
    passage: str = Field(description="The passage's id.")
    speaker: str | None = Field(
        description="Who says all of `text`; null where several do, or nobody is named."
    )
    start: float = Field(description="Seconds from the start of the talk to the passage.")
    end: float = Field(description="Seconds from the start of the talk.")
    timing: Literal["exact", "aligned", "interpolated", "estimated"] = Field(
        description="By which means the times are known."
    )
    text: str = Field(
        description="The passage as plain text, with as many of the words beside it as make 90: "
        "first of all those that the query asks for. What others say is left away at its ends."
    )
    html: str = Field(description="The same with `<mark>` around what matched; escaped.")
    score: float = Field(description="Only for comparing hits of one answer.")
    url: str = Field(description="The passage's address on this site.")
    bound: float = Field(description="Seconds within which `start` should be right.")
    readable: str = Field(description="`text` with guessed punctuation, for raw captions.")
    turns: list[Turn] = Field(description="Who says which words of `text`.")
    sure: float | None = Field(
        description="How sure whoever heard them was of the words that matched, 0 to 1; null where "
        "the transcript doesn't tell."
    )
    why: str | None = Field(None, description="With `explain=1`: what it was found for.")
    terms: list[Reason] | None = Field(None, description="With `explain=1`: what counted.")
    explanation: Explanation | None = Field(
        None, description="With `explain=1`: what each part added to `score`."
    )
    differences: list[Difference] | None = Field(
        None,
        description="Only where `nearest`: how what was quoted differs from what is said here.",
    )


class SearchAnswer(BaseModel):
    """The best passages for a query."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "query": "tide tables",
                "total": 1,
                "took_ms": 4.2,
                "did_you_mean": None,
                "hits": [
                    {
                        "episode": "the-harbour-master",
                        "title": "The Harbour Master",
                        "passage": "7m2kq4c9x0bd",
                        "speaker": "Ingrid Solheim",
                        "start": 312.4,
                        "end": 341.0,
                        "timing": "exact",
                        "text": "My father kept the tide tables in his head.",
                        "html": "My father kept the <mark>tide tables</mark> in his head.",
                        "score": 17.31,
                        "url": "/episodes/the-harbour-master#p7m2kq4c9x0bd",
                        "bound": 0.0,
                        "readable": "My father kept the tide tables in his head.",
                        "turns": [
                            {
                                "speaker": "Ingrid Solheim",
                                "text": "My father kept the tide tables in his head.",
                                "readable": "My father kept the tide tables in his head.",
                                "start": 312.4,
                                "end": 315.1,
                            }
                        ],
                        "sure": 0.93,
                    }
                ],
            }
        }
    )

    query: str = Field(description="What was asked.")
    total: int = Field(
        description="How many passages match in all; the first 10,000 can be asked for."
    )
    took_ms: float = Field(description="Milliseconds that the search took.")
    did_you_mean: str | None = Field(
        description="What may have been meant, where little was found; null where nothing is."
    )
    hits: list[Hit] = Field(description="In the order that was asked for.")
    nearest: bool | None = Field(
        None, description="Only where nobody says what was quoted: `hits` are the nearest there is."
    )
    incomplete: str | None = Field(
        None, description="Only while some episodes can't be found: how many, and why."
    )


@router.get("/search", summary="Search what was said", response_model_exclude_unset=True)
def search_passages(
    site: SiteParameter,
    session: SessionParameter,
    filters: ChosenFilters,
    q: Annotated[str, Query(description="What to look for, as typed into the search box.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many hits at most.")] = 20,
    offset: Annotated[int, Query(ge=0, le=10_000, description="How many to pass over.")] = 0,
    sort: Annotated[Order, Query(description="The order of the hits.")] = "relevance",
    explain: Annotated[bool, Query(description="Say what each hit was found for.")] = False,
) -> SearchAnswer:
    """Passages that answer the query, the best first."""
    asked = Search(q, filters, limit, offset, sort, explained=explain)
    before = site.lookout.now()
    answer = search(session, site.engine, asked)
    timelines = transcripts.timelines_of(session, {one.episode.id for one in answer.hits})
    meant = suggesting.meant_instead(session, site.engine, answer)
    view = answer_view(answer, meant=meant, timelines=timelines)
    left_out = set() if explain else {"why", "terms", "explanation"}
    left_out |= set() if view.is_nearest else {"differences"}
    found = SearchAnswer(
        query=q,
        total=view.total,
        took_ms=view.took_ms,
        did_you_mean=view.did_you_mean,
        hits=[_without(left_out, Hit.model_validate(hit)) for hit in view.hits],
    )
    if view.is_nearest:
        found.nearest = True
    if sentence := before.sentence or site.lookout.now().sentence:
        found.incomplete = sentence
    return found


def _without(fields: set[str], hit: Hit) -> Hit:
    """A hit that doesn't tell these fields."""
    return Hit(**hit.model_dump(exclude=fields))
