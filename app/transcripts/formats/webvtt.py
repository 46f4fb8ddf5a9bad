"""WebVTT: cues with times, `<v Name>` voices, notes and styles (W3C WebVTT, 2019)."""

import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import ARROW, caption_blocks
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.model import Transcript, TranscriptError

NAME = "webvtt"
_ASIDE = re.compile(r"(?:^|\n\n)(?:NOTE|STYLE|REGION)\b(?:(?!\n\n).)*", re.DOTALL)
_HEADER = re.compile(r"^(Kind|Language|Title):\s*(.+)$", re.IGNORECASE | re.MULTILINE)


_CHAPTERS = re.compile(r"^chapter[ _-]?\d{1,3}[ \t]*\n[^\n]{1,60}-->", re.IGNORECASE | re.MULTILINE)
_FEWEST_CHAPTERS = 2


def recognise(file: Text) -> Level:
    """Sure when the signature stands first; likely when the name says so and cues follow."""
    if file.text.lstrip().startswith("WEBVTT"):
        return Level.SIGNATURE
    is_likely = file.extension == ".vtt" and ARROW.search(file.text)
    return Level.SHAPE if is_likely else Level.NO


def parse(file: Text) -> Transcript:
    """Every cue's words with the cue's time; voices become turns."""
    arrows = file.text.count("-->")
    if len(_CHAPTERS.findall(file.text)) >= max(_FEWEST_CHAPTERS, arrows * 0.8):
        raise TranscriptError(
            "It lists the chapters of a recording, and not what is said in it. Keep its captions "
            "in the folder; `chapters` in a YAML file beside them tells the same."
        )
    builder = Builder(NAME)
    read_header(builder, file.text)
    add_captions(builder, caption_blocks(_ASIDE.sub("\n", file.text)))
    return builder.build()


def read_header(builder: Builder, text: str) -> None:
    """`Language:` and `Title:` of the lines before the first cue."""
    head = text.split("-->", 1)[0][:2000]
    for label, value in _HEADER.findall(head):
        if label.lower() == "language":
            builder.about(language=value.strip())
        elif label.lower() == "title":
            builder.about(title=value.strip())


FORMAT = Format(
    name=NAME,
    title="WebVTT",
    holds="words, the times of cues and within them, `<v Name>` voices, `Name:`, `[NAME]` and "
    "dashes as changes of speaker, `[laughter]` and `(door creaking)` as marks; lines that roll "
    "up once; notes and styles are passed over",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".vtt",),
)
