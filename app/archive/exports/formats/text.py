"""Plain text: a paragraph a line, with time and speaker where they are known."""

from app.archive.exports.export import Export, Paragraph, paragraphs, said
from app.archive.exports.format import ExportFormat
from app.archive.exports.front_matter import front_matter
from app.transcripts.clock_times import clock_of
from app.transcripts.speaker_names import NOT_NAMED


def write(out: Export) -> bytes:
    """The facts, then a paragraph a line."""
    lines = [_line(out, paragraph) for paragraph in paragraphs(out)]
    return "\n".join([front_matter(out), *(f"{line}\n" for line in lines)]).encode()


def _line(out: Export, paragraph: Paragraph) -> str:
    speaker = f"{paragraph.speaker or NOT_NAMED}: " if paragraph.begins_turn else ""
    return f"{speaker}[{clock_of(paragraph.start)}] {said(out, paragraph.first, paragraph.last)}"


FORMAT = ExportFormat(
    place=10,
    name="txt",
    label="Text",
    media_type="text/plain",
    holds="facts, then the words in paragraphs with their times, names where the speaker changes",
    write=write,
)
