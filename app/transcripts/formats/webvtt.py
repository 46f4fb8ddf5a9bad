"""WebVTT: cues with times, `<v Name>` voices, notes and styles (W3C WebVTT, 2019)."""

import json
import re

from app.transcripts.builder import Builder
from app.transcripts.caption_blocks import ARROW, caption_blocks
from app.transcripts.captions import add_captions
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.lines.names import NAME_SHAPES, shape
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
    are_named = "<v" not in file.text
    if are_named and len(_CHAPTERS.findall(file.text)) >= max(_FEWEST_CHAPTERS, arrows * 0.8):
        raise TranscriptError(
            "It lists the chapters of a recording, and not what is said in it. Keep its captions "
            "in the folder; `chapters` in a YAML file beside them tells the same."
        )
    builder = Builder(NAME)
    read_header(builder, file.text)
    add_captions(builder, caption_blocks(_with_voices(_ASIDE.sub("\n", file.text))))
    return builder.build()


_NAMED_CUE = re.compile(
    r"^\d{1,6}[ \t]+\"([^\"\n<>]{1,80})\"[ \t]+\(\d{1,20}\)[ \t]*\n([^\n]{0,200}-->[^\n]{0,200})\n",
    re.MULTILINE,
)
"""Webex names who speaks in the identifier of a cue: `12 "Vera Holm" (3871434240)`."""
_DATA_CUE = re.compile(r"^\{[^\n]*\}[ \t]*$", re.MULTILINE)
"""Teams' captions with their metadata are a line of JSON each."""


def _with_voices(text: str) -> str:
    """The text with voices where a service says elsewhere in a cue who speaks."""
    if '"spokenText"' in text:
        text = _DATA_CUE.sub(_spoken, text)
    if "<v" not in text and (names := _cue_names(text)):
        return _CALLED_CUE.sub(
            lambda cue: f"{cue[2]}\n<v {cue[1].strip()}>" if cue[1].strip() in names else cue[0],
            text,
        )
    return _NAMED_CUE.sub(r"\2\n<v \1>", text)


_CALLED_CUE = re.compile(
    r"(?<=\n\n)(?:\d{1,5}[ \t]*[-–.:][ \t]*)?([^\W\d_][^\n<>]{0,60})\n"
    r"([ \t]*\d[^\n]{0,200}-->[^\n]{0,200})\n"
)
_FEWEST_NAMED, _NAMED = 4, 0.9


def _cue_names(text: str) -> set[str]:
    """The names of people that cues are called by, where nearly all are and the names come again;
    none where cues are numbered, or called each by a word of its own."""
    called = [match[1].strip() for match in _CALLED_CUE.finditer(text)]
    names = {name for name in called if shape(name) in NAME_SHAPES}
    named = sum(name in names for name in called)
    is_told = named >= max(_FEWEST_NAMED, text.count("-->") * _NAMED)
    return names if is_told and 1 < len(names) <= named / 2 else set()


def _spoken(cue: re.Match[str]) -> str:
    if '"spokenText"' not in cue[0]:
        return cue[0]
    try:
        told = json.loads(cue[0])
    except (ValueError, RecursionError):
        return cue[0]
    said, name = told.get("spokenText"), told.get("speakerName")
    if not isinstance(said, str):
        return cue[0]
    named = re.sub(r"[<>\n]", " ", name).strip() if isinstance(name, str) else ""
    said = " ".join(said.split()).replace("<", "&lt;")
    return f"<v {named}>{said}</v>" if named else said


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
