"""Captions of broadcasters: SCC (CEA-608 in hexadecimal) and EBU STL (binary), read by ttconv."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from ttconv.model import Br, ContentDocument, ContentElement, P
from ttconv.model import Text as Words
from ttconv.scc import reader as scc_reader
from ttconv.stl import reader as stl_reader

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Binary, Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError

_SPACED = re.compile(r"^[ \t]*(\d\d:\d\d:\d\d[:;]\d\d)[ \t]+(?=[0-9a-f]{4})", re.M | re.I)
"""A time before its codes, where an editor made spaces of the tab that the reader asks for."""
_STL_HEAD = re.compile(rb"[0-9]{3}STL[0-9]{2}\.[0-9]{2}")
logging.getLogger("ttconv").setLevel(logging.CRITICAL)


def is_scc(file: Text) -> Level:
    """Its first line."""
    return Level.SIGNATURE if file.text.lstrip().startswith("Scenarist_SCC") else Level.NO


def is_stl(file: Binary) -> Level:
    """The code page's number and the format's code at its head."""
    return Level.SIGNATURE if _STL_HEAD.match(file.data[:11]) else Level.NO


def parse_scc(file: Text) -> Transcript:
    """Pop-on, paint-on and roll-up captions; a line that rolls up is said once."""
    return _read("scc", lambda: scc_reader.to_model(_SPACED.sub(r"\1\t", file.text.lstrip())))


def parse_stl(file: Binary) -> Transcript:
    """The subtitles of a file as EBU Tech 3264 has it."""
    return _read("stl", lambda: stl_reader.to_model(io.BytesIO(file.data)))


def _read(name: str, load: Callable[[], Any]) -> Transcript:
    builder = Builder(name)
    try:
        document: ContentDocument = load()
        found = sorted(_blocks(document), key=lambda block: block.start_ms)
    except Exception as error:  # ttconv raises whatever its own reading meets
        raise TranscriptError("The captions are damaged.") from error
    add_captions(builder, _unrolled(found))
    return builder.build()


def _blocks(document: ContentDocument) -> Iterator[CaptionBlock]:
    body = document.get_body()
    if body is None:
        return
    for element in body.dfs_iterator():
        if isinstance(element, P):
            start, end = _span(element)
            lines = [" ".join(line.split()) for line in _text(element).split("\n")]
            if any(lines):
                yield CaptionBlock(start, end, tuple(filter(None, lines)))


def _span(element: ContentElement) -> tuple[int, int]:
    begin, end = Fraction(0), Fraction(0)
    inner: ContentElement | None = element
    while inner is not None:
        begin += inner.get_begin() or 0
        inner = inner.parent()
    stop = element.get_end()
    end = begin - (element.get_begin() or 0) + stop if stop is not None else begin
    return round(begin * 1000), max(round(begin * 1000), round(end * 1000))


def _text(element: ContentElement) -> str:
    if isinstance(element, Words):
        return str(element.get_text())
    if isinstance(element, Br):
        return "\n"
    return "".join(_text(child) for child in element)


def _unrolled(blocks: list[CaptionBlock]) -> list[CaptionBlock]:
    """Captions without the lines that the one before shows already."""
    found: list[CaptionBlock] = []
    before: tuple[str, ...] = ()
    for block in blocks:
        kept = block.lines
        for size in range(min(len(before), len(kept)), 0, -1):
            if before[-size:] == kept[:size]:
                kept = kept[size:]
                break
        if kept:
            found.append(CaptionBlock(block.start_ms, block.end_ms, kept))
        before = block.lines
    return found


FORMATS = (
    Format(
        name="scc",
        title="Scenarist captions (SCC)",
        holds="words and times; lines that roll up once",
        takes=Text,
        recognise=is_scc,
        parse=parse_scc,
        extensions=(".scc",),
    ),
    Format(
        name="stl",
        title="EBU STL",
        holds="words and times",
        takes=Binary,
        recognise=is_stl,
        parse=parse_stl,
        extensions=(".stl",),
    ),
)
