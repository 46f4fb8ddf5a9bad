"""Plain text: a paragraph a line, with time and speaker where they are known."""

from app.archive.exports.export import Export, Paragraph, cautions, heading, paragraphs, said
from app.archive.exports.format import Format
from app.transcripts.speaker_names import NOT_NAMED
from app.transcripts.timeline import clock_of


def write(out: Export) -> bytes:
    """The heading, then a paragraph a line."""
    lines = [_line(out, paragraph) for paragraph in paragraphs(out)]
    text = "\n".join([*heading(out), *cautions(out)]) + "\n\n" + "\n\n".join(lines) + "\n"
    return text.encode()


def _line(out: Export, paragraph: Paragraph) -> str:
    time = f"[{clock_of(paragraph.start)}] " if paragraph.start else ""
    speaker = f"{paragraph.speaker or NOT_NAMED}: " if paragraph.begins_turn else ""
    return f"{time}{speaker}{said(out, paragraph.first, paragraph.last)}"


FORMAT = Format(
    place=10,
    name="txt",
    label="Text",
    media_type="text/plain",
    holds="the words in paragraphs, names where the speaker changes, passages' times",
    write=write,
)
