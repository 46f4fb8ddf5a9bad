"""MicroDVD: frames in braces, `|` between lines; the first caption may tell the frame rate."""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript

NAME = "microdvd"
_USUAL_RATE = 23.976
_CAPTION = re.compile(r"^\{(\d{1,9})\}\{(\d{0,9})\}(.*)$", re.MULTILINE)
_STYLE = re.compile(r"\{[a-zA-Z]:[^}]*\}|(?<=\|)/|^/")
_RATE = re.compile(r"\d{2,3}(?:\.\d{1,3})?")


def recognise(file: Text) -> Level:
    """Lines that begin with two numbers in braces."""
    return Level.SIGNATURE if _CAPTION.match(file.text.lstrip("\ufeff\n ")) else Level.NO


def parse(file: Text) -> Transcript:
    """The captions; times are as exact as the frame rate is known."""
    builder = Builder(NAME)
    captions = _CAPTION.findall(file.text)
    rate = _USUAL_RATE
    if captions and captions[0][0] in ("0", "1") and _RATE.fullmatch(captions[0][2].strip()):
        rate = float(captions.pop(0)[2])
    else:
        builder.warn(f"The file tells no frame rate: {rate} frames a second were taken.")
    blocks = [
        CaptionBlock(
            round(int(first) * 1000 / rate),
            round(int(last or first) * 1000 / rate),
            tuple(line.strip() for line in _STYLE.sub("", text).split("|") if line.strip()),
        )
        for first, last, text in captions
    ]
    add_captions(builder, blocks)
    return builder.build()


FORMAT = Format(
    name=NAME,
    title="MicroDVD",
    holds="as SubRip; times from frames, at the rate that the file tells or the usual one",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".sub",),
)
