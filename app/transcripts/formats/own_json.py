"""The JSON that `archive.exports` writes: words, and spans over them. Nothing of it is lost."""

import datetime
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from app.transcripts import timeline
from app.transcripts.content import Json
from app.transcripts.format import Format, Level
from app.transcripts.model import (
    NOT_TOLD,
    Chapter,
    Mark,
    Metadata,
    Transcript,
    TranscriptError,
    Turn,
)
from app.transcripts.timeline import Knot, Timing

NAME = "vivavoce-transcript"
_MOST_SECONDS = 1_000_000


class _Known(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Time(_Known):
    word: NonNegativeInt
    at: float = Field(ge=0, le=_MOST_SECONDS)
    timing: Timing
    bound: float = Field(0, ge=0, le=_MOST_SECONDS)


_Sure = Annotated[float, Field(ge=0, le=1)] | None


class _Turn(_Known):
    first: NonNegativeInt
    last: NonNegativeInt
    speaker: str | None = None


class _Event(_Known):
    at: NonNegativeInt
    text: str


class _Chapter(_Known):
    at: float = Field(ge=0, le=_MOST_SECONDS)
    title: str
    word: NonNegativeInt | None = None


class _People(_Known):
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


class _File(_Known):
    version: Literal[1]
    title: str | None = None
    description: str | None = None
    series: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    url: str | None = None
    people: _People = _People()
    keywords: tuple[str, ...] = ()
    chapters: tuple[_Chapter, ...] = ()
    marks: str = ""
    words: tuple[str, ...] = Field(min_length=1)
    said: tuple[str, ...] | None = None
    sure: tuple[_Sure, ...] | None = None
    times: tuple[_Time, ...] = ()
    turns: tuple[_Turn, ...] = ()
    events: tuple[_Event, ...] = ()
    paragraphs: tuple[NonNegativeInt, ...] = ()


def recognise(file: Json) -> Level:
    """It says itself what it is."""
    is_ours = isinstance(file.root, dict) and file.root.get("format") == NAME
    return Level.DIALECT if is_ours else Level.NO


def parse(file: Json) -> Transcript:
    """The words as they were said: what was guessed of them is guessed anew."""
    try:
        told = _File.model_validate(file.root)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise TranscriptError(f"`{where}` can't be read: {first['msg']}.") from error
    words = told.said or told.words
    count = len(words)
    turns = tuple(Turn(one.first, one.last, one.speaker) for one in told.turns)
    ends = [turn.last for turn in turns] + [one.at for one in told.events]
    if max(ends, default=0) > count or not all(len(word) > 0 for word in words):
        raise TranscriptError("Its turns or events name words that it doesn't hold.")
    if any(turn.first >= turn.last for turn in turns) or any(
        one.last > other.first for one, other in pairwise(turns)
    ):
        raise TranscriptError("Its turns overlap, or run backward.")
    knots = [
        Knot(one.word, round(one.at * 1000), one.timing, round(one.bound * 1000))
        for one in told.times
    ]
    return Transcript(
        format=NAME,
        words=words,
        timeline=timeline.build(words, knots, None),
        marks=tuple(Mark(one.at, one.text) for one in told.events),
        turns=turns,
        breaks=tuple(sorted({word for word in told.paragraphs if 0 < word < count})),
        metadata=_metadata(told),
        confidences=_confidences(told, count),
    )


def _confidences(told: _File, count: int) -> bytes:
    """A byte a word; none where they aren't told of each."""
    if told.sure is None or len(told.sure) != count:
        return b""
    return bytes(NOT_TOLD if one is None else round(one * 100) for one in told.sure)


def _metadata(told: _File) -> Metadata:
    return Metadata(
        title=told.title or None,
        description=told.description or None,
        series=told.series or None,
        date=told.date,
        language=told.language or None,
        keywords=told.keywords,
        hosts=told.people.hosts,
        guests=told.people.guests,
        chapters=tuple(Chapter(round(one.at * 1000), one.title, one.word) for one in told.chapters),
        info=(("From", told.url),) if told.url else (),
    )


FORMAT = Format(
    name=NAME,
    title="Viva Voce's own JSON",
    holds="everything: words as they were said, times and how sure they are, turns, events, facts",
    takes=Json,
    recognise=recognise,
    parse=parse,
    extensions=(".json",),
)
