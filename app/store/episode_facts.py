"""What is known of an episode besides its words, kept as JSON and read as what it is."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from app.transcripts.delivery import Delivery, delivery
from app.transcripts.model import Chapter, Metadata, Recording, Transcript

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """Who takes part in a talk, as its file and sidecars name them; `guessed` are people whom the
    title seems to name as guests."""

    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """What a file and its sidecars tell of a talk, how it is spoken (None where an earlier version
    didn't measure it), and what was guessed or left out in reading the file, by which format that
    knew it in which way (empty where an earlier version read it), and whether nobody tells how long
    it is."""

    views: int | None = None
    likes: int | None = None
    rating: str | None = None
    season: int | None = None
    number: int | None = None
    delivery: Delivery | None = None
    recordings: tuple[Recording, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    warnings: tuple[str, ...] = ()
    read_as: str = ""
    how_detected: str = ""
    is_length_guessed: bool = False


def people_named(meta: Metadata) -> NamedPeople:
    """Who takes part, as a transcript's metadata tell."""
    return NamedPeople(hosts=meta.hosts, guests=meta.guests, guessed=meta.guessed_guests)


def facts_of(transcript: Transcript) -> EpisodeFacts:
    """What a transcript tells of the talk."""
    meta = transcript.metadata
    return EpisodeFacts(
        views=meta.views,
        likes=meta.likes,
        rating=meta.rating,
        season=meta.season,
        number=meta.number,
        delivery=delivery(transcript),
        recordings=meta.recordings,
        chapters=tuple(_placed(chapter, transcript) for chapter in meta.chapters),
        warnings=transcript.warnings,
        read_as=transcript.read_as,
        how_detected=transcript.how_detected,
        is_length_guessed=meta.duration_ms is None and transcript.timeline.is_end_guessed,
    )


def _placed(chapter: Chapter, transcript: Transcript) -> Chapter:
    """A chapter with the time of its first word, where it tells none itself."""
    if chapter.word is None:
        return chapter
    return replace(chapter, start_ms=transcript.timeline.at(chapter.word).ms)


class _Typed(TypeDecorator[_T]):
    """A column of JSON that is read and written as a dataclass."""

    impl = JSON
    cache_ok = True

    def __init__(self, write: Callable[[_T], dict[str, Any]], read: Callable[[Any], _T]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: _T | None, dialect: Dialect) -> Any:
        return None if value is None else self.write(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> _T | None:
        return None if value is None else self.read(value)


def _write_facts(facts: EpisodeFacts) -> dict[str, Any]:
    chapters = [(chapter.start_ms, chapter.title, chapter.word) for chapter in facts.chapters]
    return {**asdict(facts), "chapters": chapters}


def _read_facts(kept: dict[str, Any]) -> EpisodeFacts:
    """Facts as this version or an earlier one wrote them: what it didn't know is missing."""
    spoken = kept.get("delivery")
    return EpisodeFacts(
        views=kept.get("views"),
        likes=kept.get("likes"),
        rating=kept.get("rating"),
        season=kept.get("season"),
        number=kept.get("number"),
        delivery=Delivery(**spoken) if spoken else None,
        recordings=tuple(map(_recording, kept.get("recordings", ()))),
        chapters=tuple(Chapter(*chapter) for chapter in kept.get("chapters", ())),
        warnings=tuple(kept.get("warnings", ())),
        read_as=kept.get("read_as", ""),
        how_detected=kept.get("how_detected", ""),
        is_length_guessed=kept.get("is_length_guessed", False),
    )


def _recording(kept: dict[str, Any]) -> Recording:
    shifts = tuple((from_ms, shift_ms) for from_ms, shift_ms in kept["shifts"])
    return Recording(**{**kept, "shifts": shifts})


def _read_named(kept: dict[str, Any]) -> NamedPeople:
    return NamedPeople(*(tuple(kept.get(name, ())) for name in ("hosts", "guests", "guessed")))


FACTS = _Typed(_write_facts, _read_facts)
NAMED = _Typed(asdict, _read_named)
