"""Metadata as owners write it: a YAML or JSON sidecar, front matter, yt-dlp's `.info.json`."""

import datetime
import json
import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from app.language.codes import language_code
from app.transcripts.clock_times import LONGEST_MS, parse_time
from app.transcripts.model import Chapter, Recording, SyncPoint, TranscriptError
from app.transcripts.owner_keys import owner_keys, understood
from app.transcripts.yaml_text import read_entries

MOST_NAMES = 500
"""Keywords, hosts or guests of a talk that are kept; a file that names more isn't about one."""
LONGEST_NAME_CHARACTERS = 200
"""Characters."""


def _names(value: object) -> object:
    """A list of names, or one string with commas between them."""
    return value.split(",") if isinstance(value, str) else value


def _name(value: object) -> object:
    """A name may look like a number or a date, or be left empty."""
    if value is None:
        return ""
    is_plain = isinstance(value, str | int | float | datetime.date)
    return _plain(str(value)).strip()[:LONGEST_NAME_CHARACTERS] if is_plain else value


def _filled(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_NAMES]


def _length(value: object) -> object:
    """A length as `1:18:56`, `78m56s` or seconds."""
    if isinstance(value, str) and (ms := parse_time(value)) is not None:
        return ms
    return _milliseconds(value)


def _milliseconds(seconds: object) -> object:
    if isinstance(seconds, int | float) and abs(seconds) <= LONGEST_MS:
        return round(seconds * 1000)
    return seconds


def _date(value: object) -> object:
    """A date also as `20210921`."""
    if isinstance(value, datetime.datetime):
        return value.date()
    digits = str(value)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else value


def _text(value: object) -> object:
    if isinstance(value, int | float):
        return str(value)
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    """The text without halves of letters, which JSON may hold and no encoding can write."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _seconds(value: object) -> object:
    """A time as `12:34`, `12m34s` or seconds; a shift may be negative."""
    if isinstance(value, str):
        sign, digits = (-1, value[1:]) if value.startswith("-") else (1, value)
        ms = parse_time(digits)
        return value if ms is None else sign * ms
    return _milliseconds(value)


Milliseconds = Annotated[int, BeforeValidator(_seconds), Field(ge=-LONGEST_MS, le=LONGEST_MS)]
FactNames = Annotated[
    tuple[Annotated[str, BeforeValidator(_name)], ...],
    BeforeValidator(_names),
    AfterValidator(_filled),
]
FactText = Annotated[str, BeforeValidator(_text), Field(max_length=20_000)]


_FEW = Field(max_length=1_000)
_YOUTUBE, _MEDIA = r"^[\w-]{11}$", r"^(https?://|[^:/\\][^:\\]*$)"


class SyncFact(BaseModel):
    """`{at: "12:34", words: the words said then}` or `{at: 754, word: 2011}`."""

    model_config = ConfigDict(extra="forbid")

    at: Annotated[Milliseconds, Field(ge=0)]
    words: FactText = ""
    word: Annotated[int, Field(ge=0)] | None = None


class ShiftFact(BaseModel):
    """From `at` (the transcript's time) on, the recording is ahead by `shift`."""

    at: Milliseconds = 0
    shift: Milliseconds


class ChapterFact(BaseModel):
    """`{at: "12:34", title: The storm}`, or as yt-dlp writes it; `{at: ≈ 12:34, word: 2011, title:
    The storm}` where only the word is sure."""

    model_config = ConfigDict(extra="ignore")

    at: Annotated[
        Milliseconds, Field(ge=0, validation_alias=AliasChoices("at", "start_time", "startTime"))
    ]
    title: FactText
    word: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _estimated(cls, told: Any) -> Any:
        """`≈` before a time says that the word it begins with tells when."""
        at = told.get("at") if isinstance(told, dict) and "word" in told else None
        return told | {"at": at.removeprefix("≈").strip()} if isinstance(at, str) else told


class RecordingFact(BaseModel):
    """Another recording: where it is, and how far its clock is ahead."""

    model_config = ConfigDict(extra="forbid")

    title: FactText
    youtube: FactText | None = Field(None, pattern=_YOUTUBE)
    media: FactText | None = Field(None, pattern=_MEDIA)
    shift: Milliseconds = 0
    shifts: Annotated[tuple[ShiftFact, ...], _FEW] = ()


class Facts(BaseModel):
    """What a sidecar may tell."""

    model_config = ConfigDict(extra="forbid")

    title: FactText | None = None
    description: FactText | None = None
    series: FactText | None = None
    date: Annotated[datetime.date, BeforeValidator(_date)] | None = None
    season: Annotated[int, Field(ge=0, le=10_000)] | None = None
    number: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    language: Annotated[FactText, AfterValidator(language_code)] | None = None
    channel: FactText | None = None
    duration_ms: Annotated[int, BeforeValidator(_length), Field(ge=0, le=LONGEST_MS)] | None = (
        Field(None, alias="length")
    )
    media_url: FactText | None = Field(None, alias="media", pattern=_MEDIA)
    youtube_id: FactText | None = Field(None, alias="youtube", pattern=_YOUTUBE)
    keywords: FactNames | None = Field(None, validation_alias=AliasChoices("keywords", "tags"))
    hosts: FactNames | None = None
    guests: FactNames | None = Field(None, validation_alias=AliasChoices("guests", "speakers"))
    views: int | None = None
    likes: int | None = None
    sync: Annotated[tuple[SyncFact, ...], _FEW] | None = None
    times_from: FactText | None = Field(None, alias="times-from")
    read_in: FactText | None = Field(None, alias="read-in")
    recordings: Annotated[tuple[RecordingFact, ...], _FEW] | None = None
    chapters: Annotated[tuple[ChapterFact, ...], _FEW] | None = None
    info: Annotated[dict[FactText, FactText], _FEW] | None = None
    labels: FactNames | None = None

    def named(self) -> dict[str, object]:
        """What was told, by the names and types of Metadata."""
        facts = {name: value for name, value in self if value is not None}
        if self.info is not None:
            facts["info"] = tuple(self.info.items())
        if self.sync is not None:
            facts["sync"] = tuple(SyncPoint(p.at, p.words, p.word) for p in self.sync)
        if self.recordings is not None:
            facts["recordings"] = tuple(map(_recording, self.recordings))
        if self.chapters is not None:
            ordered = sorted(self.chapters, key=lambda chapter: chapter.at)
            facts["chapters"] = tuple(Chapter(one.at, one.title, one.word) for one in ordered)
        return facts


def _recording(fact: RecordingFact) -> Recording:
    shifts = tuple(sorted((shift.at, shift.shift) for shift in fact.shifts))
    return Recording(fact.title, fact.youtube, fact.media, shifts or ((0, fact.shift),))


_INFO_JSON = {
    "fulltitle": "title",
    "upload_date": "date",
    "duration": "length",
    "uploader": "channel",
    "view_count": "views",
    "like_count": "likes",
    "tags": "keywords",
    "chapters": "chapters",
}


def parse_facts(text: str) -> tuple[dict[str, object], tuple[str, ...]]:
    """The facts of a YAML or JSON text, by the names of Metadata, and a sentence for each key
    that isn't known or can't be understood.

    Raises TranscriptError, with the line, where the text is neither.
    """
    try:
        is_json = text.lstrip().startswith("{")
        root, invalid = (json.loads(text), ()) if is_json else read_entries(text)
    except (ValueError, RecursionError) as error:
        raise TranscriptError(f"It is no valid JSON: {' '.join(str(error).split())}.") from error
    if root is None:
        return {}, ()
    if not isinstance(root, dict):
        raise TranscriptError("It should be a list of `key: value` lines.")
    if _is_info_json(root):
        root = _from_info_json(root)
    elif _is_chapters(root):
        root = {"chapters": [one for one in root["chapters"] if _is_titled(one)]}
    facts, problems = understood(Facts, root)
    return facts.named(), (*invalid, *problems)


def is_facts(root: object) -> bool:
    """Whether JSON tells facts about a talk: at least half of its keys are those of a sidecar, or
    it is what yt-dlp saves."""
    if not isinstance(root, dict) or not root:
        return False
    known = set(owner_keys(Facts))
    return (
        _is_info_json(root)
        or _is_chapters(root)
        or 2 * sum(key in known for key in root) >= len(root)
    )


def _is_info_json(root: dict[Any, Any]) -> bool:
    return "extractor" in root or "webpage_url" in root


def _is_chapters(root: dict[Any, Any]) -> bool:
    """Whether it is Podcasting 2.0's file of chapters (version 1.2)."""
    chapters = root.get("chapters")
    first = chapters[0] if isinstance(chapters, list) and chapters else None
    return "version" in root and isinstance(first, dict) and "startTime" in first


def _is_titled(chapter: Any) -> bool:
    """Whether a chapter is one of the table of contents, and not a picture alone."""
    return (
        isinstance(chapter, dict) and bool(chapter.get("title")) and chapter.get("toc") is not False
    )


def _from_info_json(root: dict[str, Any]) -> dict[str, Any]:
    """yt-dlp's names in ours; its own title, description and channel pass as they are."""
    facts = {ours: root[theirs] for theirs, ours in _INFO_JSON.items() if root.get(theirs)}
    for key in ("title", "description", "channel", "language"):
        if isinstance(root.get(key), str):
            facts[key] = root[key]
    if str(root.get("extractor", "")).lower().startswith("youtube"):
        facts["youtube"] = root.get("id")
    elif isinstance(root.get("webpage_url"), str):
        facts["media"] = root["webpage_url"]
    return facts
