"""SubStation Alpha (ASS, SSA): events with times, an actor's name and styled text.

The events are read by pysubs2; styles, drawings and effects are no words.
"""

import re
import warnings
from collections.abc import Sequence

import pysubs2

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import CaptionBlock
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.lines.names import LabelShape, shape
from app.transcripts.model import Transcript, TranscriptError

NAME = "substation"
_SCRIPT = re.compile(
    r"^[ \t]*\[Script Info\]|^[ \t]*Dialogue:\s*+[^,\n]*+,\d+:\d{2}:\d{2}[.:]\d{2},", re.M | re.I
)
_NOBODY = {"ntp", "default", "none", "actor", "name"}
"""What editors write where no actor was named."""
_SIGNS = re.compile(
    r"(?:^|[\W_])(?:signs?|typeset(?:ting)?|on-?screen)(?:$|[\W_\d])", re.IGNORECASE
)
"""Styles of what is written in the picture, which nobody says."""
_NO_EVENT = re.compile(r"^\[(?:Fonts|Graphics)\].*?(?=^\[|\Z)", re.M | re.S | re.I)


def recognise(file: Text) -> Level:
    """`[Script Info]` or a line of dialogue with times."""
    return Level.SIGNATURE if _SCRIPT.search(file.text[:100_000]) else Level.NO


def parse(file: Text) -> Transcript:
    """What is said, in order of time; the actor of an event is its speaker."""
    builder = Builder(NAME)
    text = _NO_EVENT.sub("", re.sub(r"^[ \t]+", "", file.text, flags=re.M))
    kind = "ssa" if re.search(r"^\[V4 Styles\]", text, re.M | re.I) else "ass"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which are left anyway
            read = pysubs2.SSAFile.from_string(text, format_=kind)
    except Exception as error:  # it raises whatever its own parsing meets
        raise TranscriptError("The SubStation file is damaged.") from error
    said = [
        event
        for event in sorted(read.events, key=lambda event: event.start)
        if not event.is_comment
        and not event.is_drawing
        and event.plaintext.strip()
        and not _SIGNS.search(event.style)
    ]
    styled = _styled_by_name(said)
    shown: dict[tuple[int, int, str], None] = {}
    blocks = []
    for event in said:
        words = " ".join(event.plaintext.split())
        if (key := (event.start, event.end, words)) in shown:  # layers show the same words twice
            continue
        shown[key] = None
        name = " ".join((event.style if styled else event.name).split())
        name = "" if name.lower() in _NOBODY else name
        lines = [line.strip() for line in event.plaintext.split("\n") if line.strip()]
        if name:
            lines = [f"<v {name}>{' '.join(lines)}"]
        blocks.append(
            CaptionBlock(max(0, event.start), max(event.start, event.end, 0), tuple(lines))
        )
    add_captions(builder, blocks)
    title = read.info.get("Title", "").strip()
    if title and not re.search(r"default|untitled|<untitled>", title, re.I):
        builder.about(title=title)
    return builder.build()


def _styled_by_name(said: Sequence[pysubs2.SSAEvent]) -> bool:
    """Whether no event names an actor, and styles are called as people are: by names, at least one
    of them whole."""
    styles = {event.style for event in said}
    people = {style for style in styles if shape(style) in (LabelShape.FULL, LabelShape.SINGLE)}
    if not any(shape(style) is LabelShape.FULL for style in people):
        return False
    is_other = any(event.name.strip().lower() not in {"", *_NOBODY} for event in said)
    return not is_other and len(people) > 1 and len(people) * 2 > len(styles)


FORMAT = Format(
    name=NAME,
    title="SubStation Alpha (ASS, SSA)",
    holds="words, times, the actor of an event as speaker; styles, drawings and comments are left",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".ass", ".ssa"),
)
