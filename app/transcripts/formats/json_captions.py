"""JSON that holds a whole file of captions as one text, as interfaces of video services do."""

from collections.abc import Iterator
from typing import Any

from app.transcripts.caption_blocks import ARROW
from app.transcripts.content import Json, Text
from app.transcripts.format import Format, Level
from app.transcripts.formats import srt, webvtt
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.source import Source

NAME = "json-captions"
_DEEPEST_LEVEL, _FEWEST_CAPTIONS, _MOST_TEXTS = 4, 2, 10_000


def recognise(file: Json) -> Level:
    """A text in it has lines of times as captions do; lists of speech are surer."""
    return Level.PROSE if _captions(file.root) else Level.NO


def parse(file: Json) -> Transcript:
    """The captions in the longest of its texts."""
    texts = _captions(file.root)
    if not texts:
        raise TranscriptError("No text in the JSON holds captions.")
    text = max(texts, key=len)
    inner = Text(Source(file.name, text.encode("utf-8", "replace")))
    reads = webvtt if text.lstrip().startswith("WEBVTT") else srt
    transcript: Transcript = reads.parse(inner)
    return transcript


def _captions(root: Any) -> list[str]:
    return [
        text
        for number, text in enumerate(_texts(root, 0))
        if number < _MOST_TEXTS and "-->" in text and len(ARROW.findall(text)) >= _FEWEST_CAPTIONS
    ]


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST_LEVEL and isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one, depth + 1)


FORMAT = Format(
    name=NAME,
    title="Captions within JSON",
    holds="as WebVTT or SubRip",
    takes=Json,
    recognise=recognise,
    parse=parse,
    extensions=(".json",),
)
