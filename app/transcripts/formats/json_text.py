"""JSON that holds a talk as one text, typed or as a web page, as interfaces of sites and of
services of speech-to-text do."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.transcripts.content import Html, Json, Text, parse_html
from app.transcripts.format import Format, Level
from app.transcripts.formats import markdown, plain_text, web_page
from app.transcripts.formats.speech_json.keys import bare, title_in, written
from app.transcripts.model import NoTranscriptError, Transcript
from app.transcripts.source import Source

NAME = "json-text"
_CALLED = frozenset(
    "transcript transcription transcripttext transcriptiontext fulltranscript rawtranscript "
    "transcripthtml transcriptraw transcriptcontent episodetranscript transkript".split()
)
_PERHAPS = frozenset("content rendered body html text markdown fulltext".split())
"""Keys of a text that must tell itself who speaks, or when."""
_BESIDE_TEXT = frozenset("text language task duration usage model id".split())
"""What an interface tells beside the text that was heard, and no more."""
_DEEPEST_LEVEL, _FEWEST_WORDS = 4, 20
_TAGS = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)
_NAMED_TAGS = re.compile(r"<(?:b|strong|cite|dt)\b[^<>]{0,200}>[^<>]{1,80}</", re.IGNORECASE)
_FEWEST_NAMED = 3
_WARNING = "The JSON is of no known origin; the text in it under `{key}` was read."


def recognise(file: Json) -> Level:
    """A text in it is called a transcript, or tells who speaks; lists of speech are surer."""
    return Level.PROSE if _text(file) else Level.NO


def parse(file: Json) -> Transcript:
    """Raises NoTranscriptError where the text is none of a talk."""
    found = _text(file)
    if not found:
        raise NoTranscriptError("No text in the JSON holds a talk. Save its words as .txt.")
    key, text, holder = found
    read = _read(file, key, text)
    top = file.root[0] if isinstance(file.root, list) else file.root
    title = title_in(holder) or (title_in(top) if isinstance(top, dict) else None)
    return replace(
        read,
        format=NAME,
        metadata=replace(read.metadata, title=title) if title else read.metadata,
        warnings=(_WARNING.format(key=key), *read.warnings),
    )


def _read(file: Json, key: str, text: str) -> Transcript:
    if _TAGS.search(text):
        mark = ' class="transcript"' if bare(key) in _CALLED else ""
        if (page := parse_html(f"<html><body><div{mark}>{text}</div></body></html>")) is not None:
            return web_page.parse(Html(Source(f"{file.stem}.html", text.encode()), page))
    typed = _typed(file, text)
    return markdown.parse(typed) if "**" in text else plain_text.parse(typed)


def _typed(file: Json, text: str) -> Text:
    return Text(Source(f"{file.stem}.txt", text.encode("utf-8", "replace")))


def _text(file: Json) -> tuple[str, str, dict[str, Any]] | None:
    """The longest text that is a talk, with its key and what holds it."""
    told = sorted(_told(file.root, 0), key=lambda one: (bare(one[0]) not in _CALLED, -len(one[1])))
    is_bare = isinstance(file.root, dict) and _BESIDE_TEXT.issuperset(file.root)
    for key, text, holder in told[:3]:
        if len(text.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS or "-->" in text:
            continue
        if bare(key) in _CALLED or (is_bare and key == "text") or _names(file, text):
            return key, text, holder
    return None


def _names(file: Json, text: str) -> bool:
    if _TAGS.search(text):
        return len(_NAMED_TAGS.findall(text[:200_000])) >= _FEWEST_NAMED
    level = plain_text.how_sure(_typed(file, text), text[:200_000])
    return level in {Level.NAMED, Level.TIMED}


def _told(value: Any, depth: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if lines := _lines(value):
        yield _UNCALLED, lines, {}
    if not isinstance(value, dict) or depth > _DEEPEST_LEVEL:
        return
    for key, inner in value.items():
        if not isinstance(inner, str):
            yield from _told(inner, depth + 1)
        elif bare(key) in _CALLED or bare(key) in _PERHAPS:
            yield key, inner, value


_UNCALLED, _FEWEST_LINES = "lines", 4


def _lines(value: Any) -> str:
    """A list of texts, or of objects that hold one each, as paragraphs; empty where it is none."""
    if not isinstance(value, list) or len(value) < _FEWEST_LINES:
        return ""
    texts = [one if isinstance(one, str) else _held(one) for one in value]
    if not all(texts):
        return ""
    is_marked = any(_NAMED_TAGS.search(text) for text in texts)
    return "".join(f"<p>{text}</p>" for text in texts) if is_marked else "\n\n".join(texts)


def _held(value: Any) -> str:
    value = value.get("data", value) if isinstance(value, dict) else None
    return written(value.get("text")) if isinstance(value, dict) else ""


FORMAT = Format(
    name=NAME,
    title="A talk as one text within JSON",
    holds="as plain text, Markdown or a web page; its title",
    takes=Json,
    recognise=recognise,
    parse=parse,
    extensions=(".json",),
)
