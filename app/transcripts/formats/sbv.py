"""SBV, as YouTube writes SubViewer, and SubViewer 2: a line with two times, then the caption."""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "sbv"
_TIMES = re.compile(
    r"^[ \t]*(\d{1,2}:\d{2}:\d{2}[.:]\d{2,3})[ \t]*,[ \t]*(\d{1,2}:\d{2}:\d{2}[.:]\d{2,3})[ \t]*$",
    re.MULTILINE,
)
_TITLE = re.compile(r"^\[TITLE\][ \t]*\n?([^\n\[]+)", re.MULTILINE)


def recognise(file: Text) -> Level:
    """Sure of two such lines, whatever the file is called."""
    found = len(_TIMES.findall(file.text[:50_000]))
    return Level.SIGNATURE if found > 1 else Level.SHAPE if found else Level.NO


def parse(file: Text) -> Transcript:
    """The captions with their times; `[br]` ends a line. What stands before the first is about
    the file."""
    builder = Builder(NAME)
    if title := _TITLE.search(file.text):
        builder.about(title=title[1].strip())
    add_captions(builder, list(_blocks(file.text)))
    return builder.build()


def _blocks(text: str) -> list[CaptionBlock]:
    heads = list(_TIMES.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        start_ms, end_ms = (_ms(one) for one in head.groups())
        lines = re.split(r"\[br\]|\n", text[head.end() : end].strip())
        found.append(
            CaptionBlock(
                start_ms, max(start_ms, end_ms), tuple(filter(None, map(str.strip, lines)))
            )
        )
    return found


def _ms(text: str) -> int:
    """A time, whose hundredths may stand behind a third colon."""
    return parse_time(re.sub(r"^(\d+:\d+:\d+):", r"\1.", text)) or 0


FORMAT = Format(
    name=NAME,
    title="SBV and SubViewer",
    holds="as SubRip",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".sbv", ".sub"),
)
