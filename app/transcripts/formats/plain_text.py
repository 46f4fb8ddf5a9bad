"""Plain text, with or without `Name:` turns and times at the head of lines."""

import re
from collections import Counter

from app.transcripts.builder import Builder
from app.transcripts.captions import named_speaker, split_voices
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.front_matter import split_front_matter
from app.transcripts.model import Transcript
from app.transcripts.times import CLOCK, parse_time

NAME = "plain-text"
_TIME_HEAD = re.compile(rf"^\s*[\[(]?({CLOCK})[\])]?(?:\s*[-–—|:])?(?:\s+|$)")
_TIME_LINES = re.compile(rf"^\s*[\[(]?{CLOCK}[\])]?(?:\s|$)", re.MULTILINE)
_NAME_TIME = re.compile(rf"^([^\W\d_][\w.'’ \-]{{0,40}}?)\s*[\[(]?({CLOCK})[\])]?\s*:?\s*$")
_NAME_TIME_SAID = re.compile(rf"^([^\W\d_][\w.'’ \-]{{0,40}}?)\s*[\[(]({CLOCK})[\])]\s*:\s*")
_PROSE = {"", ".txt", ".text", ".md", ".markdown", ".transcript"}
_NO_TALK_NAMES = re.compile(
    r"^(licen[sc]e|copying|notice|readme|sources?|changelog|contributing|authors|credits|index"
    r"|requirements|robots|todo|manifest|summary|code_of_conduct)$",
    re.IGNORECASE,
)
_NO_TALK_TEXT = re.compile(
    r"permission is hereby granted|terms and conditions|all rights reserved|licensed under"
    r"|creative commons attribution|redistribution and use in source",
    re.IGNORECASE,
)
_NO_TALK_LINE = re.compile(
    r"^\s*(\||```|#{1,6}\s|[-*+]\s|<[a-z!/]|https?://\S+\s*$)", re.IGNORECASE
)


def recognise(file: Text) -> Level:
    """Turns and times speak for a transcript; bare prose counts when nothing speaks against it."""
    text, stem = file.text[:200_000], file.stem
    if file.extension not in _PROSE:
        return Level.NO
    if len(_TIME_LINES.findall(text)) >= 3:
        return Level.TIMED
    if len(_speakers(text)) >= 2:
        return Level.NAMED
    if _NO_TALK_NAMES.match(stem) or (not file.extension and stem == stem.upper()):
        return Level.NO
    lines = [line for line in text.split("\n") if line.strip()]
    against = sum(1 for line in lines if _NO_TALK_LINE.match(line))
    if against * 3 > len(lines) or (len(text) < 20_000 and _NO_TALK_TEXT.search(text[:5_000])):
        return Level.NO
    return Level.PROSE


def parse(file: Text) -> Transcript:
    """Times and names at the head of a line; empty lines begin paragraphs."""
    builder = Builder(NAME)
    facts, body, problems = split_front_matter(file.text)
    builder.about(**facts)
    builder.warn(*problems)
    speakers = _speakers(body)
    lines = body.split("\n")
    filled = sum(1 for line in lines if line.strip())
    is_timed = len(_TIME_LINES.findall(body)) * 3 > filled
    for line in lines:
        if line.strip():
            _add_line(builder, line, speakers)
        elif not is_timed:
            builder.paragraph()
    return builder.build()


def _add_line(builder: Builder, line: str, speakers: frozenset[str]) -> None:
    if head := _TIME_HEAD.match(line):
        builder.time(parse_time(head[1]) or 0)
        line = line[head.end() :]
    named = _NAME_TIME.match(line) or _NAME_TIME_SAID.match(line)
    if named and named[1] in speakers:
        builder.turn(named[1])
        builder.time(parse_time(named[2]) or 0)
        line = line[named.end() :]
    else:
        name, rest = named_speaker(line)
        if name in speakers:
            builder.turn(name)
            line = rest
    before, voices = split_voices(line)  # captions that were saved as text keep them
    builder.timed_text(before)
    for name, said in voices:
        builder.turn(name)
        builder.timed_text(said)


def _speakers(text: str) -> frozenset[str]:
    """Names that head lines: those that come twice, and full names that come once."""
    counts: Counter[str] = Counter()
    for line in text.split("\n"):
        if head := _TIME_HEAD.match(line):
            line = line[head.end() :]
        timed = _NAME_TIME.match(line) or _NAME_TIME_SAID.match(line)
        name = timed[1] if timed else named_speaker(line[:120])[0]
        if name:
            counts[name] += 1
    return frozenset(
        name
        for name, count in counts.items()
        if count >= 2 or (" " in name and all(part[:1].isupper() for part in name.split()))
    )


FORMAT = Format(
    name=NAME,
    title="plain text",
    holds="`Name:` turns, times at the head of lines or in brackets; bare prose too",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".txt", ".text", ".transcript"),
)
