"""LRC: `[01:23.45]` before each line, `<01:23.80>` before words, facts in brackets at the head."""

import re

from app.transcripts.builder import Builder
from app.transcripts.clock_times import parse_time
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.lines.frames import framed
from app.transcripts.lines.speakers import find_speakers
from app.transcripts.lines.survey import Line
from app.transcripts.model import Transcript

NAME = "lrc"
_CLOCK = r"\d{1,3}:\d{2}(?:[.:]\d{1,3})?"
_LINE = re.compile(rf"^((?:\[{_CLOCK}\][ \t]*)+)(.*)$", re.MULTILINE)
_TIME = re.compile(rf"\[({_CLOCK})\]")
_WORD_TIME = re.compile(rf"<({_CLOCK})>")
_FACT = re.compile(
    r"^\[(ti|ar|al|la|length|by|offset|re|ve|au|tool):[ \t]*+([^\]\n]*+)\]", re.M | re.I
)
_HUNDREDTHS = re.compile(r"^\[\d{1,3}:\d{2}\.\d{2}\]", re.MULTILINE)


def recognise(file: Text) -> Level:
    """Facts or hundredths of seconds in brackets tell it from typed text with times."""
    lines = len(_HUNDREDTHS.findall(file.text[:20_000]))
    if _FACT.search(file.text[:2_000]) and _LINE.search(file.text):
        return Level.SIGNATURE
    if file.extension == ".lrc" and _LINE.search(file.text):
        return Level.SIGNATURE
    return Level.SHAPE if lines > 2 else Level.NO


def parse(file: Text) -> Transcript:
    """The lines in the order of their times; one with several times is sung again."""
    builder = Builder(NAME)
    facts = {name.lower(): value.strip() for name, value in _FACT.findall(file.text)}
    builder.about(title=facts.get("ti") or None, language=facts.get("la") or None)
    offset = int(facts["offset"]) if re.fullmatch(r"[+-]?\d{1,6}", facts.get("offset", "")) else 0
    lines = [
        (
            max(
                0,
                (parse_time(time.replace(":", ".") if time.count(":") > 1 else time) or 0) - offset,
            ),
            text,
        )
        for times, text in _LINE.findall(file.text)
        for time in _TIME.findall(times)
    ]
    lines.sort(key=lambda line: line[0])
    told = framed([Line(text) for _, text in lines], is_caption=True)
    said = find_speakers(told, is_caption=True)
    for (start_ms, text), line in zip(lines, said, strict=True):
        if line.changes and "<" not in text:
            builder.turn(line.speaker)
            text = line.text
        builder.time(start_ms)
        before, *timed = _WORD_TIME.split(text)
        builder.text(before)
        for time, words in zip(timed[::2], timed[1::2], strict=True):
            if words.strip():
                builder.time(max(0, (parse_time(time) or 0) - offset))
                builder.text(words)
        builder.paragraph()
    return builder.build()


FORMAT = Format(
    name=NAME,
    title="LRC",
    holds="lines and words with their times, title and language",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".lrc",),
)
