"""Which format is this? Content first, file name second.

The file is looked at once (`content.look`): bytes, text, structure. Every format of `formats/` that
takes such a thing says how surely it knows it, and the surest reads it.
"""

import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from app.language.codes import language_code
from app.transcripts import formats
from app.transcripts.content import Binary, Content, Html, Json, Seen, Text, Xml, Zipped, look
from app.transcripts.facts import is_facts
from app.transcripts.format import Format, Level
from app.transcripts.implausible import implausible
from app.transcripts.leftovers import leftovers
from app.transcripts.misread import misread
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError
from app.transcripts.refusal import refusal
from app.transcripts.source import Source
from app.transcripts.written import long_texts, written_lines

_ENDLESS = re.compile(r"\d{4301}")
"""A number of more digits than Python reads."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The format that reads a file, how surely it knows it, and as what it takes it; `rivals` are
    the titles of others that know it as well."""

    format: Format[Any]
    level: Level
    content: Content
    rivals: tuple[str, ...] = ()


def all_formats() -> tuple[Format[Any], ...]:
    """Every format that the modules and folders of `formats/` offer, by name: a new one is a new
    file there. Names that begin with `_` are what several share."""
    return _all_in(tuple(formats.__path__))


@cache
def _all_in(folders: tuple[str, ...]) -> tuple[Format[Any], ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(folders))
    return tuple(
        sorted(
            (known for name in names if not name.startswith("_") for known in _offered(name)),
            key=lambda known: known.name,
        )
    )


@cache
def _offered(name: str) -> tuple[Format[Any], ...]:
    module = import_module(f"{formats.__name__}.{name}")
    return tuple(module.FORMATS) if hasattr(module, "FORMATS") else (module.FORMAT,)


def extensions(*kinds: type[Content]) -> frozenset[str]:
    """The extensions, with their dots, of the formats that take one of `kinds`, or of all."""
    chosen = (known for known in all_formats() if not kinds or known.takes in kinds)
    return frozenset(extension for known in chosen for extension in known.extensions)


def detect(source: Source) -> Detected:
    """The format that knows the source best.

    Raises NoTranscriptError, with what the file looks like and what to do, when none does, and
    TranscriptError when it is empty, its structure is damaged, or it is binary under the name of
    a text.
    """
    seen = look(source)
    ranked = sorted(_ranked(source, seen), key=lambda found: found[0], reverse=True)
    if not ranked:
        if seen.fault:
            raise TranscriptError(seen.fault)
        is_named_text = source.extension in extensions(Text, Json, Xml, Html)
        kind = TranscriptError if source.is_binary and is_named_text else NoTranscriptError
        raise kind(refusal(seen))
    (rank, known, content), *others = ranked
    rivals = tuple(other.title for same, other, _ in others if same == rank)
    return Detected(known, rank[0], content, rivals)


def _ranked(
    source: Source, seen: Seen
) -> Iterator[tuple[tuple[Level, bool], Format[Any], Content]]:
    """The formats that know a file, each with its level and whether its extension fits."""
    for known in all_formats():
        for content in seen.contents:
            if isinstance(content, known.takes):
                level = known.recognise(content)
                is_prose = seen.is_machine_data and isinstance(content, Text)
                if level >= (Level.SHAPE if is_prose else Level.PROSE):
                    yield (level, source.extension in known.extensions), known, content


def is_facts_alone(source: Source) -> bool:
    """Whether a JSON file tells facts about a talk and is no transcript: a sidecar."""
    try:
        seen = look(source)
    except TranscriptError:
        return False
    is_known = any(isinstance(one, Json) and is_facts(one.root) for one in seen.contents)
    return is_known and not any(_ranked(source, seen))


def read(source: Source) -> Transcript:
    """Detect and parse; the transcript has the warnings of both.

    Raises TranscriptError for what is no readable transcript, NoTranscriptError among it.
    """
    found = detect(source)
    is_text = not isinstance(found.content, Binary | Zipped)
    try:
        transcript = found.format.parse(found.content)
    except (ArithmeticError, ValueError) as error:
        is_endless = is_text and _ENDLESS.search(source.text) is not None
        if not isinstance(error, ArithmeticError) and not is_endless:
            raise
        reason = f"Read as {found.format.title}, it holds a number that can be no time of a talk."
        raise TranscriptError(reason) from error
    warnings = [
        *(source.warnings if is_text else ()),
        *transcript.warnings,
        *implausible(transcript),
        *misread(transcript),
        *leftovers(written_lines(found.content), long_texts(found.content), transcript),
    ]
    if found.rivals:
        warnings.insert(0, f"It was read as {found.format.title}; it may be {found.rivals[0]} too.")
    meta = transcript.metadata
    if meta.language:
        meta = replace(meta, language=language_code(meta.language) or None)
    return replace(
        transcript,
        metadata=meta,
        warnings=tuple(dict.fromkeys(warnings)),
        read_as=found.format.title,
        how_detected=found.level.name.lower(),
    )


def as_table() -> str:
    """The formats as a table of the documentation."""
    ordered = sorted(all_formats(), key=lambda known: known.title.lower())
    rows = [f"| {one.title} | {' '.join(one.extensions)} | {one.holds} |" for one in ordered]
    return "\n".join(
        ["| format | usual extensions | what is taken from it |", "|---|---|---|", *rows]
    )


def with_table(page: str) -> str:
    """The page of the documentation with the table as it should be."""
    return re.sub(r"^\| format \|.*\n(?:\|.*\n)*", lambda _: as_table() + "\n", page, flags=re.M)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(with_table(Path(name).read_text("utf-8")), "utf-8")
