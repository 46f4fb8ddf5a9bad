"""The JSON API of the quote check."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.archive.answers import quoting
from app.store.database import Session
from app.web.api.differences import Difference
from app.web.api.from_view import FromView
from app.web.api.turns import Turn
from app.web.site import SessionParameter, Site, SiteParameter
from app.web.views.quote import quote_view

router = APIRouter(prefix="/api", tags=["quote"])
LONGEST_QUOTE_CHARACTERS = 30_000
"""Characters of a quote: a page has three thousand."""

Verdict = Literal[
    "word_for_word", "nearly", "pieced_together", "someone_else", "unknown_speaker", "not_found"
]


class Asked(BaseModel):
    """A quote to check."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"text": "a machine can lose a tooth", "speaker": "solheim"}}
    )

    text: str = Field(
        max_length=LONGEST_QUOTE_CHARACTERS, description="The quote, as it was printed."
    )
    speaker: str = Field("", max_length=200, description="Who is said to have said it.")
    limit: int = Field(3, ge=1, le=20, description="How many places at most.")


class Match(FromView):
    """A place where it was said, or nearly."""

    episode: str = Field(description="The episode's slug.")
    title: str = Field(description="The episode's title.")
    passage: str = Field(description="The passage's id.")
    speaker: str | None = Field(
        description="Who says all of it; null where several do, or nobody is named."
    )
    start: float = Field(description="Seconds from the start of the talk.")
    end: float = Field(description="Seconds from the start of the talk.")
    timing: Literal["exact", "aligned", "interpolated", "estimated"] = Field(
        description="By which means the times are known."
    )
    url: str = Field(description="Where the words stand on this site.")
    text: str = Field(description="The words as said.")
    before: str = Field(description="Words by the same speaker that stand before.")
    after: str = Field(description="Words by the same speaker that stand after.")
    differences: list[Difference] = Field(
        description="Where the quote says other words; empty where none."
    )
    turns: list[Turn] = Field(description="Who says which words of `text`.")


class QuoteAnswer(BaseModel):
    """What the quote is worth, and the places that say so."""

    verdict: Verdict = Field(description="How well the archive bears the quote out.")
    matches: list[Match] = Field(description="The places, the best first.")
    probably: str | None = Field(
        None,
        description="With `unknown_speaker`: who is guessed to say it, by the words alone; null"
        " where that isn't sure enough.",
    )


@router.post("/quote", summary="Check a quote word by word")
def check_quote(site: SiteParameter, session: SessionParameter, asked: Asked) -> QuoteAnswer:
    """The verdict and the places; for `not_found` the nearest ones."""
    return _answer(site, session, asked)


@router.get("/quote", summary="Check a quote word by word")
def check_quote_in_address(
    site: SiteParameter,
    session: SessionParameter,
    text: Annotated[
        str, Query(max_length=LONGEST_QUOTE_CHARACTERS, description="The quote, as it was printed.")
    ],
    speaker: Annotated[str, Query(max_length=200, description="Who is said to have said it.")] = "",
    limit: Annotated[int, Query(ge=1, le=20, description="How many places at most.")] = 3,
) -> QuoteAnswer:
    """The verdict on a quote in the address, and the places."""
    return _answer(site, session, Asked(text=text, speaker=speaker, limit=limit))


def _answer(site: Site, session: Session, asked: Asked) -> QuoteAnswer:
    checked = quoting.check(session, site.engine, asked.text, asked.speaker, asked.limit)
    matches = [Match.model_validate(quote_view(match)) for match in checked.matches]
    return QuoteAnswer(
        verdict=checked.verdict.value, matches=matches, probably=checked.probably or None
    )
