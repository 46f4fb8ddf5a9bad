"""YouTube's automatic captions as WebVTT, the way yt-dlp saves them.

Each caption shows two lines: the one before, once more, and a new one in which every word
carries its own time: `hello<00:00:01.199><c> world</c>`. Between them stand captions of 10
milliseconds that only repeat. Words are taken once: from the lines with times in them, and
from a plain line only when it isn't what was shown just before.
"""

import re

from app.transcripts.builder import Builder
from app.transcripts.captions import Block, blocks, plain
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats.webvtt import read_header
from app.transcripts.model import Transcript
from app.transcripts.times import parse_time

NAME = "youtube-captions"
_WORD_TIME = re.compile(r"<(\d{1,3}:\d{2}:\d{2}\.\d{3}|\d{1,3}:\d{2}\.\d{3})>")


def recognise(file: Text) -> Level:
    """WebVTT with times inside its lines."""
    is_vtt = file.text.lstrip().startswith("WEBVTT")
    is_rolling = is_vtt and re.search(r"<\d\d:\d\d:\d\d\.\d{3}><c>", file.text)
    return Level.DIALECT if is_rolling else Level.NO


def parse(file: Text) -> Transcript:
    """The words once spoken, each with its own time."""
    builder = Builder(NAME)
    read_header(builder, file.text)
    shown: list[str] = []
    for block in blocks(file.text):
        lines = [line for line in block.lines if line.strip()]
        for line in lines:
            said = plain(line).strip()
            if said and (_WORD_TIME.search(line) or said not in shown):
                _add_line(builder, line, block)
        texts = [plain(line).strip() for line in lines]
        shown = texts or shown
    return builder.build()


def _add_line(builder: Builder, line: str, block: Block) -> None:
    first = builder.here
    parts = _WORD_TIME.split(line)
    if plain(parts[0]).strip().startswith(">>"):
        builder.turn(None)
        parts[0] = parts[0].replace("&gt;", "").replace(">>", "")
    builder.time(block.start_ms)
    builder.text(plain(parts[0]))
    for time, said in zip(parts[1::2], parts[2::2], strict=True):
        builder.time(parse_time(time) or 0)
        builder.text(plain(said))
    builder.close_cue(first, block.start_ms, block.end_ms)


FORMAT = Format(
    name=NAME,
    title="YouTube's automatic captions (WebVTT as yt-dlp saves it)",
    holds="each word once, though its line is shown twice, with its own time; `.info.json` "
    "beside it",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".vtt",),
)
