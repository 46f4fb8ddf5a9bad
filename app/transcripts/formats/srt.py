"""SubRip: a counter, a line of times with commas, and the caption."""

import re

from app.transcripts.builder import Builder
from app.transcripts.captions import ARROW, add_block, blocks
from app.transcripts.model import Transcript
from app.transcripts.source import Source

NAME = "srt"
_COUNTED = re.compile(r"^\s*\d+\s*\n\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*--?>")


def confidence(source: Source) -> float:
    """Sure when a counter and times come first; any text with caption times will do."""
    if source.text.lstrip().startswith("WEBVTT"):
        return 0.0
    if _COUNTED.match(source.text.lstrip("\ufeff")):
        return 0.9
    return 0.45 if len(ARROW.findall(source.text[:20_000])) >= 2 else 0.0


def parse(source: Source) -> Transcript:
    """Every caption's words with the caption's time."""
    builder = Builder(NAME)
    for block in blocks(source.text):
        add_block(builder, block)
    return builder.build()
