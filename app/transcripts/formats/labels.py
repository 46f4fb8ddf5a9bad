"""Audacity's labels: start, end and words, with tabs between; spectral lines are passed over."""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "labels"
_LABEL = re.compile(r"^(\d{1,7}[.,]\d{1,9})\t(\d{1,7}[.,]\d{1,9})\t(.*)$", re.MULTILINE)


def recognise(file: Text) -> Level:
    """Nearly every line is a label."""
    lines = [
        line
        for line in file.text[:20_000].split("\n")
        if line.strip() and not line.startswith("\\")
    ]
    found = sum(bool(_LABEL.match(line)) for line in lines)
    return Level.SIGNATURE if found and found >= 0.9 * len(lines) else Level.NO


def parse(file: Text) -> Transcript:
    """The labels as captions."""
    builder = Builder(NAME)
    add_captions(
        builder,
        [CaptionBlock(_ms(start), max(_ms(start), _ms(end)), (text,))
         for start, end, text in _LABEL.findall(file.text) if text.strip()],
    )  # fmt: skip
    return builder.build()


def _ms(text: str) -> int:
    return round(float(text.replace(",", ".")) * 1000)


FORMAT = Format(
    name=NAME,
    title="Audacity labels",
    holds="words and times; `Name:` as in captions",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".txt",),
)
