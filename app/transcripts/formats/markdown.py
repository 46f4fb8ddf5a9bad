"""Markdown with `**Speaker:**` turns and `[mm:ss]` times."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.transcripts.builder import Builder
from app.transcripts.front_matter import split_front_matter
from app.transcripts.model import Transcript
from app.transcripts.source import Source
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


def confidence(source: Source) -> float:
    """Sure with two bold speakers; one is enough in a file that is named Markdown."""
    turns = len(_TURNS.findall(source.text[:200_000]))
    if turns >= 2:
        return 0.8
    return 0.6 if turns and source.extension in {".md", ".markdown"} else 0.0


def parse(source: Source) -> Transcript:
    """Bold names begin turns, empty lines paragraphs; headings are no spoken words, but
    a time at the head of one is that of the words below."""
    builder = Builder(NAME)
    facts, body = split_front_matter(source.text)
    if facts:
        builder.about(**facts)
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
