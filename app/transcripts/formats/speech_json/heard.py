"""What a JSON of some shape says, whatever the shape: stretches of speech, made of pieces."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.transcripts.captions import plain_caption
from app.transcripts.clock_times import LONGEST_MS
from app.transcripts.formats.speech_json.shape import (
    MILLISECONDS,
    OF_DAY,
    SECONDS,
    SEVERAL,
    JsonShape,
    first,
    found,
)
from app.transcripts.model import Chapter

_ISO = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(s|ms)?")
_SLOWEST_SECONDS_A_WORD = 20.0
"""Seconds a word; who is slower than that was timed in milliseconds."""
_PAUSE_MS = 500
"""A silence on one channel, in which another may be heard."""
_PUNCTUATION = {"punctuation", "punct"}
_EVENTS = {"audio_event", "event", "unknown"}
_NOT_SPOKEN = re.compile(r"\[_[A-Z]+_?\d*_?\]|<\|[^|>]*\|>|\[_TT_\d+\]")
"""Marks of Whisper's own."""
_HESITATION = re.compile(r"%HESITATION|%[A-Z]+")


@dataclass(frozen=True, slots=True)
class HeardToken:
    """A word, a part of one, or an event in brackets, as it is written; times in milliseconds."""

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str | None = None
    confidence: float | None = None
    is_glued: bool = False
    """It goes on with the word before it."""
    is_change: bool = False
    """Somebody else begins to speak with it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said in one go; `text` where it is written out."""

    pieces: tuple[HeardToken, ...]
    text: str = ""
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str | None = None
    is_last: bool = False
    """Somebody else speaks after it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole file. `names` gives the names of labels; `paragraphs` are times at which one
    begins."""

    stretches: tuple[Utterance, ...]
    names: dict[str, str] = field(default_factory=dict)
    paragraphs: tuple[int, ...] = ()
    language: str | None = None
    title: str | None = None
    end_ms: int | None = None
    chapters: tuple[Chapter, ...] = ()
    loose: tuple[HeardToken, ...] = ()
    """Words that no stretch holds, of all stretches in a row."""
    warnings: tuple[str, ...] = ()


def hear(root: Any, shape: JsonShape) -> Heard:
    """What a JSON of this shape says."""
    root = shape.prepare(root)
    raw = found(root, shape.stretches)
    shape, warnings = _timed(raw, shape)
    if first(root, SEVERAL) is True:
        warnings = (*warnings, _SEVERAL_TALKS)
    stretches = [_stretch(one, shape) for one in raw]
    spans = _spans(root, shape)
    if spans:
        stretches = [_by_spans(one, spans) for one in stretches]
    if shape.are_channels and len(stretches) > 1:
        stretches = [run for one in stretches for run in _runs(one)]
    if all(one.start_ms is not None for one in stretches):
        stretches.sort(key=lambda one: one.start_ms or 0)
    return Heard(
        stretches=tuple(stretches),
        names=_names(root, shape),
        paragraphs=tuple(start for start, _, _ in spans) if shape.span_paragraphs else (),
        language=_text(first(root, shape.language)),
        title=_text(first(root, shape.headline)),
        end_ms=milliseconds(first(root, shape.long), SECONDS) if shape.long else None,
        chapters=tuple(_chapters(root, shape)),
        loose=tuple(_pieces(root, shape.loose_words, shape)),
        warnings=warnings,
    )


def milliseconds(value: object, unit: float) -> int | None:
    """A time as JSON tells it: a number of `unit` milliseconds each, the same as text, `1.3s`,
    `PT0.76S`, `00:00:04.000`, seconds and nanoseconds; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, dict):
        whole, nanos = _number(value.get("seconds", 0)), _number(value.get("nanos", 0))
        return None if whole is None or nanos is None else _whole(whole * 1e3 + nanos / 1e6)
    if isinstance(value, int | float):
        number = _number(value)
        return None if number is None else _whole(number * unit)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if match := _NUMBER.fullmatch(text):
        return _whole(float(match[1]) * ({"s": SECONDS, "ms": MILLISECONDS}.get(match[2], unit)))
    if match := _CLOCK.fullmatch(text) or (_ISO.fullmatch(text) if len(text) > 2 else None):
        hours, minutes, seconds = ((group or "0").replace(",", ".") for group in match.groups())
        return _whole(((int(hours) * 60 + int(minutes)) * 60 + float(seconds)) * 1000)
    return None


def _whole(ms: float) -> int | None:
    return round(ms) if math.isfinite(ms) and 0 <= ms < LONGEST_MS else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _timed(raw: Sequence[Any], shape: JsonShape) -> tuple[JsonShape, tuple[str, ...]]:
    """The shape with its unit of time, guessed from the pace where the shape leaves it open, and
    a sentence then."""
    told = (shape.warning,) if shape.warning else ()
    if any(first(one, OF_DAY) for one in raw):
        told = (*told, _OF_DAY)
    if shape.unit is not None:
        return shape, told
    words, seconds = 0, 0.0
    starts: list[float] = []
    for one in raw:
        start, end = _number(first(one, shape.start)), _number(first(one, shape.end))
        if start is not None and end is not None and end > start:
            words += len(str(first(one, shape.text) or "").split()) or len(found(one, shape.words))
            seconds += end - start
    if not seconds:
        every = [word for one in raw for word in found(one, shape.words)] if shape.words else []
        starts = [
            at for word in every if (at := _number(first(word, shape.word_start))) is not None
        ]
        words = len(starts)
        seconds = max(starts, default=0.0) - min(starts, default=0.0)
    if not seconds:
        starts = [at for one in raw if (at := _number(first(one, shape.start))) is not None]
        words = sum(len(str(first(one, shape.text) or "").split()) for one in raw)
        seconds = max(starts, default=0.0) - min(starts, default=0.0)
    are_whole = (
        all(at.is_integer() for at in starts)
        if starts
        else all((_number(first(one, shape.start)) or 0.0).is_integer() for one in raw)
    )
    if words and are_whole and seconds > words * _SLOWEST_SECONDS_A_WORD:
        taken = "Its times were taken for milliseconds: as seconds, nobody speaks so slowly."
        return replace(shape, unit=MILLISECONDS), (*told, taken)
    return replace(shape, unit=SECONDS), told


_SEVERAL_TALKS = (
    "It holds several talks, and they were read as one. Save each of them as a file of its own."
)
_OF_DAY = (
    "Its times are those of the day, and not of the talk; they are left out. `sync` beside the "
    "file tells where words stand in the recording."
)


def _stretch(raw: Any, shape: JsonShape) -> Utterance:
    unit = shape.unit or SECONDS
    start = milliseconds(first(raw, shape.start), unit)
    end = milliseconds(first(raw, shape.end), unit)
    if end is None and start is not None:
        length = milliseconds(first(raw, shape.length), unit)
        end = None if length is None else start + length
    pieces = _pieces(raw, shape.words, shape)
    if shape.is_relative and start is not None:
        pieces = [_moved(piece, start) for piece in pieces]
    timed = [piece.start_ms for piece in pieces if piece.start_ms is not None]
    if start is None and timed:
        start = timed[0]
    text = first(raw, shape.text)
    return Utterance(
        pieces=tuple(pieces),
        text=_plain(text, shape) if isinstance(text, str) else "",
        start_ms=start,
        end_ms=end,
        speaker=label(first(raw, shape.speaker)),
        is_last=bool(shape.changes_after) and first(raw, shape.changes_after) is True,
    )


def _plain(text: str, shape: JsonShape) -> str:
    """A text without the tags of captions; those of lines tell who speaks, and are read later."""
    text = _NOT_SPOKEN.sub(" ", text) if "<|" in text else text
    return text if shape.are_lines else plain_caption(text)


def _pieces(raw: Any, path: str, shape: JsonShape) -> list[HeardToken]:
    words = found(raw, path) if path else []
    sure = found(raw, shape.confidences) if shape.confidences else []
    pieces = [
        _piece(word, shape, sure[number] if len(sure) == len(words) else None)
        for number, word in enumerate(words)
    ]
    return _glued(words, pieces, shape)


def _piece(word: Any, shape: JsonShape, sure: object) -> HeardToken:
    unit = shape.word_unit or shape.unit or SECONDS
    text = first(word, shape.word)
    start = milliseconds(first(word, shape.word_start), unit)
    end = milliseconds(first(word, shape.word_end), unit)
    if end is None and start is not None:
        length = milliseconds(first(word, shape.word_length), unit)
        end = None if length is None else start + length
    return HeardToken(
        text=text if isinstance(text, str) else "",
        start_ms=start,
        end_ms=end,
        speaker=label(first(word, shape.word_speaker)),
        confidence=_sure(sure if sure is not None else first(word, shape.confidence)),
    )


def _sure(value: object) -> float | None:
    """How sure a word is, 0 to 1; what is below 0 is a logarithm, and hundredths are above 1."""
    number = _number(value)
    if number is None:
        return None
    if number < 0:
        return math.exp(max(number, -50.0))
    return number if number <= 1 else number / 100 if number <= 100 else None


def _moved(piece: HeardToken, by: int) -> HeardToken:
    start, end = (None if ms is None else ms + by for ms in (piece.start_ms, piece.end_ms))
    return replace(piece, start_ms=by if start is None else start, end_ms=end)


def _glued(
    words: Sequence[Any], pieces: Sequence[HeardToken], shape: JsonShape
) -> list[HeardToken]:
    """The pieces, each told whether it goes on with the one before; events in brackets."""
    has_spaces = shape.is_written or any(
        piece.text[:1].isspace() or piece.text[-1:].isspace() for piece in pieces
    )
    done: list[HeardToken] = []
    space, is_next, is_change = True, False, False
    for raw, piece in zip(words, pieces, strict=True):
        kind = str(first(raw, shape.kind) or "").lower()
        text = _HESITATION.sub("[hesitation]", _NOT_SPOKEN.sub("", piece.text))
        attaches = str(first(raw, "attaches_to") or "").lower()
        if kind in _EVENTS and text.strip(" []()<>"):
            text = f" [{text.strip(' []()<>')}] "
        is_glued = is_next or attaches in {"previous", "both"} or kind in _PUNCTUATION
        if has_spaces and not is_glued:
            is_glued = not space and not text[:1].isspace()
        space = not has_spaces or text[-1:].isspace() if text else space
        is_next = attaches in {"next", "both"}
        if text.strip():
            glued = is_glued and bool(done) and kind not in _EVENTS
            done.append(replace(piece, text=text.strip(), is_glued=glued, is_change=is_change))
            is_change = False
        elif kind == "speaker_change":
            is_change = True
        elif has_spaces and text:
            space = True
    return done


def label(value: object) -> str | None:
    """The label of a speaker: a text, a number, what an object calls itself, or the one of a
    list."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        named = (value.get(key) for key in ("name", "label", "id", "@id"))
        value = next((one for one in named if one is not None), None)
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return str(value).strip() or None


VoiceSpan = tuple[int, int | None, str | None]


def _spans(root: Any, shape: JsonShape) -> list[VoiceSpan]:
    """Who speaks from when to when, in order of time."""
    spans = []
    for raw in found(root, shape.spans) if shape.spans else ():
        unit = shape.unit or SECONDS
        start = milliseconds(first(raw, shape.span_start), unit)
        end = milliseconds(first(raw, shape.span_end), unit)
        length = milliseconds(first(raw, "duration"), unit)
        if start is not None:
            end = start + length if end is None and length is not None else end
            spans.append((start, end, label(first(raw, shape.span_speaker))))
    return sorted(spans, key=lambda span: span[0])


def _by_spans(stretch: Utterance, spans: Sequence[VoiceSpan]) -> Utterance:
    """The stretch with the speaker of the span in which each word begins, or of the last one that
    began before."""
    starts = [start for start, _, _ in spans]

    def speaker(piece: HeardToken) -> HeardToken:
        if piece.speaker is not None or piece.start_ms is None:
            return piece
        place = bisect_right(starts, piece.start_ms) - 1
        return replace(piece, speaker=spans[max(0, place)][2])

    return replace(stretch, pieces=tuple(map(speaker, stretch.pieces)))


def _runs(stretch: Utterance) -> Iterable[Utterance]:
    """A channel cut at its silences, in which others may be heard."""
    run: list[HeardToken] = []
    ended = 0
    for piece in stretch.pieces:
        start = piece.start_ms
        if run and start is not None and not piece.is_glued and start - ended >= _PAUSE_MS:
            yield Utterance(tuple(run), start_ms=run[0].start_ms, speaker=stretch.speaker)
            run = []
        run.append(piece)
        ended = piece.end_ms or start or ended
    if run:
        yield Utterance(tuple(run), start_ms=run[0].start_ms, speaker=stretch.speaker)
    elif stretch.text:
        yield stretch


def _names(root: Any, shape: JsonShape) -> dict[str, str]:
    table: dict[str, str] = {}
    for raw in found(root, shape.names) if shape.names else ():
        if isinstance(raw, dict) and found(raw, shape.name_label):
            pairs = [(first(raw, shape.name_label), first(raw, shape.name_written))]
        else:
            pairs = list(raw.items()) if isinstance(raw, dict) else []
        for key, name in pairs:
            if (known := label(key)) and (called := _text(name)):
                table[known] = called
    return table


def _chapters(root: Any, shape: JsonShape) -> Iterable[Chapter]:
    for raw in found(root, shape.chapters) if shape.chapters else ():
        start = milliseconds(first(raw, "start|startTime"), shape.unit or SECONDS)
        title = _text(first(raw, "headline|title"))
        if start is not None and title:
            yield Chapter(start, title)
