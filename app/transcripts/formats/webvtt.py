"""WebVTT: cues with times, `<v Name>` voices, notes and styles (W3C WebVTT, 2019)."""

import re

from app.transcripts.builder import Builder
from app.transcripts.captions import ARROW, add_block, blocks
from app.transcripts.model import Transcript
from app.transcripts.source import Source

NAME = "webvtt"
_ASIDE = re.compile(r"(?:^|\n\n)(?:NOTE|STYLE|REGION)\b(?:(?!\n\n).)*", re.DOTALL)
_HEADER = re.compile(r"^(Kind|Language|Title):\s*(.+)$", re.IGNORECASE | re.MULTILINE)


def confidence(source: Source) -> float:
    """Sure when the signature stands first; likely when the name says so and cues follow."""
    if source.text.lstrip().startswith("WEBVTT"):
        return 0.9
    return 0.5 if source.extension == ".vtt" and ARROW.search(source.text) else 0.0


def parse(source: Source) -> Transcript:
    """Every cue's words with the cue's time; voices become turns."""
    builder = Builder(NAME)
    read_header(builder, source.text)
    for block in blocks(_ASIDE.sub("\n", source.text)):
        add_block(builder, block)
    return builder.build()


def read_header(builder: Builder, text: str) -> None:
    """`Language:` and `Title:` of the lines before the first cue."""
    head = text.split("-->", 1)[0][:2000]
    for label, value in _HEADER.findall(head):
        if label.lower() == "language":
            builder.about(language=value.strip())
        elif label.lower() == "title":
            builder.about(title=value.strip())
