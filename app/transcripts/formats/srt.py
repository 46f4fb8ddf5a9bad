"""SubRip: a counter, a line of times with commas, and the caption."""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import ARROW, COUNTED, counted_blocks
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "srt"
_FILLED = re.compile(r"^.*\S", re.MULTILINE)
_LINES = 8
"""A text with more lines to each caption only speaks of captions."""


def recognise(file: Text) -> Level:
    """Sure when a counter and times come first; any text with caption times will do."""
    if file.text.lstrip().startswith("WEBVTT"):
        return Level.NO
    if COUNTED.match(file.text.lstrip("\ufeff")):
        return Level.SIGNATURE
    head = file.text[:20_000]
    arrows, lines = len(ARROW.findall(head)), len(_FILLED.findall(head))
    return Level.SHAPE if arrows > 1 and arrows * _LINES >= lines else Level.NO


def parse(file: Text) -> Transcript:
    """Every caption's words with the caption's time."""
    builder = Builder(NAME)
    add_captions(builder, counted_blocks(file.text))
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
