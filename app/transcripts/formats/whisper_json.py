"""Whisper's JSON and that of its relatives: segments, and words where it has them."""

from typing import Any

from app.transcripts.builder import Builder
from app.transcripts.content import Json
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "whisper-json"


def recognise(file: Json) -> Level:
    """A JSON object with a list of segments that have text."""
    found = _segments(file.root)
    return Level.SHAPE if any("text" in segment for segment in found) else Level.NO


def parse(file: Json) -> Transcript:
    """Segments as cues; a word's own time where the file has one."""
    root = file.root
    builder = Builder(NAME)
    if isinstance(root.get("language"), str):
        builder.about(language=root["language"])
    for segment in _segments(root):
        _add_segment(builder, segment)
    return builder.build()


def _segments(root: Any) -> list[dict[str, Any]]:
    if not isinstance(root, dict):
        return []
    if isinstance(root.get("segments"), list):
        return _objects(root["segments"])
    return [_from_whisper_cpp(item) for item in _objects(root.get("transcription"))]


def _add_segment(builder: Builder, segment: dict[str, Any]) -> None:
    start, end = _ms(segment.get("start")), _ms(segment.get("end"))
    first = builder.here
    if isinstance(segment.get("speaker"), str):
        builder.turn(segment["speaker"])
    words = [word for word in _objects(segment.get("words")) if _spoken(word)]
    if start is not None:
        builder.time(start)
    if words:
        for word in words:
            at = _ms(word.get("start"))
            if at is not None:
                builder.time(at)
            builder.text(_spoken(word))
    else:
        builder.text(str(segment.get("text") or ""))
    if start is not None:
        builder.close_cue(first, start, end if end is not None else start)


def _spoken(word: dict[str, Any]) -> str:
    return str(word.get("word") or word.get("text") or "")


def _from_whisper_cpp(item: dict[str, Any]) -> dict[str, Any]:
    """whisper.cpp gives `offsets` in milliseconds instead of seconds."""
    offsets = item.get("offsets")
    if not isinstance(offsets, dict):
        return item
    times = {key: _number(offsets.get(name)) for key, name in (("start", "from"), ("end", "to"))}
    return {**item, **{key: ms / 1000 for key, ms in times.items() if ms is not None}}


def _objects(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value < 1e9 else None  # type: ignore[arg-type,operator]


def _ms(seconds: object) -> int | None:
    number = _number(seconds)
    return None if number is None else round(number * 1000)


FORMAT = Format(
    name=NAME,
    title="Whisper's JSON",
    holds="segments, words with their times where it has them, speakers; also whisper.cpp's JSON",
    takes=Json,
    recognise=recognise,
    parse=parse,
    extensions=(".json",),
)
