"""Markdown with `**Speaker:**` turns and `[mm:ss]` times."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.transcripts.builder import Builder
from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.front_matter import split_front_matter
from app.transcripts.model import Transcript
from app.transcripts.times import CLOCK, parse_time

NAME = "markdown"
_TURN = re.compile(r"^\s*(?:\*\*|__)\s*(\S[^*_\n]{0,60}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*")
_TURNS = re.compile(_TURN.pattern, re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_CHAPTER = re.compile(rf"^[\[(]?\\?({CLOCK})\b")
_RULE = re.compile(r"^\s*([-*_])(\s*\1){2,}\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+|^\s*>\s?")
_MARKED = re.compile(r"[\\*_`\[\]<&!]")
_LONGEST_MARKED = 100_000
_inline = MarkdownIt("commonmark", {"html": True})


def recognise(file: Text) -> Level:
    """Sure with two bold speakers; one is enough in a file that is named Markdown."""
    turns = len(_TURNS.findall(file.text[:200_000]))
    if turns >= 2:
        return Level.SHAPE
    return Level.SHAPE if turns and file.extension in {".md", ".markdown"} else Level.NO


def parse(file: Text) -> Transcript:
    """Bold names begin turns, empty lines paragraphs; headings are no spoken words, but
    a time at the head of one is that of the words below."""
    builder = Builder(NAME)
    facts, body, problems = split_front_matter(file.text)
    builder.about(**facts)
    builder.warn(*problems)
    for line in body.split("\n"):
        if not line.strip():
            builder.paragraph()
        elif heading := _HEADING.match(line):
            if chapter := _CHAPTER.match(heading[2]):
                builder.time(parse_time(chapter[1]) or 0)
            if builder.metadata.title is None and len(heading[1]) == 1 and not builder.here:
                builder.about(title=plain(heading[2]))
        elif not _RULE.match(line):
            _add_line(builder, line)
    return builder.build()


def _add_line(builder: Builder, line: str) -> None:
    if turn := _TURN.match(line):
        builder.turn(plain(turn[1]))
        line = line[turn.end() :]
    builder.timed_text(plain(_BULLET.sub("", line)))


def plain(line: str) -> str:
    """A line without its markup: link texts stay, addresses and images go."""
    if len(line) > _LONGEST_MARKED or not _MARKED.search(line):
        return line
    return "".join(_texts(_inline.parseInline(line)[0].children or []))


def _texts(tokens: list[Token]) -> list[str]:
    texts = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            texts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            texts.append(" ")
    return texts


FORMAT = Format(
    name=NAME,
    title="Markdown",
    holds="`**Name:**` turns, `[mm:ss]` and `[hh:mm:ss]` times, YAML front matter; headings are "
    "not spoken words",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=(".md", ".markdown"),
)
