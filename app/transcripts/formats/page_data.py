"""Web pages that show a talk only once their script runs, and hold its words as data for that."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.transcripts.builder import Builder
from app.transcripts.content import Html, Json, parse_json
from app.transcripts.format import Format, Level
from app.transcripts.formats import json_text, speech_json
from app.transcripts.formats._page_facts import page_facts
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError

NAME = "page-data"
_LEAST_LETTERS, _MOST_SCRIPTS = 400, 200
_FEWEST_WORDS, _SHOWN = 50, 0.5
"""Words of a talk in a page's data; and the part of them that the page may show itself."""
_ASSIGNED = re.compile(r"\s*(?:window|self|globalThis)\.[\w.$]{1,60}\s*=\s*(?=[\[{])")
_WARNING = "The page doesn't show the talk by itself; it was read from the data of its script."


def recognise(file: Html) -> Level:
    """Data in it hold a talk, of which the page shows little."""
    talk = _talk(file)
    if talk is None:
        return Level.NO
    shown = sum(len(text.split()) for text in _shown(file))
    return Level.SIGNATURE if shown < _SHOWN * len(talk.words) else Level.NO


def parse(file: Html) -> Transcript:
    """The talk in the data. Raises NoTranscriptError where none is."""
    talk = _talk(file)
    if talk is None:
        raise NoTranscriptError("No talk was found in the data of the page.")
    told = Builder(NAME)
    told.about(**page_facts(file.root))
    meta = replace(
        told.metadata,
        title=talk.metadata.title or told.metadata.title,
        language=talk.metadata.language or told.metadata.language,
    )
    return replace(talk, format=NAME, metadata=meta, warnings=(_WARNING, *talk.warnings))


def _shown(file: Html) -> Iterator[str]:
    for element in file.root.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "template"}:
            yield element.text or ""
        yield element.tail or ""


def _talk(file: Html) -> Transcript | None:
    """The longest talk in the data of a page's scripts; None where there is none."""
    talks = [talk for root in _data(file) if (talk := _read(Json(file.source, root))) is not None]
    best = max(talks, key=lambda talk: len(talk.words), default=None)
    return best if best and len(best.words) >= _FEWEST_WORDS else None


def _data(file: Html) -> Iterator[Any]:
    for number, script in enumerate(file.root.iter("script")):
        text = script.text or ""
        if len(text) < _LEAST_LETTERS or number >= _MOST_SCRIPTS:
            continue
        assigned = _ASSIGNED.match(text)
        if assigned is None and "json" not in (script.get("type") or ""):
            continue
        with suppress(TranscriptError):
            yield parse_json(text[assigned.end() if assigned else 0 :].rstrip(" ;\n"))


def _read(file: Json) -> Transcript | None:
    """What the surest of the readers of JSON reads."""
    known = (*speech_json.FORMATS, json_text.FORMAT)
    level, reader = max(((one.recognise(file), one) for one in known), key=lambda pair: pair[0])
    if level < Level.PROSE:
        return None
    with suppress(TranscriptError, ArithmeticError, ValueError):
        transcript: Transcript = reader.parse(file)
        return transcript
    return None


FORMAT = Format(
    name=NAME,
    title="web page that shows its talk by script (HTML)",
    holds="the talk in the data of its script, as JSON is read",
    takes=Html,
    recognise=recognise,
    parse=parse,
    extensions=(".html", ".htm"),
)
