"""Timed caption blocks, as WebVTT and SRT share them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.transcripts.builder import Builder
from app.transcripts.times import CLOCK, parse_time

_ARROW = re.compile(rf"^\s*({CLOCK})\s*--?>\s*({CLOCK})(.*)$")
ARROW = re.compile(rf"^\s*{CLOCK}\s*--?>\s*{CLOCK}", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
_NAME = re.compile(r"^(?:-\s*|>>\s*)?([^\W\d_][\w.'’ \-]{0,40}):(?=\s|$)")
_CHANGE = re.compile(r"(?:^|(?<=[.?!…\"'”]))\s*(?:>>+|[-–—](?=\s))\s*(?=\S)")
_NOT_NAMES = {"http", "https", "note", "warning", "question", "answer", "remember", "example"}


@dataclass(frozen=True, slots=True)
class Block:
    """One caption: `[start_ms, end_ms)` and its lines as they stand in the file."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The captions in a text, in its order; whatever has no times is passed over.

    A caption ends at an empty line or at the next line with times, so that files whose
    empty lines were lost are read as well. The counter that SRT puts before a caption isn't
    part of the one above it.
    """
    times: tuple[int, int] | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        if match := _ARROW.match(line):
            if times:
                if lines and lines[-1].strip().isdigit():
                    lines.pop()
                yield Block(*times, tuple(lines))
            start, end = parse_time(match[1]) or 0, parse_time(match[2]) or 0
            times, lines = (start, max(start, end)), []
        elif times and line.strip():
            lines.append(line)
        elif times and lines:
            yield Block(*times, tuple(lines))
            times, lines = None, []
    if times:
        yield Block(*times, tuple(lines))


def plain(text: str) -> str:
    """Caption text without tags and with its entities resolved."""
    return html.unescape(_TAG.sub("", text))


def named_speaker(line: str) -> tuple[str | None, str]:
    """`Anna: Good morning` as name and rest; no name where the line doesn't begin with one."""
    match = _NAME.match(line)
    if not match or len(match[1].split()) > 4 or match[1].lower() in _NOT_NAMES:
        return None, line
    name = match[1].strip()
    if not name[:1].isupper() and not name.lower().startswith("speaker"):
        return None, line
    return name, line[match.end() :]


def split_voices(line: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first `<v Name>`, and after it who says what, as plain text."""
    before, *rest = _VOICE.split(line)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return before, [(html.unescape(name), plain(said)) for name, said in pairs]


def add_captions(builder: Builder, blocks: Iterable[Block]) -> None:
    """Add the captions of a whole file."""
    for block in blocks:
        add_block(builder, block)


def add_block(builder: Builder, block: Block) -> None:
    """Add a caption whose words were each said once (no rolling lines)."""
    first = builder.here
    builder.time(block.start_ms)
    for line in block.lines:
        before, voices = split_voices(line)
        _add_line(builder, before)
        for name, said in voices:
            builder.turn(name)
            builder.text(said)
    builder.close_cue(first, block.start_ms, block.end_ms)


def _add_line(builder: Builder, line: str) -> None:
    """`>>` and a dash at the head of a line or sentence say that somebody else speaks."""
    said = plain(line)
    name, rest = named_speaker(said)
    if name:
        builder.turn(name)
        builder.text(rest)
        return
    before, *others = _CHANGE.split(said)
    builder.text(before)
    for other in others:
        builder.turn(None)
        named, rest = named_speaker(other)
        if named:
            builder.turn(named)
        builder.text(rest)
