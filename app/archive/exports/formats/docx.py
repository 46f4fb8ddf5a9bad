"""Word's documents (Office Open XML)."""

import io

import docx
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as Block

from app.archive.exports.export import (
    Export,
    Paragraph,
    cautions,
    heading,
    in_one_line,
    paragraphs,
    said,
)
from app.archive.exports.format import ExportFormat
from app.transcripts.clock_times import clock_of
from app.transcripts.speaker_names import NOT_NAMED

_GREY = RGBColor(0x60, 0x60, 0x60)


def write(out: Export) -> bytes:
    """The heading and what must be known of the words, then a paragraph each."""
    document = docx.Document()
    document.core_properties.title = in_one_line(out.episode.title)[:255]
    document.core_properties.language = in_one_line(out.episode.language)
    document.core_properties.author = ""
    title, *about = heading(out)
    document.add_heading(title, 0)
    for line in (*about, *cautions(out)):
        document.add_paragraph(line, style="Subtitle")  # which isn't the text, for readers of files
    for one in paragraphs(out):
        _add(document.add_paragraph(), out, one)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _add(block: Block, out: Export, one: Paragraph) -> None:
    if one.begins_turn:
        block.add_run(f"{one.speaker or NOT_NAMED}: ").bold = True
    block.add_run(f"[{clock_of(one.start)}] ").font.color.rgb = _GREY
    block.add_run(said(out, one.first, one.last))


FORMAT = ExportFormat(
    place=60,
    name="docx",
    label="Word (DOCX)",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    holds="title, facts, then paragraphs with bold names and their times",
    write=write,
    needs_sidecar=True,
)
