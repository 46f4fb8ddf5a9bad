"""YouTube's automatic captions as WebVTT, the way yt-dlp saves them.

Each caption shows two lines: the one before, once more, and a new one in which every word
carries its own time: `hello<00:00:01.199><c> world</c>`. Between them stand captions of 10
milliseconds that only repeat.
"""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import caption_blocks
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats.webvtt import read_header
from app.transcripts.model import Transcript

NAME = "youtube-captions"


def recognise(file: Text) -> Level:
    """WebVTT with times inside its lines."""
    is_vtt = file.text.lstrip().startswith("WEBVTT")
    is_rolling = is_vtt and re.search(r"<\d\d:\d\d:\d\d\.\d{3}><c>", file.text)
    return Level.DIALECT if is_rolling else Level.NO


def parse(file: Text) -> Transcript:
    """The words once spoken, each with its own time."""
    builder = Builder(NAME)
    read_header(builder, file.text)
    add_captions(builder, caption_blocks(file.text))
    return builder.build()


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
