"""Markdown (CommonMark) with YAML front matter, bold names and times in brackets."""

import re

from app.archive.exports.export import Export, Paragraph, paragraphs, said
from app.archive.exports.format import ExportFormat
from app.archive.exports.front_matter import front_matter
from app.transcripts.clock_times import clock_of
from app.transcripts.speaker_names import NOT_NAMED

_SIGNS = re.compile(r"[\\`*_|~]|!(?=\[)|(?<=\])\(")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "{": "&#123;", "[^": "&#91;^"}
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")


def write(out: Export) -> bytes:
    """The facts, then a paragraph a line."""
    lines = [_line(out, paragraph) for paragraph in paragraphs(out)]
    return "\n".join([front_matter(out), *(f"{line}\n" for line in lines)]).encode()


def _line(out: Export, paragraph: Paragraph) -> str:
    name = _plain(paragraph.speaker or NOT_NAMED)
    speaker = f"**{name}:** " if paragraph.begins_turn else ""
    words = _plain(said(out, paragraph.first, paragraph.last))
    return f"{speaker}[{clock_of(paragraph.start)}] {words}"


def _plain(text: str) -> str:
    """Text that is shown as it stands. Brackets stay, for they lead nowhere here."""
    text = _ENTITY.sub("&amp;", text)
    for sign, entity in _ENTITIES.items():
        text = text.replace(sign, entity)
    return _SIGNS.sub(r"\\\g<0>", text)


FORMAT = ExportFormat(
    place=15,
    name="md",
    label="Markdown",
    media_type="text/markdown",
    holds="the same with names in bold, signs of Markdown in the words escaped",
    write=write,
)
