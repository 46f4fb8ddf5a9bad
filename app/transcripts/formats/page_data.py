"""Web pages that show a talk only once their script runs, and hold its words as data for that."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.transcripts.builder import Builder
from app.transcripts.content import Html, Json, parse_json
from app.transcripts.format import Format, Level
from app.transcripts.formats import json_text, speech_json
from app.transcripts.formats._page_data_talks import (
    FEWEST_WORDS,
    HeldTalk,
    are_same,
    held_talks,
    own_talk,
    page_names,
    spoken_alone,
    without_doubles,
)
from app.transcripts.formats._page_facts import page_facts
from app.transcripts.formats.speech_json.keys import title_in
from app.transcripts.model import NoTranscriptError, Transcript, TranscriptError

NAME = "page-data"
_LEAST_LETTERS, _MOST_SCRIPTS = 400, 200
_SHOWN_SHARE = 0.5
"""The part of a talk's words that the page may show itself."""
_ASSIGNED = re.compile(r"\s*(?:window|self|globalThis)\.[\w.$]{1,60}\s*=\s*(?=[\[{])")
_WARNING = "The page doesn't show the talk by itself; it was read from the data of its script."


_OTHERS = (
    "The data of the page hold {others} besides this one, which {are} left out; if {they} {are} "
    "wanted, save the page of each."
)
_UNTOLD = (
    "The data of the page hold {number} talks and don't tell which of them is its own. Save the "
    "words of the one that is meant as .txt."
)


def recognise(file: Html) -> Level:
    """Data in it hold a talk, of which the page shows little."""
    try:
        talk, _ = _talk(file)
    except _SeveralError as several:
        words = several.words
    else:
        if talk is None:
            return Level.NO
        words = len(talk.words)
    shown = sum(len(text.split()) for text in _shown(file))
    return Level.SIGNATURE if shown < _SHOWN_SHARE * words else Level.NO


def parse(file: Html) -> Transcript:
    """The talk in the data that is the page's own. Raises NoTranscriptError where none is, or
    several are and nothing tells which."""
    talk, others = _talk(file)
    if talk is None:
        raise NoTranscriptError("No talk was found in the data of the page.")
    told = Builder(NAME)
    told.about(**page_facts(file.root))
    meta = replace(
        told.metadata,
        title=talk.metadata.title or told.metadata.title,
        language=talk.metadata.language or told.metadata.language,
    )
    warnings = (_WARNING, *([_besides(others)] if others else []), *talk.warnings)
    return replace(talk, format=NAME, metadata=meta, warnings=warnings)


def _besides(others: int) -> str:
    one = others == 1
    told = (
        "another talk"
        if one
        else f"{others} other talks"
        if others < _MANY_TALKS
        else "many others"
    )
    return _OTHERS.format(others=told, are="is" if one else "are", they="it" if one else "they")


_MANY_TALKS = 10


class _SeveralError(NoTranscriptError):
    """Talks of which none is known as the page's; `words` are those of the shortest."""

    def __init__(self, number: int, words: int) -> None:
        super().__init__(_UNTOLD.format(number=number))
        self.words = words


def _shown(file: Html) -> Iterator[str]:
    for element in file.root.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "template"}:
            yield element.text or ""
        yield element.tail or ""


def _talk(file: Html) -> tuple[Transcript | None, int]:
    """The talk in the data of a page's scripts that is its own, and how many others are in them.
    Raises _SeveralError where nothing tells which is."""
    roots = [spoken_alone(root) for root in _data(file)]
    page = page_names(file.root)
    groups = without_doubles([one for root in roots for one in held_talks(root)], page)
    if not groups:
        return _longest(_read(Json(file.source, root)) for root in roots), 0
    own = own_talk(groups, page)
    if own is None and sum(not one.is_other for one in groups) < 2:
        return None, 0  # all that stand there are of other pages
    if own is None:
        raise _SeveralError(len(groups), min(len(one.words) for one in groups))
    return _longest([_read_own(file, own)]), len(groups) - 1


def _longest(talks: Iterable[Transcript | None]) -> Transcript | None:
    best = max(filter(None, talks), key=lambda talk: len(talk.words), default=None)
    return best if best and len(best.words) >= FEWEST_WORDS else None


def _read_own(file: Html, own: HeldTalk) -> Transcript | None:
    """A talk as it stands in all of its data, or else in the object that holds it alone."""
    talk = _read(Json(file.source, own.root_alone()))
    if talk is None or not are_same(talk.words, own.words):
        talk = _read(Json(file.source, own.holder)) or talk
    if talk is None or own.titled is None:
        return talk
    return replace(talk, metadata=replace(talk.metadata, title=title_in(own.titled)))


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
