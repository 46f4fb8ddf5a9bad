"""SubRip: a counter, a line of times with commas, and the caption."""

import re

from app.transcripts.builder import Builder
from app.transcripts.captions import ARROW, add_block, blocks
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "srt"
_COUNTED = re.compile(r"^\s*\d+\s*\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*--?>")


def recognise(file: Text) -> Level:
    """Sure when a counter and times come first; any text with caption times will do."""
    if file.text.lstrip().startswith("WEBVTT"):
        return Level.NO
    if _COUNTED.match(file.text.lstrip("\ufeff")):
        return Level.SIGNATURE
    return Level.SHAPE if len(ARROW.findall(file.text[:20_000])) >= 2 else Level.NO


def parse(file: Text) -> Transcript:
    """Every caption's words with the caption's time."""
    builder = Builder(NAME)
    for block in blocks(file.text):
        add_block(builder, block)
    return builder.build()


FORMAT = Format(
    name=NAME,
    title="SubRip (SRT)",
    holds="as WebVTT",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".srt",),
)
