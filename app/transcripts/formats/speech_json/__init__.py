"""What speech-to-text services and editors of transcripts write as JSON: one reader, and a table
of the shapes in which they do it."""

from functools import partial

from app.transcripts.content import Json
from app.transcripts.format import Format, Level
from app.transcripts.formats.speech_json.editors import EDITORS
from app.transcripts.formats.speech_json.heard import hear
from app.transcripts.formats.speech_json.meetings import MEETINGS
from app.transcripts.formats.speech_json.programs import PROGRAMS
from app.transcripts.formats.speech_json.services import SERVICES
from app.transcripts.formats.speech_json.shape import JsonShape
from app.transcripts.formats.speech_json.unknown import UNKNOWN
from app.transcripts.formats.speech_json.write import write
from app.transcripts.model import Transcript


def recognise(shape: JsonShape, file: Json) -> Level:
    """Whether a JSON has the keys of a shape; what any list of speech has is no signature."""
    if not shape.knows(file.root):
        return Level.NO
    return Level.SHAPE if shape is UNKNOWN else Level.SIGNATURE


def parse(shape: JsonShape, file: Json) -> Transcript:
    """What a JSON of a shape says."""
    return write(hear(file.root, shape), shape.name, shape.are_lines)


def _holds(shape: JsonShape) -> str:
    """What is taken from such a file."""
    parts = ["words with their times" if shape.words else "lines with their times"]
    if "-" not in (shape.speaker, shape.word_speaker) or shape.spans:
        parts.append("speakers by name" if shape.names else "speakers")
    if shape.words and shape.confidence != "-":
        parts.append("how sure each word is")
    if shape.chapters:
        parts.append("chapters")
    return ", ".join(parts)


FORMATS = tuple(
    Format(
        name=shape.name,
        title=shape.title if shape is UNKNOWN else f"{shape.title} (JSON)",
        holds=_holds(shape),
        takes=Json,
        recognise=partial(recognise, shape),
        parse=partial(parse, shape),
        extensions=(".json",),
    )
    for shape in (*PROGRAMS, *SERVICES, *EDITORS, *MEETINGS, UNKNOWN)
)
