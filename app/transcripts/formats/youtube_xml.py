"""YouTube's captions as XML: `timedtext` (srv1 to srv3) and `transcript` (the older API)."""

import re

from lxml import etree

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Xml
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript
from app.transcripts.references import resolved

NAME = "youtube-xml"


def recognise(file: Xml) -> Level:
    """The root, and lines with the times that YouTube gives them."""
    root = str(file.root.tag)
    lines = [e for e in file.root.iter("text", "p") if e.get("start") or e.get("t")]
    return Level.SIGNATURE if root in ("timedtext", "transcript") and lines else Level.NO


def parse(file: Xml) -> Transcript:
    """The lines with their times; in srv3 each word has its own."""
    builder = Builder(NAME)
    if str(file.root.tag) == "transcript" or file.root.find(".//text") is not None:
        add_captions(builder, [_line(e) for e in file.root.iter("text")])
        return builder.build()
    for line in file.root.iter("p"):
        if line.get("a") == "1":  # an empty line that only scrolls
            continue
        start_ms = _whole(line.get("t"))
        first = builder.here
        words = line.findall("s")
        if not words:
            add_captions(builder, [_block(start_ms, _whole(line.get("d")), _text(line))])
            continue
        for word in words:
            builder.time(start_ms + _whole(word.get("t")))
            builder.text(word.text or "")
        builder.close_cue(first, start_ms, start_ms + _whole(line.get("d")))
    return builder.build()


def _line(element: etree._Element) -> CaptionBlock:
    text = resolved(_text(element))
    if element.get("t") is not None:
        return _block(_whole(element.get("t")), _whole(element.get("d")), text)
    return _block(_seconds(element.get("start")), _seconds(element.get("dur")), text)


def _block(start_ms: int, length_ms: int, text: str) -> CaptionBlock:
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return CaptionBlock(start_ms, start_ms + length_ms, lines)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _whole(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,12}", text) else 0


def _seconds(text: str | None) -> int:
    return round(float(text) * 1000) if text and re.fullmatch(r"\d{1,9}(?:\.\d+)?", text) else 0


FORMAT = Format(
    name=NAME,
    title="YouTube's captions (XML: timedtext, srv1 to srv3)",
    holds="words and their times",
    takes=Xml,
    recognise=recognise,
    parse=parse,
    extensions=(".xml", ".srv1", ".srv2", ".srv3"),
)
