"""What a format is: how surely it knows a file, and how it reads one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from app.transcripts.content import Content
from app.transcripts.model import Transcript


class Level(IntEnum):
    """How surely a format knows a file, the weakest first. The surest format reads it."""

    NO = 0
    """It is none of this format's."""
    PROSE = 1
    """Words as people write them, and nothing speaks against a talk."""
    NAMED = 2
    """Names stand at the head of lines."""
    TIMED = 3
    """Times stand at the head of lines."""
    SHAPE = 4
    """It is built as this format is: its keys, its elements, its times with an arrow between."""
    SIGNATURE = 5
    """It says itself that it is of this format, at its head or in its root."""
    DIALECT = 6
    """It has the signature of another format, and what only this kind of it has."""


C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True)
class Format(Generic[C]):
    """A format of `formats/`: a module there offers one as `FORMAT`, or several as `FORMATS`.

    `name` is what `inspect` and the API call it, `title` and `holds` (what is taken from a file)
    are its row in docs/formats.md. `takes` is what it is handed; a file that can't be looked at
    in that way isn't shown to it. `extensions` (with their dots) help only where two formats
    know a file equally well, and have files opened that would be passed over as no text.
    """

    name: str
    title: str
    holds: str
    takes: type[C]
    recognise: Callable[[C], Level]
    """Looks, and parses nothing; never raises."""
    parse: Callable[[C], Transcript]
    """Raises TranscriptError with a sentence for the file's owner."""
    extensions: tuple[str, ...] = ()
